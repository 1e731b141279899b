import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import type { CharacterClass, PasswordFault, PasswordPolicy } from '@smartym/contract'
import { findPasswordFaults } from '@smartym/rules/password-policy'
import { useTranslate } from '../../../platform/language.ts'
import styles from './password.module.css'

export interface PasswordChecklistProps {
  readonly policy: PasswordPolicy
  readonly password: string
  readonly owner: { readonly loginId: string; readonly name: string }
}

const contentFaults: readonly PasswordFault[] = [
  'has_login_id',
  'has_name',
  'has_birth_date',
  'has_phone_number',
]
const sequenceFaults: readonly PasswordFault[] = ['has_same_characters', 'has_sequence', 'has_keyboard_row']
const classFaults: Readonly<Record<CharacterClass, PasswordFault>> = {
  letter: 'letter_missing',
  digit: 'digit_missing',
  symbol: 'symbol_missing',
}

interface Rule {
  readonly key: string
  readonly text: string
  readonly faults: readonly PasswordFault[]
}

function useRules(policy: PasswordPolicy): Rule[] {
  const t = useTranslate()
  const { minLength: min, maxLength: max, classes, areSequencesRefused } = policy
  const length = { key: 'length', text: t('console.password_rule.length', { min, max }) }
  return [
    { ...length, faults: ['too_short', 'too_long'] },
    ...classes.map((each) => ({
      key: each,
      text: t(`console.password_rule.${each}`),
      faults: [classFaults[each]],
    })),
    { key: 'content', text: t('console.password_rule.content'), faults: contentFaults },
    ...(areSequencesRefused
      ? [{ key: 'sequence', text: t('console.password_rule.sequence'), faults: sequenceFaults }]
      : []),
    { key: 'common', text: t('console.password_rule.common'), faults: ['common'] },
  ]
}

/** What a new password needs, ticked while it is typed (SEC-2). */
export function PasswordChecklist({ policy, password, owner }: PasswordChecklistProps) {
  const t = useTranslate()
  const rules = useRules(policy)
  const faults = password === '' ? undefined : findPasswordFaults(policy, password, owner)
  return (
    <div className={styles.checklist}>
      <p className={styles.heading}>{t('console.password_rule.title')}</p>
      <ul>
        {rules.map((rule) => {
          const isMet = faults !== undefined && !rule.faults.some((fault) => faults.includes(fault))
          return (
            <li key={rule.key} className={isMet ? styles.met : undefined}>
              {isMet ? <CheckCircleFilled aria-hidden="true" /> : <MinusCircleOutlined aria-hidden="true" />}
              <span>{rule.text}</span>
              <span className="visually-hidden">
                {t(isMet ? 'console.password_rule.met' : 'console.password_rule.not_met')}
              </span>
            </li>
          )
        })}
        {policy.history > 0 && (
          <li>
            <MinusCircleOutlined aria-hidden="true" />
            <span>{t('console.password_rule.history', { count: policy.history })}</span>
          </li>
        )}
      </ul>
    </div>
  )
}
