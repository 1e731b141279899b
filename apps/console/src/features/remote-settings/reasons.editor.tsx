import { InputNumber } from 'antd'
import type { NotReadyReason } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { ReasonRows } from './reason-rows.tsx'

const minuteMs = 60_000

export interface ReasonsEditorProps {
  readonly reasons: readonly NotReadyReason[]
  readonly onChange: (reasons: readonly NotReadyReason[]) => void
}

/** A company's reasons for not being ready: code, name in four languages, longest time (MON-5). */
export function ReasonsEditor(props: ReasonsEditorProps) {
  const t = useTranslate()
  return (
    <ReasonRows
      {...props}
      create={(reason) => ({ ...reason, limitMs: null })}
      maxCodeLength={32}
      extra={({ limitMs }, change) => (
        <InputNumber<number>
          aria-label={t('console.settings.reason_limit')}
          title={t('console.settings.reason_limit')}
          placeholder={t('console.settings.no_limit')}
          min={1}
          value={limitMs === null ? null : limitMs / minuteMs}
          onChange={(minutes) => change({ limitMs: minutes === null ? null : minutes * minuteMs })}
        />
      )}
    />
  )
}
