import type { HandsetEffect, HandsetEvent, StepResult, TimedEvent } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { Journal } from '../journal/journal.ts'

/** The core as the shell drives it: JSON in, JSON out, by value. */
export interface HandsetMachine {
  restore(rowsJson: string): string
  step(eventJson: string): string
}

export interface ShellParts {
  machine: HandsetMachine
  journal: Journal
  clock: HandsetClock
  bootId: string
  /** Wall time as the phone shows it, which may be wrong. */
  wallMs(): number
  /** Starts what the core ordered; what becomes of it is told as events. */
  perform(effect: HandsetEffect): void
  /** The journal could not be written; making room is tried, then the commit again. */
  onStorageFull(): void
}

/** Tells the core what happened, one event after another. */
export interface Shell {
  start(): void
  tell(event: HandsetEvent): void
  /** From now on nothing is heard and nothing done, as when the power is gone. */
  stop(): void
}

const retryCommitMs = 500

/**
 * The loop around the core: an event goes in, its rows are committed in one transaction, only then its effects are
 * performed. Everything crosses as JSON, by value, as it does on a phone.
 */
export function createShell(parts: ShellParts): Shell {
  const { machine, journal, clock, bootId } = parts
  const waiting: HandsetEvent[] = []
  let uncommitted: StepResult | undefined
  let isBusy = false
  let isStopped = false

  function stamp(event: HandsetEvent): TimedEvent {
    const times = {
      bootId,
      monotonicMs: clock.monotonicMs(),
      wallMs: parts.wallMs(),
      entropy: clock.entropy(),
    }
    return { ...event, clock: times }
  }

  function commitAndPerform(result: StepResult): boolean {
    try {
      journal.commit(result.puts)
    } catch (error) {
      if (!isStorageFull(error)) throw error
      uncommitted = result
      parts.onStorageFull()
      clock.setTimer(retryCommitMs, drain)
      return false
    }
    uncommitted = undefined
    for (const effect of result.effects) if (!isStopped) parts.perform(effect)
    return true
  }

  function drain(): void {
    if (isBusy) return
    isBusy = true
    try {
      // Nothing may overtake a step whose rows are not safe yet.
      if (uncommitted && !commitAndPerform(uncommitted)) return
      for (let event = waiting.shift(); event && !isStopped; event = waiting.shift()) {
        if (!commitAndPerform(readResult(machine.step(JSON.stringify(stamp(event)))))) return
      }
    } finally {
      isBusy = false
    }
  }

  return {
    start() {
      commitAndPerform(readResult(machine.restore(JSON.stringify(Object.fromEntries(journal.readRows())))))
    },
    tell(event) {
      if (isStopped) return
      waiting.push(event)
      drain()
    },
    stop() {
      isStopped = true
      waiting.length = 0
    },
  }
}

function readResult(json: string): StepResult {
  return JSON.parse(json) as StepResult
}

function isStorageFull(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC')
  )
}
