import { describe, expect, test } from 'vitest'
import { createClockMachine } from '../clock/clock.machine.ts'
import type { NetworkFault } from '../ports/index.ts'
import { createStep, type Step } from '../step/step.ts'
import { createTimers } from '../step/timers.ts'
import { id } from '../test/fixtures.ts'
import { createReportsMachine } from './reports.machine.ts'

const lost: NetworkFault = { code: 'network.timeout', isRetryable: true, retryAfterMs: null }
const invalid: NetworkFault = { code: 'request.invalid', isRetryable: false, retryAfterMs: null }

function createOutbox(rows: Record<string, unknown> = {}) {
  const timers = createTimers()
  const machine = createReportsMachine({ clock: createClockMachine(), timers })
  machine.restore(rows)
  let monotonicMs = 0
  const outbox = {
    machine,
    rows,
    wait: (ms: number) => void (monotonicMs += ms),
    /** Does something, settles, and gives the numbers that were sent. */
    run(act: (step: Step) => void = () => {}, isLinkOpen = true): number[] {
      const step = createStep({ bootId: 'b', monotonicMs, wallMs: monotonicMs, entropy: 'f'.repeat(64) })
      act(step)
      machine.settle(step, isLinkOpen)
      const { puts, effects } = step.result()
      for (const [key, row] of puts) {
        if (row === null) delete rows[key]
        else rows[key] = row
      }
      return effects.flatMap((effect) =>
        effect.type === 'send_reports' ? effect.reports.map(({ seq }) => seq) : [],
      )
    },
    add: (count: number) => (step: Step) => {
      for (let n = 0; n < count; n += 1) machine.add(step, 'call.ringing', { callId: id('call', n) })
    },
    fireTimer(): number[] {
      monotonicMs += 120_000
      return outbox.run((step) => void timers.fire(step, 'reports'))
    },
    seqs: () =>
      Object.keys(rows)
        .filter((key) => key.startsWith('report/'))
        .map((key) => Number(key.slice(7))),
  }
  return outbox
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('UPL-5: the outbox of reports', () => {
  test('numbers without holes and sends at most fifty at once, one batch under way', () => {
    const outbox = createOutbox()
    expect(outbox.run(outbox.add(120))).toEqual(range(1, 50))
    expect(outbox.run()).toEqual([])
    expect(outbox.run((step) => outbox.machine.acknowledged(step, 50))).toEqual(range(51, 100))
    expect(outbox.seqs()).toEqual(range(51, 120))
  })

  test('keeps what is said without a link', () => {
    const outbox = createOutbox()
    expect(outbox.run(outbox.add(2), false)).toEqual([])
    expect(outbox.run()).toEqual([1, 2])
  })

  test('goes on counting after everything was acknowledged and the app restarted', () => {
    const outbox = createOutbox()
    outbox.run(outbox.add(3))
    outbox.run((step) => outbox.machine.acknowledged(step, 3))
    const restarted = createOutbox(outbox.rows)
    expect(restarted.machine.isAcknowledged(3)).toBe(true)
    expect(restarted.run(restarted.add(1))).toEqual([4])
  })

  test('says the same again after a failure, once the wait is over', () => {
    const outbox = createOutbox()
    outbox.run(outbox.add(2))
    expect(outbox.run((step) => outbox.machine.failed(step, lost, null))).toEqual([])
    expect(outbox.run(outbox.add(1))).toEqual([])
    expect(outbox.fireTimer()).toEqual([1, 2, 3])
  })

  test('sends at once over a new link, whatever was under way or waited for', () => {
    const outbox = createOutbox()
    outbox.run(outbox.add(1))
    expect(outbox.run((step) => outbox.machine.linkOpened(step))).toEqual([1])
    outbox.run((step) => outbox.machine.failed(step, lost, null))
    expect(outbox.run((step) => outbox.machine.linkOpened(step))).toEqual([1])
  })

  test('takes less than was sent as it is, and waits before asking again', () => {
    const outbox = createOutbox()
    outbox.run(outbox.add(4))
    expect(outbox.run((step) => outbox.machine.acknowledged(step, 2))).toEqual([])
    expect(outbox.seqs()).toEqual([3, 4])
    expect(outbox.fireTimer()).toEqual([3, 4])
  })

  test('a server that expects an earlier number gets ours under that number', () => {
    const outbox = createOutbox({ outbox: { nextSeq: 8 } })
    const shifts: number[][] = []
    outbox.machine.onShifted((_step, from, by) => shifts.push([from, by]))
    outbox.run(outbox.add(2))
    outbox.run((step) => outbox.machine.failed(step, { ...invalid, code: 'handset.report_gap' }, 3))
    expect(outbox.seqs()).toEqual([3, 4])
    expect(shifts).toEqual([[8, -5]])
    expect(outbox.fireTimer()).toEqual([3, 4])
    expect(outbox.run(outbox.add(1))).toEqual([])
    expect(outbox.seqs()).toEqual([3, 4, 5])
  })

  test('a server that expects a later number has what came before it', () => {
    const outbox = createOutbox()
    outbox.run(outbox.add(4))
    outbox.run((step) => outbox.machine.failed(step, invalid, 3))
    expect(outbox.seqs()).toEqual([3, 4])
  })

  test('a server that has heard more than we ever said: we go on behind it, so that nothing passes for said', () => {
    const outbox = createOutbox()
    outbox.run(outbox.add(60))
    outbox.run((step) => outbox.machine.acknowledged(step, 200))
    expect(outbox.seqs()).toEqual(range(201, 210))
  })

  test('a batch that is not even read is taken apart: the reports before the bad one get through', () => {
    const outbox = createOutbox()
    outbox.run(outbox.add(5))
    outbox.run((step) => outbox.machine.failed(step, invalid, null))
    expect(outbox.fireTimer()).toEqual([1])
    expect(outbox.run((step) => outbox.machine.acknowledged(step, 1))).toEqual([2, 3])
  })

  test('waits as long as the server asks', () => {
    const outbox = createOutbox()
    outbox.run(outbox.add(1))
    const step = createStep({ bootId: 'b', monotonicMs: 0, wallMs: 0, entropy: '0'.repeat(64) })
    outbox.machine.failed(step, { ...lost, retryAfterMs: 45_000 }, null)
    expect(step.result().effects).toEqual([{ type: 'set_timer', timerId: 'reports', delayMs: 45_000 }])
  })
})
