import { createHash } from 'node:crypto'
import type { HandsetClock } from '../clock/handset-clock.ts'

/** A clock that stands until a test moves it. */
export interface ManualClock extends HandsetClock {
  /** Moves on and fires what is due, in order. */
  advance(ms: number): void
}

export function createManualClock(startMs = Date.UTC(2026, 9, 5, 1)): ManualClock {
  const timers = new Set<{ atMs: number; fire: () => void }>()
  let nowMs = 0
  let drawn = 0
  return {
    machineBootId: 'machine-1',
    monotonicMs: () => nowMs,
    wallMs: () => startMs + nowMs,
    setTimer(delayMs, fire) {
      const timer = { atMs: nowMs + Math.max(0, delayMs), fire }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    entropy: () => createHash('sha256').update(`${drawn++}`).digest('hex'),
    advance(ms) {
      const untilMs = nowMs + ms
      for (;;) {
        const [next] = [...timers].filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs)
        if (!next) break
        timers.delete(next)
        nowMs = Math.max(nowMs, next.atMs)
        next.fire()
      }
      nowMs = untilMs
    },
  }
}
