import { Alert } from 'antd'
import { formatDuration } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import type { Verdict } from './player/verify-sealed.ts'
import { sealedErrorText } from './sealed-texts.ts'

/** What was found in a sealed file, in words; a broken chunk by its number. */
export function VerdictNote({ verdict }: { readonly verdict: Verdict }) {
  const t = useTranslate()
  if (verdict.kind === 'whole') {
    return (
      <Alert
        type="success"
        showIcon
        title={t('console.verdict.whole')}
        description={t('console.verdict.whole_text', {
          chunks: verdict.chunks,
          length: formatDuration(verdict.durationMs),
        })}
      />
    )
  }
  if (verdict.kind === 'other_recording') {
    return <Alert type="error" showIcon title={t('console.verdict.other_recording')} />
  }
  return (
    <Alert
      type="error"
      showIcon
      title={t('console.verdict.broken')}
      description={`${sealedErrorText(t, verdict.code, verdict.chunk)} (${verdict.code})`}
    />
  )
}
