import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { ListenReason } from '@smartym/contract'
import { phraseLanguages } from '@smartym/phrases'
import { useTranslate } from '../../platform/language.ts'
import styles from './remote-settings.module.css'

export interface ListenReasonsEditorProps {
  readonly reasons: readonly ListenReason[]
  readonly onChange: (reasons: readonly ListenReason[]) => void
}

/** A company's reasons to listen: code, and name in four languages (SEC-8). */
export function ListenReasonsEditor({ reasons, onChange }: ListenReasonsEditorProps) {
  const t = useTranslate()
  const change = (at: number, changes: Partial<ListenReason>) =>
    onChange(reasons.map((reason, index) => (index === at ? { ...reason, ...changes } : reason)))
  const add = () =>
    onChange([...reasons, { code: `reason_${reasons.length + 1}`, name: { ko: '', en: '', ja: '', zh: '' } }])
  return (
    <div className={styles.reasons}>
      {reasons.map((reason, at) => (
        <div key={at} className={styles.reason}>
          <Input
            aria-label={t('console.settings.reason_code')}
            value={reason.code}
            maxLength={20}
            onChange={({ target }) => change(at, { code: target.value })}
          />
          {phraseLanguages.map((language) => (
            <Input
              key={language}
              aria-label={language}
              prefix={<span className="quiet">{language}</span>}
              value={reason.name[language]}
              maxLength={60}
              onChange={({ target }) => change(at, { name: { ...reason.name, [language]: target.value } })}
            />
          ))}
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
