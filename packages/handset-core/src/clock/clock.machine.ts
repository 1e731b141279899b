import type { Clock } from '../ports/index.ts'
import type { Step } from '../step/step.ts'

/** One comparison of clocks: server time minus monotonic time, and by how much that may be wrong. */
interface Sample {
  offsetMs: number
  uncertaintyMs: number
  atMonotonicMs: number
}
interface ClockRow extends Sample {
  bootId: string
}

const rowKey = 'clock'
const maxSamples = 8
/* An answer that took longer says too little for a decision within thirty seconds. */
const maxRoundTripMs = 10_000
/* Crystals of phones stray by up to this much. */
const driftPerMs = 50e-6
/* Smaller changes are not worth a write. */
const worthKeepingMs = 20

/** An instant by the best estimate, UTC ms. */
export interface Estimate {
  at: number
  /** False: it is the phone's wall clock. */
  isSynchronised: boolean
}

/** What time the server has: from the phone's monotonic clock and answers of the server since the phone's last boot. */
export function createClockMachine() {
  let bootId: string | null = null
  let samples: Sample[] = []
  let kept: Sample | null = null

  function sampleFor(clock: Clock): Sample | undefined {
    if (clock.bootId !== bootId) return undefined
    return samples.reduce<Sample | undefined>((best, sample) => {
      if (best === undefined) return sample
      return errorAt(sample, clock) < errorAt(best, clock) ? sample : best
    }, undefined)
  }

  function serverTime(clock: Clock): number | null {
    const sample = sampleFor(clock)
    return sample === undefined ? null : Math.round(clock.monotonicMs + sample.offsetMs)
  }

  function now(clock: Clock): Estimate {
    const at = serverTime(clock)
    return at === null
      ? { at: Math.round(clock.wallMs), isSynchronised: false }
      : { at, isSynchronised: true }
  }

  return {
    restore(rows: Record<string, unknown>): void {
      const row = rows[rowKey] as ClockRow | undefined
      if (row === undefined) return
      bootId = row.bootId
      kept = row
      samples = [row]
    },

    /** The server told its time; `roundTripMs` is how long asking took. */
    synchronise(step: Step, serverTimeMs: number, roundTripMs: number): void {
      const { clock } = step
      if (!(roundTripMs >= 0 && roundTripMs <= maxRoundTripMs)) return
      const sample: Sample = {
        offsetMs: serverTimeMs + roundTripMs / 2 - clock.monotonicMs,
        uncertaintyMs: roundTripMs / 2,
        atMonotonicMs: clock.monotonicMs,
      }
      const known = sampleFor(clock)
      const isContradiction =
        known !== undefined &&
        Math.abs(known.offsetMs - sample.offsetMs) > errorAt(known, clock) + sample.uncertaintyMs + 1_000
      if (clock.bootId !== bootId || isContradiction) {
        bootId = clock.bootId
        samples = []
        kept = null
      }
      samples = [...samples.slice(1 - maxSamples), sample]
      const best = sampleFor(clock) ?? sample
      if (kept !== null && Math.abs(kept.offsetMs - best.offsetMs) < worthKeepingMs) return
      kept = best
      step.put(rowKey, { bootId: clock.bootId, ...best } satisfies ClockRow)
    },

    /** Server time, UTC ms; null before the first answer since boot. */
    serverTime,

    /** The latest that the server's time may be now; null when it is not known. */
    latestServerTime(clock: Clock): number | null {
      const sample = sampleFor(clock)
      if (sample === undefined) return null
      return Math.ceil(clock.monotonicMs + sample.offsetMs + errorAt(sample, clock))
    },

    now,

    /** An instant of the phone's wall clock in server time; never later than now. */
    estimateOf(clock: Clock, wallMs: number): Estimate {
      const { at, isSynchronised } = now(clock)
      return { at: Math.round(at - Math.max(0, clock.wallMs - wallMs)), isSynchronised }
    },

    /** The phone's wall clock minus server time, ms; null when it is not known. */
    wallOffsetMs(clock: Clock): number | null {
      const at = serverTime(clock)
      return at === null ? null : Math.round(clock.wallMs - at)
    },
  }
}
export type ClockMachine = ReturnType<typeof createClockMachine>

function errorAt(sample: Sample, clock: Clock): number {
  return sample.uncertaintyMs + Math.abs(clock.monotonicMs - sample.atMonotonicMs) * driftPerMs
}
