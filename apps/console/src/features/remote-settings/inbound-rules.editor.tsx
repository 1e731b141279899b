import { Checkbox, Input, Select } from 'antd'
import type { InboundRule } from '@smartym/contract'
import { agentStates, inboundActs } from '@smartym/contract/constants'
import { useTranslate } from '../../platform/language.ts'
import { RuleRows } from './rule-rows.tsx'

export interface InboundRulesEditorProps {
  readonly rules: readonly InboundRule[]
  readonly onChange: (rules: readonly InboundRule[]) => void
}

const firstRule: InboundRule = {
  states: ['in_call', 'wrap_up'],
  from: '00:00',
  to: '00:00',
  act: 'ring',
  isTexted: true,
}

/** What becomes of calls that come in, by the agent's state and the time of day (INB-1). */
export function InboundRulesEditor({ rules, onChange }: InboundRulesEditorProps) {
  const t = useTranslate()
  return (
    <RuleRows
      rules={rules}
      onChange={onChange}
      newRule={firstRule}
      emptyText={t('console.settings.no_inbound_rules')}
    >
      {(rule, change) => (
        <>
          <Select
            mode="multiple"
            aria-label={t('console.settings.inbound_states')}
            value={rule.states}
            options={agentStates.map((value) => ({ value, label: t(`agent_state.${value}`) }))}
            style={{ minWidth: 180 }}
            onChange={(states) => change({ states })}
          />
          <Input
            type="time"
            aria-label={t('console.settings.inbound_from')}
            value={rule.from}
            style={{ width: 120 }}
            onChange={({ target }) => change({ from: target.value })}
          />
          <Input
            type="time"
            aria-label={t('console.settings.inbound_to')}
            value={rule.to}
            style={{ width: 120 }}
            onChange={({ target }) => change({ to: target.value })}
          />
          <Select
            aria-label={t('console.settings.inbound_act')}
            value={rule.act}
            options={inboundActs.map((value) => ({
              value,
              label: t(`console.settings.inbound_act.${value}`),
            }))}
            onChange={(act) => change({ act })}
          />
          <Checkbox checked={rule.isTexted} onChange={({ target }) => change({ isTexted: target.checked })}>
            {t('console.settings.inbound_texted')}
          </Checkbox>
        </>
      )}
    </RuleRows>
  )
}
