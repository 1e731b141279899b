import type { UseQueryResult } from '@tanstack/react-query'
import type { TraceResponse } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import { useFormat } from '../../platform/format.ts'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx'
import { ProblemNote } from '../../ui/notes.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TimerText } from '../../ui/texts.tsx'
import styles from './trace.module.css'

type Step = TraceResponse['steps'][number]

/** How a step of the trace stands. */
export type StepStanding = 'done' | 'failed' | 'waiting' | 'ahead'

/**
 * Standings of the steps: a call waits for its first step without a time. When it has failed, or nothing moves any
 * more, it waits for nothing; steps before the last one with a time were simply not part of this call.
 */
export function standingsOf(steps: readonly Step[], isLive: boolean): readonly StepStanding[] {
  const lastDone = steps.findLastIndex(({ at }) => at !== null)
  const isOver = steps.some(({ isFailed }) => isFailed) || !isLive
  return steps.map(({ at, isFailed }, index) => {
    if (isFailed) return 'failed'
    if (at !== null) return 'done'
    return !isOver && index === lastDone + 1 ? 'waiting' : 'ahead'
  })
}

const signs: Readonly<Record<StepStanding, { tone: Tone; shape: Shape; isPulsing?: boolean }>> = {
  done: { tone: 'green', shape: 'check' },
  failed: { tone: 'red', shape: 'cross' },
  waiting: { tone: 'blue', shape: 'clock', isPulsing: true },
  ahead: { tone: 'grey', shape: 'hollow' },
}

/** `86 ms`, `6.5초`, from a minute on `3:07`. */
function tookText(t: Translate, tookMs: number): string {
  if (tookMs < 1_000) return `${tookMs} ms`
  if (tookMs < 60_000) return t('console.trace.seconds', { seconds: (tookMs / 1000).toFixed(1) })
  const minutes = Math.floor(tookMs / 60_000)
  return `${minutes}:${String(Math.floor((tookMs % 60_000) / 1000)).padStart(2, '0')}`
}

/** The word of an outcome or a fault; a word that we do not know is shown as it came. */
function noteText(t: Translate, note: string): string {
  const chunk = /^E_CHUNK\((\d+)\)$/.exec(note)?.[1]
  if (chunk !== undefined) return t('console.sealed.E_CHUNK', { number: Number(chunk) + 1 })
  const keys = [
    `dial_outcome.${note}`,
    `console.recording_fault.${note}`,
    `recording_state.${note}`,
    `console.trace_note.${note}`,
    `console.sealed.${note}`,
    note,
  ]
  const key = keys.find(isPhraseKey)
  return key === undefined ? note : t(key)
}

interface StepRowProps {
  readonly step: Step
  readonly standing: StepStanding
  /** When the step before it was done: since then one waits. */
  readonly before: string | undefined
}

function StepRow({ step, standing, before }: StepRowProps) {
  const t = useTranslate()
  const format = useFormat()
  const partner = t(`console.trace_partner.${step.waitedFor}`)
  return (
    <li className={styles.step} data-standing={standing}>
      <span className={styles.mark}>
        <Mark {...signs[standing]} size={14} />
      </span>
      <span className={styles.name}>
        <b>{t(`console.trace_step.${step.step}`)}</b>
        <span className="visually-hidden">{t(`console.trace_standing.${standing}`)}</span>
        {step.note !== null && step.note !== 'connected' && (
          <span className={styles.note}>{noteText(t, step.note)}</span>
        )}
      </span>
      <span className={styles.partner}>
        {standing === 'waiting' ? t('console.trace.waiting_for', { partner }) : partner}
      </span>
      <span className={styles.took}>
        {step.tookMs !== null && `+${tookText(t, step.tookMs)}`}
        {standing === 'waiting' && before !== undefined && <TimerText since={before} />}
      </span>
      <span className={styles.at}>
        {step.at !== null && (
          <time dateTime={step.at} title={format.fullTime(step.at)}>
            {format.clockMs(step.at)}
          </time>
        )}
      </span>
    </li>
  )
}

export interface TracePanelProps {
  readonly trace: UseQueryResult<TraceResponse>
  readonly isLive: boolean
}

/** "Where did my call go?" (CTC-9): each step with its time and whom it waited for. */
export function TracePanel({ trace, isLive }: TracePanelProps) {
  const t = useTranslate()
  const steps = trace.data?.steps ?? []
  const standings = standingsOf(steps, isLive)
  return (
    <Panel
      title={t('console.trace.title')}
      extra={
        isLive && (
          <span className={styles.live}>
            <Mark tone="green" shape="dot" size={8} isPulsing />
            {t('console.board.live')}
          </span>
        )
      }
      isFlush
    >
      {trace.isPending && <PageSkeleton />}
      {trace.error && <ProblemNote error={trace.error} onRetry={() => void trace.refetch()} />}
      <ol className={styles.steps} aria-live="polite">
        {steps.map((step, index) => (
          <StepRow
            key={step.step}
            step={step}
            standing={standings[index] ?? 'ahead'}
            before={steps.slice(0, index).findLast(({ at }) => at !== null)?.at ?? undefined}
          />
        ))}
      </ol>
    </Panel>
  )
}
