import type { Clock, HandsetEffect, StepResult } from '../ports/index.ts'

/** What one event does: rows to commit, then effects. Machines write into it and read time and chance from it. */
export interface Step {
  readonly clock: Clock
  /** Null deletes the row. Of several puts of one key the last stands. */
  put(key: string, row: unknown): void
  order(effect: HandsetEffect): void
  /** A new id: prefix and UUIDv7 of `atMs` and this event's entropy. */
  newId(prefix: 'call' | 'rec' | 'txt', atMs: number): string
  /** Between 0 and 1, for jitter. */
  fraction(): number
}

const randomHexPerId = 20
const maxTimestamp = 2 ** 48 - 1

export function createStep(clock: Clock): Step & { result(): StepResult } {
  const puts = new Map<string, unknown>()
  const effects: HandsetEffect[] = []
  let idsMade = 0

  return {
    clock,
    put(key, row) {
      puts.delete(key)
      puts.set(key, row)
    },
    order: (effect) => void effects.push(effect),
    newId(prefix, atMs) {
      const random = entropySlice(clock.entropy, idsMade * randomHexPerId, randomHexPerId)
      idsMade += 1
      return `${prefix}_${uuidv7(atMs, random)}`
    },
    fraction: () => Number.parseInt(clock.entropy.slice(-8), 16) / 2 ** 32 || 0,
    result: () => ({ puts: [...puts], effects }),
  }
}

/* An event makes three ids at most; one more would begin again from the front of the entropy. */
function entropySlice(entropy: string, from: number, length: number): string {
  const start = from % Math.max(1, entropy.length)
  return (entropy.slice(start) + entropy).slice(0, length).padEnd(length, '0')
}

function uuidv7(atMs: number, random: string): string {
  const time = Math.min(Math.max(0, Math.floor(atMs)), maxTimestamp)
    .toString(16)
    .padStart(12, '0')
  const variant = (8 + (Number.parseInt(random.charAt(3), 16) % 4)).toString(16)
  return `${time}7${random.slice(0, 3)}${variant}${random.slice(4, 19)}`
}
