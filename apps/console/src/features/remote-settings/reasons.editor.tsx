import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber } from 'antd'
import type { NotReadyReason } from '@smartym/contract'
import { phraseLanguages } from '@smartym/phrases'
import { useTranslate } from '../../platform/language.ts'
import styles from './remote-settings.module.css'

const minuteMs = 60_000

export interface ReasonsEditorProps {
  readonly reasons: readonly NotReadyReason[]
  readonly onChange: (reasons: readonly NotReadyReason[]) => void
}

/** A company's reasons for not being ready: code, name in four languages, longest time (MON-5). */
export function ReasonsEditor({ reasons, onChange }: ReasonsEditorProps) {
  const t = useTranslate()
  const change = (at: number, changes: Partial<NotReadyReason>) =>
    onChange(reasons.map((reason, index) => (index === at ? { ...reason, ...changes } : reason)))
  const add = () => {
    const name = { ko: '', en: '', ja: '', zh: '' }
    onChange([...reasons, { code: `reason_${reasons.length + 1}`, name, limitMs: null }])
  }
  return (
    <div className={styles.reasons}>
      {reasons.map((reason, at) => (
        <div key={at} className={styles.reason}>
          <Input
            aria-label={t('console.settings.reason_code')}
            value={reason.code}
            maxLength={32}
            onChange={({ target }) => change(at, { code: target.value })}
          />
          {phraseLanguages.map((language) => (
            <Input
              key={language}
              aria-label={language}
              prefix={<span className="quiet">{language}</span>}
              value={reason.name[language]}
              onChange={({ target }) => change(at, { name: { ...reason.name, [language]: target.value } })}
            />
          ))}
          <InputNumber<number>
            aria-label={t('console.settings.reason_limit')}
            title={t('console.settings.reason_limit')}
            placeholder={t('console.settings.no_limit')}
            min={1}
            value={reason.limitMs === null ? null : reason.limitMs / minuteMs}
            onChange={(minutes) => change(at, { limitMs: minutes === null ? null : minutes * minuteMs })}
          />
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
