import type { HandsetClock } from './handset-clock.ts'

/** Calls `onTick` again and again, `periodMs` apart; the result ends it. */
export function startTicker(clock: HandsetClock, periodMs: number, onTick: () => void): () => void {
  let takeBack = clock.setTimer(periodMs, next)
  function next(): void {
    takeBack = clock.setTimer(periodMs, next)
    onTick()
  }
  return () => takeBack()
}
