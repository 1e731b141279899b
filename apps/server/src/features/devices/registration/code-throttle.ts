import type { Clock } from '../../../platform/clock/index.ts'
import { registrationThrottled } from '../devices.errors.ts'

/** So many wrong codes from one address in a minute; a branch that unpacks its phones mistypes some. */
const wrongPerWindow = 10
const windowMs = 60_000
const maxKeptAddresses = 10_000

/**
 * Slows down who guesses codes, by address. There is no bound over all addresses, which could be used to keep everybody from
 * registering: 50 bits for ten minutes are enough against many.
 */
export interface CodeThrottle {
  /** Throws `devices.registration_throttled` after too many wrong codes. */
  ensureAllowed(address: string): void
  noteWrong(address: string): void
}

export function createCodeThrottle(clock: Pick<Clock, 'monotonicMs'>): CodeThrottle {
  let begunMs = clock.monotonicMs()
  const wrong = new Map<string, number>()

  function remainingMs(): number {
    const nowMs = clock.monotonicMs()
    if (nowMs - begunMs >= windowMs) {
      begunMs = nowMs
      wrong.clear()
    }
    return begunMs + windowMs - nowMs
  }

  return {
    ensureAllowed(address) {
      const retryAfterSeconds = Math.ceil(remainingMs() / 1000)
      if ((wrong.get(address) ?? 0) >= wrongPerWindow) throw registrationThrottled({ retryAfterSeconds })
    },
    noteWrong(address) {
      if (wrong.size < maxKeptAddresses) wrong.set(address, (wrong.get(address) ?? 0) + 1)
    },
  }
}
