import type { ReactNode } from 'react'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { ListenReason } from '@smartym/contract'
import { phraseLanguages } from '@smartym/phrases'
import { useTranslate } from '../../platform/language.ts'
import styles from './remote-settings.module.css'

/** What every list of a company's own reasons has: a code, and a name in four languages. */
type Reason = Pick<ListenReason, 'code' | 'name'>

export interface ReasonRowsProps<R extends Reason> {
  readonly reasons: readonly R[]
  readonly onChange: (reasons: readonly R[]) => void
  /** A new reason of this code. */
  readonly create: (reason: Reason) => R
  readonly maxCodeLength: number
  readonly maxNameLength?: number
  /** What a reason of this list has beside code and name. */
  readonly extra?: (reason: R, change: (changes: Partial<R>) => void) => ReactNode
}

/** A company's own reasons, one a row. */
export function ReasonRows<R extends Reason>(props: ReasonRowsProps<R>) {
  const { reasons, onChange, create, maxCodeLength, maxNameLength, extra } = props
  const t = useTranslate()
  const changeAt = (at: number) => (changes: Partial<R>) =>
    onChange(reasons.map((reason, index) => (index === at ? { ...reason, ...changes } : reason)))
  const add = () =>
    onChange([
      ...reasons,
      create({ code: `reason_${reasons.length + 1}`, name: { ko: '', en: '', ja: '', zh: '' } }),
    ])
  return (
    <div className={styles.reasons}>
      {reasons.map((reason, at) => (
        <div key={at} className={styles.reason}>
          <Input
            aria-label={t('console.settings.reason_code')}
            value={reason.code}
            maxLength={maxCodeLength}
            onChange={({ target }) => changeAt(at)({ code: target.value } as Partial<R>)}
          />
          {phraseLanguages.map((language) => (
            <Input
              key={language}
              aria-label={language}
              prefix={<span className="quiet">{language}</span>}
              value={reason.name[language]}
              {...(maxNameLength !== undefined && { maxLength: maxNameLength })}
              onChange={({ target }) =>
                changeAt(at)({ name: { ...reason.name, [language]: target.value } } as Partial<R>)
              }
            />
          ))}
          {extra?.(reason, changeAt(at))}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('console.settings.remove_reason')}
            onClick={() => onChange(reasons.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={add}>
        {t('console.settings.add_reason')}
      </Button>
    </div>
  )
}
