import { randomBytes } from 'node:crypto'
import type { HandsetClock } from '@smartym/handset-sim'
import type { Clock } from '@smartym/server'

/** Time that runs `factor` times as fast as it does, so that a test of half a minute's rules takes a second. */
export function createFastClock(factor: number): Clock {
  const startMs = Date.now()
  const origin = performance.now()
  const elapsedMs = (): number => Math.floor((performance.now() - origin) * factor)
  const shorten = (ms: number): number => Math.max(1, ms / factor)
  return {
    now: () => startMs + elapsedMs(),
    monotonicMs: elapsedMs,
    setTimer(delayMs, listener) {
      const timer = setTimeout(listener, shorten(delayMs)).unref()
      return { cancel: () => clearTimeout(timer) }
    },
    setRepeatingTimer(periodMs, listener) {
      const timer = setInterval(listener, shorten(periodMs)).unref()
      return { cancel: () => clearInterval(timer) }
    },
    wait: (delayMs) => new Promise((resolve) => setTimeout(resolve, shorten(delayMs))),
  }
}

/** The same time for the phones. */
export function handsetClockOf(clock: Clock): HandsetClock {
  return {
    machineBootId: 'test-kit',
    monotonicMs: () => clock.monotonicMs(),
    wallMs: () => clock.now(),
    setTimer(delayMs, fire) {
      const timer = clock.setTimer(delayMs, fire)
      return () => timer.cancel()
    },
    entropy: () => randomBytes(32).toString('hex'),
  }
}
