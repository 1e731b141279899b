import type {
  FindingSeverity,
  FindingState,
  ReviewResult,
  ReviewState,
  ReviewSummary,
} from '@smartym/contract'
import { serverNow } from '../../platform/server-clock.ts'
import { useTranslate } from '../../platform/language.ts'
import { type MarkProps, MarkedText } from '../../ui/mark.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import styles from './reviews.module.css'

export const reviewStateSigns: Readonly<Record<ReviewState, MarkProps>> = {
  open: { tone: 'grey', shape: 'hollow' },
  in_review: { tone: 'blue', shape: 'half' },
  countersigning: { tone: 'amber', shape: 'clock' },
  signed: { tone: 'green', shape: 'check' },
}
const resultSigns: Readonly<Record<ReviewResult, MarkProps>> = {
  clean: { tone: 'green', shape: 'check' },
  findings: { tone: 'amber', shape: 'triangle' },
  serious: { tone: 'red', shape: 'triangle' },
}
export const severitySigns: Readonly<Record<FindingSeverity, MarkProps>> = {
  low: { tone: 'grey', shape: 'dot' },
  medium: { tone: 'amber', shape: 'triangle' },
  high: { tone: 'red', shape: 'triangle' },
}
export const findingStateSigns: Readonly<Record<FindingState, MarkProps>> = {
  open: { tone: 'amber', shape: 'hollow' },
  done: { tone: 'green', shape: 'check' },
}

export function ReviewStateText({ state }: Pick<ReviewSummary, 'state'>) {
  const t = useTranslate()
  return <MarkedText {...reviewStateSigns[state]} text={t(`console.review_state.${state}`)} />
}

export function ReviewResultText({ result }: Pick<ReviewSummary, 'result'>) {
  const t = useTranslate()
  if (result === null) return <NoValue />
  return <MarkedText {...resultSigns[result]} text={t(`console.review_result.${result}`)} />
}

const dayMs = 24 * 3_600_000

/** Until when it is to be signed: how long that is away, in red once it is over. */
export function DueText({ dueAt, isOverdue, state }: Pick<ReviewSummary, 'dueAt' | 'isOverdue' | 'state'>) {
  const t = useTranslate()
  if (state === 'signed') return <TimeText at={dueAt} />
  const days = Math.floor(Math.abs(serverNow() - Date.parse(dueAt)) / dayMs)
  return (
    <span className={styles.due}>
      <TimeText at={dueAt} />
      {isOverdue ? (
        <b className={styles.late}>
          <MarkedText tone="red" shape="triangle" text={t('console.reviews.overdue_days', { days })} />
        </b>
      ) : (
        <span className="quiet">{t('console.reviews.days_left', { days })}</span>
      )}
    </span>
  )
}
