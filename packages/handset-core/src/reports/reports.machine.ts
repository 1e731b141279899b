import type { HandsetReport, HandsetReportKind } from '@smartym/contract/reports'
import type { ClockMachine, Estimate } from '../clock/clock.machine.ts'
import type { NetworkFault } from '../ports/index.ts'
import { backOffMs } from '../step/back-off.ts'
import type { Step } from '../step/step.ts'
import type { Timers } from '../step/timers.ts'

type ShiftListener = (step: Step, fromSeq: number, by: number) => void
type PayloadOf<K extends HandsetReportKind> = Extract<HandsetReport, { kind: K }>['payload']

const outboxKey = 'outbox'
const prefix = 'report/'
const maxBatch = 50
const backOff = { baseMs: 1_000, maxMs: 60_000 }
const slowRetryMs = 60_000

/* Ten digits, so that rows sort as they were said. */
const keyOf = (seq: number): string => prefix + String(seq).padStart(10, '0')

/** The outbox: what the phone says, in order, kept until the server has committed it (decision 5). */
export function createReportsMachine({ clock, timers }: { clock: ClockMachine; timers: Timers }) {
  const waiting = new Map<number, HandsetReport>()
  let nextSeq = 1
  let acknowledgedSeq = 0
  let sentUpTo: number | null = null
  let highestSent = 0
  let failures = 0
  /* One at a time when the server does not even read the batch: the good ones before a bad one get through. */
  let batchSize = maxBatch
  const shiftListeners: ShiftListener[] = []

  function acknowledge(step: Step, seq: number): void {
    for (const known of waiting.keys()) {
      if (known > seq) break
      waiting.delete(known)
      step.put(keyOf(known), null)
    }
    acknowledgedSeq = Math.max(acknowledgedSeq, seq)
  }

  /* The server's count and ours differ (one of them lost its memory): ours go on where the server stands. */
  function renumber(step: Step, first: number): void {
    const reports = [...waiting.values()]
    const by = first - (reports[0]?.seq ?? nextSeq)
    for (const { seq } of reports) step.put(keyOf(seq), null)
    waiting.clear()
    for (const [index, report] of reports.entries()) {
      const seq = first + index
      waiting.set(seq, { ...report, seq })
      step.put(keyOf(seq), { ...report, seq })
    }
    for (const listener of shiftListeners) listener(step, first - by, by)
    nextSeq = first + reports.length
    acknowledgedSeq = first - 1
    highestSent = acknowledgedSeq
    step.put(outboxKey, { nextSeq })
  }

  const firstSeq = (): number => waiting.keys().next().value ?? nextSeq

  function waitBeforeNext(step: Step, retryAfterMs: number | null): void {
    failures += 1
    timers.set(step, 'reports', backOffMs(failures, backOff, step.fraction(), retryAfterMs))
  }

  return {
    restore(rows: Record<string, unknown>): void {
      const reports = Object.entries(rows)
        .filter(([key]) => key.startsWith(prefix))
        .map(([, row]) => row as HandsetReport)
        .toSorted((a, b) => a.seq - b.seq)
      for (const report of reports) waiting.set(report.seq, report)
      nextSeq = (rows[outboxKey] as { nextSeq: number } | undefined)?.nextSeq ?? 1
      acknowledgedSeq = (reports[0]?.seq ?? nextSeq) - 1
    },

    /** Puts a statement into the outbox and gives its place. `estimate` is for what happened earlier. */
    add<K extends HandsetReportKind>(
      step: Step,
      kind: K,
      payload: PayloadOf<K>,
      estimate: Estimate = clock.now(step.clock),
    ): number {
      const seq = nextSeq
      nextSeq += 1
      const { at, isSynchronised: isClockSynchronised } = estimate
      const report = { seq, kind, at, isClockSynchronised, payload } as HandsetReport
      waiting.set(seq, report)
      step.put(keyOf(seq), report)
      step.put(outboxKey, { nextSeq })
      return seq
    },

    /** The server has committed everything up to `seq`. */
    acknowledged(step: Step, seq: number): void {
      const wasAwaited = sentUpTo !== null
      const isShort = sentUpTo !== null && seq < sentUpTo
      sentUpTo = null
      acknowledge(step, Math.min(seq, highestSent))
      if (wasAwaited && seq > highestSent) renumber(step, seq + 1)
      // Asking again at once for what the server left out would go round in circles.
      if (isShort) waitBeforeNext(step, 0)
      else failures = 0
    },

    failed(step: Step, fault: NetworkFault, expectedSeq: number | null): void {
      sentUpTo = null
      if (expectedSeq !== null) {
        acknowledge(step, Math.min(expectedSeq - 1, highestSent))
        if (expectedSeq !== firstSeq()) renumber(step, expectedSeq)
        waitBeforeNext(step, fault.retryAfterMs)
      } else if (fault.isRetryable) waitBeforeNext(step, fault.retryAfterMs)
      else {
        batchSize = 1
        waitBeforeNext(step, Math.max(slowRetryMs, fault.retryAfterMs ?? 0))
      }
    },

    /** A new link: an answer that has not come will not come any more. */
    linkOpened(step: Step): void {
      sentUpTo = null
      failures = 0
      timers.cancel(step, 'reports')
    },

    /** Sends what waits, if nothing is under way and no wait is on. */
    settle(step: Step, isLinkOpen: boolean): void {
      if (!isLinkOpen || sentUpTo !== null || waiting.size === 0 || timers.isSet('reports')) return
      const reports = [...firstOf(waiting.values(), batchSize)]
      sentUpTo = reports.at(-1)?.seq ?? null
      highestSent = Math.max(highestSent, sentUpTo ?? 0)
      batchSize = Math.min(maxBatch, batchSize * 2)
      step.order({ type: 'send_reports', reports })
    },

    /** Has the server committed this one. */
    isAcknowledged: (seq: number): boolean => seq <= acknowledgedSeq,
    /** What the server has not committed, in order. */
    waiting: (): Iterable<HandsetReport> => waiting.values(),
    /** The latest that was said; 0 when nothing ever was. */
    lastSeq: (): number => nextSeq - 1,
    unsentCount: (): number => waiting.size,
    /** Tells who remembers a `seq` that all from `fromSeq` on have moved. */
    onShifted: (listener: ShiftListener): void => void shiftListeners.push(listener),
  }
}
export type ReportsMachine = ReturnType<typeof createReportsMachine>

function* firstOf<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count
  for (const item of items) {
    if (left === 0) return
    left -= 1
    yield item
  }
}
