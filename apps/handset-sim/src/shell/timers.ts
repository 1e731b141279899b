import type { HandsetClock } from '../clock/handset-clock.ts'

/** The core's named timers; setting one again replaces it. */
export interface Timers {
  set(timerId: string, delayMs: number): void
  cancel(timerId: string): void
  cancelAll(): void
}

export function createTimers(clock: HandsetClock, onFired: (timerId: string) => void): Timers {
  const running = new Map<string, () => void>()
  const cancel = (timerId: string): void => {
    running.get(timerId)?.()
    running.delete(timerId)
  }
  return {
    set(timerId, delayMs) {
      cancel(timerId)
      const takeBack = clock.setTimer(delayMs, () => {
        running.delete(timerId)
        onFired(timerId)
      })
      running.set(timerId, takeBack)
    },
    cancel,
    cancelAll() {
      for (const timerId of running.keys()) cancel(timerId)
    },
  }
}
