import type {
  ConsentDecision,
  ConsentStanding,
  ConsentTextState,
  ConsentTextSummary,
} from '@smartym/contract'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import type { MarkProps } from '../../ui/mark.tsx'
import { NoValue } from '../../ui/texts.tsx'

export const textStateSigns: Readonly<Record<ConsentTextState, MarkProps>> = {
  draft: { tone: 'amber', shape: 'half' },
  published: { tone: 'green', shape: 'check' },
  superseded: { tone: 'grey', shape: 'dash' },
  retired: { tone: 'grey', shape: 'cross' },
}

export const standingSigns: Readonly<Record<ConsentStanding, MarkProps>> = {
  given: { tone: 'green', shape: 'check' },
  missing: { tone: 'amber', shape: 'clock' },
  withdrawn: { tone: 'red', shape: 'cross' },
}

export const decisionSigns: Readonly<Record<ConsentDecision, MarkProps>> = {
  given: standingSigns.given,
  withdrawn: standingSigns.withdrawn,
}

/** `24/27명 (89%)`; rounded down, so that 100 % means everybody. */
export function GivenShare({
  text,
}: {
  readonly text: Pick<ConsentTextSummary, 'state' | 'given' | 'people'>
}) {
  const t = useTranslate()
  const format = useFormat()
  const { state, given, people } = text
  if (state === 'draft' || people === 0) return <NoValue />
  const percent = Math.floor((100 * given) / people)
  return (
    <>
      {t('console.consents.given_of', { given: format.count(given), people: format.count(people), percent })}
    </>
  )
}

/** `이용약관 제2판`, or that it is a draft. */
export function useTextName() {
  const t = useTranslate()
  return ({ kind, version }: Pick<ConsentTextSummary, 'kind' | 'version'>): string => {
    const state =
      version === null ? t('console.consents.no_version') : t('console.consents.version_number', { version })
    return `${t(`consent_kind.${kind}`)} · ${state}`
  }
}
