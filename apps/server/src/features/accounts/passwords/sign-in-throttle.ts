import { hash } from 'node:crypto'
import type { Clock } from '../../../platform/clock/index.ts'
import { signInThrottled } from '../accounts.errors.ts'

/** So many wrong passwords at once, then one more each `refillMs`. */
interface Allowance {
  readonly burst: number
  readonly refillMs: number
}

/* Within the company a branch may share an address. */
const perAddressInside: Allowance = { burst: 300, refillMs: 1_000 }
const perAddressOutside: Allowance = { burst: 20, refillMs: 10_000 }
const perAddressAndAccountOutside: Allowance = { burst: 5, refillMs: 60_000 }
const perAccountOutside: Allowance = { burst: 20, refillMs: 30_000 }

interface Bucket {
  tokens: number
  countedAtMs: number
}

export interface SignInThrottleOptions {
  readonly clock: Pick<Clock, 'monotonicMs'>
  /** More than this are not kept; the oldest goes first. */
  readonly maxKept: number
}

/** Where an attempt comes from. */
export interface ThrottledAttempt {
  readonly address: string
  readonly loginId: string
  /** From the company's networks or a registered phone, where wrong passwords are counted instead. */
  readonly isInside: boolean
}

/**
 * Slows down who guesses: wrong passwords cost allowance by address, and from outside by account too. Locks nobody out from
 * inside, whatever happens outside. Kept in memory, hashed and bounded.
 */
export interface SignInThrottle {
  /** Takes allowance for an attempt; give it back when the password was right. Throws `accounts.sign_in_throttled`. */
  take(attempt: ThrottledAttempt): { giveBack(): void }
}

export function createSignInThrottle({ clock, maxKept }: SignInThrottleOptions): SignInThrottle {
  const buckets = new Map<string, Bucket>()

  function bucketOf(name: string, { burst, refillMs }: Allowance): Bucket {
    const key = hash('sha256', name, 'base64url')
    const now = clock.monotonicMs()
    const kept = buckets.get(key)
    buckets.delete(key)
    const refilled = kept && Math.min(burst, kept.tokens + (now - kept.countedAtMs) / refillMs)
    const bucket = { tokens: refilled ?? burst, countedAtMs: now }
    buckets.set(key, bucket)
    const oldest = buckets.keys().next()
    if (buckets.size > maxKept && oldest.done !== true) buckets.delete(oldest.value)
    return bucket
  }

  function allowancesOf({ address, loginId, isInside }: ThrottledAttempt): [string, Allowance][] {
    if (isInside) return [[`inside ${address}`, perAddressInside]]
    return [
      [`outside ${address}`, perAddressOutside],
      [`outside ${address} ${loginId}`, perAddressAndAccountOutside],
      [`account ${loginId}`, perAccountOutside],
    ]
  }

  return {
    take(attempt) {
      const taken = allowancesOf(attempt).map(([name, allowance]) => ({
        allowance,
        bucket: bucketOf(name, allowance),
      }))
      const empty = taken.find(({ bucket }) => bucket.tokens < 1)
      if (empty !== undefined) {
        const missing = 1 - empty.bucket.tokens
        throw signInThrottled({ retryAfterSeconds: Math.ceil((missing * empty.allowance.refillMs) / 1000) })
      }
      for (const { bucket } of taken) bucket.tokens -= 1
      return {
        giveBack() {
          for (const { bucket, allowance } of taken)
            bucket.tokens = Math.min(allowance.burst, bucket.tokens + 1)
        },
      }
    },
  }
}
