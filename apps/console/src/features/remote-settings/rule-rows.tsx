import type { ReactNode } from 'react'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslate } from '../../platform/language.ts'
import styles from './remote-settings.module.css'

export interface RuleRowsProps<Rule> {
  readonly rules: readonly Rule[]
  readonly onChange: (rules: readonly Rule[]) => void
  /** What a new one says. */
  readonly newRule: Rule
  /** Said where there is none. */
  readonly emptyText: string
  /** The fields of a rule. */
  readonly children: (rule: Rule, change: (changes: Partial<Rule>) => void) => ReactNode
}

/** Rules, each in a row: changed, removed, one more added. */
export function RuleRows<Rule>({ rules, onChange, newRule, emptyText, children }: RuleRowsProps<Rule>) {
  const t = useTranslate()
  return (
    <div className={styles.reasons}>
      {rules.map((rule, at) => (
        <div key={at} className={styles.rule}>
          {children(rule, (changes) =>
            onChange(rules.map((each, index) => (index === at ? { ...each, ...changes } : each))),
          )}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('console.settings.remove_rule')}
            onClick={() => onChange(rules.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {rules.length === 0 && <p className="quiet">{emptyText}</p>}
      <Button icon={<PlusOutlined />} onClick={() => onChange([...rules, newRule])}>
        {t('console.settings.add_rule')}
      </Button>
    </div>
  )
}
