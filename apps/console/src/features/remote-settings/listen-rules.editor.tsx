import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import type { ListenRule } from '@smartym/contract'
import { listenConditions } from '@smartym/contract/constants'
import { useTranslate } from '../../platform/language.ts'
import { useListeningRoles } from './listening-roles.ts'
import styles from './remote-settings.module.css'

export interface ListenRulesEditorProps {
  readonly rules: readonly ListenRule[]
  readonly onChange: (rules: readonly ListenRule[]) => void
}

const firstDays = 30

/** Which role needs whose approval for what (SEC-8). */
export function ListenRulesEditor({ rules, onChange }: ListenRulesEditorProps) {
  const t = useTranslate()
  const roles = useListeningRoles()
  const change = (at: number, changes: Partial<ListenRule>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...changes } : rule)))
  const add = () =>
    onChange([
      ...rules,
      { role: roles[0]?.value ?? 'manager', condition: 'always', days: null, approvers: 1 },
    ])
  return (
    <div className={styles.reasons}>
      {rules.map((rule, at) => (
        <div key={at} className={styles.rule}>
          <Select
            aria-label={t('console.settings.rule_role')}
            value={rule.role}
            options={[...roles]}
            onChange={(role) => change(at, { role })}
          />
          <Select
            aria-label={t('console.settings.rule_condition')}
            value={rule.condition}
            options={listenConditions.map((value) => ({
              value,
              label: t(`console.listen_condition.${value}`),
            }))}
            onChange={(condition) =>
              change(at, { condition, days: condition === 'older' ? (rule.days ?? firstDays) : null })
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
              onChange={(days) => change(at, { days })}
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
              onChange={(approvers) => change(at, { approvers })}
            />
          )}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('console.settings.remove_rule')}
            onClick={() => onChange(rules.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {rules.length === 0 && <p className="quiet">{t('console.settings.no_rules')}</p>}
      <Button icon={<PlusOutlined />} onClick={add}>
        {t('console.settings.add_rule')}
      </Button>
    </div>
  )
}
