import type { Clock, Timer } from './clock.port.ts'

function timerOf(handle: NodeJS.Timeout): Timer {
  handle.unref()
  return { cancel: () => clearTimeout(handle) }
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer: (delayMs, listener) => timerOf(setTimeout(listener, delayMs)),
  setRepeatingTimer: (periodMs, listener) => timerOf(setInterval(listener, periodMs)),
  wait: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
}
