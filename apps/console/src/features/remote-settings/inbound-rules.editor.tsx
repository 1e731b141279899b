import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select } from 'antd'
import type { InboundRule } from '@smartym/contract'
import { agentStates, inboundActs } from '@smartym/contract/constants'
import { useTranslate } from '../../platform/language.ts'
import styles from './remote-settings.module.css'

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
  const change = (at: number, changes: Partial<InboundRule>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...changes } : rule)))
  return (
    <div className={styles.reasons}>
      {rules.map((rule, at) => (
        <div key={at} className={styles.rule}>
          <Select
            mode="multiple"
            aria-label={t('console.settings.inbound_states')}
            value={rule.states}
            options={agentStates.map((value) => ({ value, label: t(`agent_state.${value}`) }))}
            style={{ minWidth: 180 }}
            onChange={(states) => change(at, { states })}
          />
          <Input
            type="time"
            aria-label={t('console.settings.inbound_from')}
            value={rule.from}
            style={{ width: 120 }}
            onChange={({ target }) => change(at, { from: target.value })}
          />
          <Input
            type="time"
            aria-label={t('console.settings.inbound_to')}
            value={rule.to}
            style={{ width: 120 }}
            onChange={({ target }) => change(at, { to: target.value })}
          />
          <Select
            aria-label={t('console.settings.inbound_act')}
            value={rule.act}
            options={inboundActs.map((value) => ({
              value,
              label: t(`console.settings.inbound_act.${value}`),
            }))}
            onChange={(act) => change(at, { act })}
          />
          <Checkbox
            checked={rule.isTexted}
            onChange={({ target }) => change(at, { isTexted: target.checked })}
          >
            {t('console.settings.inbound_texted')}
          </Checkbox>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('console.settings.remove_rule')}
            onClick={() => onChange(rules.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {rules.length === 0 && <p className="quiet">{t('console.settings.no_inbound_rules')}</p>}
      <Button icon={<PlusOutlined />} onClick={() => onChange([...rules, firstRule])}>
        {t('console.settings.add_rule')}
      </Button>
    </div>
  )
}
