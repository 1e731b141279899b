import { InputNumber, Select } from 'antd'
import type { ListenRule } from '@smartym/contract'
import { listenConditions } from '@smartym/contract/constants'
import { useTranslate } from '../../platform/language.ts'
import { useListeningRoles } from './listening-roles.ts'
import { RuleRows } from './rule-rows.tsx'

export interface ListenRulesEditorProps {
  readonly rules: readonly ListenRule[]
  readonly onChange: (rules: readonly ListenRule[]) => void
}

const firstDays = 30

/** Which role needs whose approval for what (SEC-8). */
export function ListenRulesEditor({ rules, onChange }: ListenRulesEditorProps) {
  const t = useTranslate()
  const roles = useListeningRoles()
  const newRule: ListenRule = {
    role: roles[0]?.value ?? 'manager',
    condition: 'always',
    days: null,
    approvers: 1,
  }
  return (
    <RuleRows rules={rules} onChange={onChange} newRule={newRule} emptyText={t('console.settings.no_rules')}>
      {(rule, change) => (
        <>
          <Select
            aria-label={t('console.settings.rule_role')}
            value={rule.role}
            options={[...roles]}
            onChange={(role) => change({ role })}
          />
          <Select
            aria-label={t('console.settings.rule_condition')}
            value={rule.condition}
            options={listenConditions.map((value) => ({
              value,
              label: t(`console.listen_condition.${value}`),
            }))}
            onChange={(condition) =>
              change({ condition, days: condition === 'older' ? (rule.days ?? firstDays) : null })
            }
          />
          {rule.condition === 'older' && (
            <InputNumber<number>
              aria-label={t('console.settings.rule_days')}
              value={rule.days}
              min={1}
              max={3650}
              precision={0}
              suffix={t('console.settings.unit.days')}
              onChange={(days) => change({ days })}
            />
          )}
          {rule.condition !== 'never' && (
            <Select
              aria-label={t('console.settings.rule_approvers')}
              value={rule.approvers}
              options={[1, 2].map((value) => ({
                value,
                label: t('console.settings.rule_approvers_of', { count: value }),
              }))}
              onChange={(approvers) => change({ approvers })}
            />
          )}
        </>
      )}
    </RuleRows>
  )
}
