import { formatDuration, useFormat } from '../../../platform/format.ts'
import styles from './player.module.css'

const stepsMs = [5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 1_800_000]
const mostTicks = 8

/** Places of the ticks under a sound: at most 8, at round times, not too near its end. */
export function ticksOf(durationMs: number): readonly number[] {
  const step = stepsMs.find((ms) => durationMs / ms <= mostTicks) ?? 3_600_000
  const ticks = []
  for (let at = 0; at <= durationMs - step / 3; at += step) ticks.push(at)
  return ticks
}

export interface TimeLinesProps {
  readonly durationMs: number
  /** When the recording began. */
  readonly startedAt: string
}

/** Two lines of time under the waveform: since the beginning, and by the clock. */
export function TimeLines({ durationMs, startedAt }: TimeLinesProps) {
  const format = useFormat()
  const began = Date.parse(startedAt)
  return (
    <div className={styles.lines} aria-hidden="true">
      {ticksOf(durationMs).map((at) => (
        <span key={at} style={{ insetInlineStart: `${(at / durationMs) * 100}%` }}>
          <b>{formatDuration(at)}</b>
          {format.clock(began + at)}
        </span>
      ))}
    </div>
  )
}
