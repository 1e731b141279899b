import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'

/** The phone's clocks and timers; tests bring their own, so that they control time. */
export interface HandsetClock {
  /** Boot of the machine beneath; monotonic time is comparable within one. */
  readonly machineBootId: string
  monotonicMs(): number
  /** UTC ms. */
  wallMs(): number
  /** Calls `fire` once after `delayMs`; the result takes it back. */
  setTimer(delayMs: number, fire: () => void): () => void
  /** 32 random bytes in hex. */
  entropy(): string
}

/** setTimeout takes 32 bits of milliseconds; a longer timer would fire at once. */
const longestTimerMs = 2 ** 31 - 1

/** The machine's own clocks. `hrtime` counts from the machine's boot, so a killed and restarted process goes on in it. */
export function createSystemClock(): HandsetClock {
  return {
    machineBootId: readBootId(),
    monotonicMs: () => Number(process.hrtime.bigint() / 1_000_000n),
    wallMs: () => Date.now(),
    setTimer(delayMs, fire) {
      const timer = setTimeout(fire, Math.min(Math.max(0, delayMs), longestTimerMs))
      return () => clearTimeout(timer)
    },
    entropy: () => randomBytes(32).toString('hex'),
  }
}

function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    // Without Linux's boot id: the minute of the boot tells boots apart.
    return `boot-${Math.round((Date.now() / 1000 - uptime()) / 60)}`
  }
}
