import { idPattern } from '@smartym/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backOffMs } from './back-off.ts'
import { createStep } from './step.ts'
import { createTimers } from './timers.ts'

const clock = { bootId: 'b', monotonicMs: 1_000, wallMs: 1_764_000_000_000, entropy: '9f'.repeat(32) }
const entropy = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))

test('UPL-1: ids that the phone makes are UUIDv7 of the event’s time and chance', () => {
  fc.assert(
    fc.property(entropy, fc.integer({ min: -5, max: 2 ** 48 }), (random, atMs) => {
      const step = createStep({ ...clock, entropy: random })
      const ids = [step.newId('call', atMs), step.newId('rec', atMs), step.newId('rec', atMs)]
      expect(ids[0]).toMatch(new RegExp(idPattern('call')))
      for (const made of ids.slice(1)) expect(made).toMatch(new RegExp(idPattern('recording')))
      for (const made of ids) expect(made).toMatch(/_.{12}7.{3}[89ab]/)
      expect(step.fraction()).toBeGreaterThanOrEqual(0)
      expect(step.fraction()).toBeLessThan(1)
    }),
  )
})

test('ids of one event differ', () => {
  const step = createStep({ ...clock, entropy: '0123456789abcdef'.repeat(4) })
  expect(step.newId('rec', 5)).not.toBe(step.newId('rec', 5))
})

test('of several puts of a row the last stands, once', () => {
  const step = createStep(clock)
  step.put('a', 1)
  step.put('b', 2)
  step.put('a', null)
  expect(step.result().puts).toEqual([
    ['b', 2],
    ['a', null],
  ])
})

describe('waits', () => {
  test('double up to a limit, between half and all of it', () => {
    const limits = { baseMs: 1_000, maxMs: 60_000 }
    expect([1, 2, 3, 7, 99].map((failures) => backOffMs(failures, limits, 1))).toEqual([
      1_000, 2_000, 4_000, 60_000, 60_000,
    ])
    expect(backOffMs(1, limits, 0)).toBe(500)
    expect(backOffMs(1, limits, 0, 5_000)).toBe(5_000)
  })
})

describe('timers', () => {
  test('are ordered again only when their time changed', () => {
    const timers = createTimers()
    const step = createStep(clock)
    timers.set(step, 'upload', 500)
    timers.set(step, 'upload', 500)
    timers.setAt(step, 'upload', 1_500)
    timers.setAt(step, 'upload', 1_700)
    timers.setAt(step, 'upload', null)
    timers.cancel(step, 'upload')
    expect(step.result().effects).toEqual([
      { type: 'set_timer', timerId: 'upload', delayMs: 500 },
      { type: 'set_timer', timerId: 'upload', delayMs: 700 },
      { type: 'cancel_timer', timerId: 'upload' },
    ])
  })

  test('fire once, and not for a time that was replaced', () => {
    const timers = createTimers()
    timers.set(createStep(clock), 'upload', 5_000)
    const early = createStep({ ...clock, monotonicMs: 2_000 })
    expect(timers.fire(early, 'upload')).toBeUndefined()
    expect(early.result().effects).toEqual([{ type: 'set_timer', timerId: 'upload', delayMs: 4_000 }])
    const due = createStep({ ...clock, monotonicMs: 5_990 })
    expect(timers.fire(due, 'upload')).toBe('upload')
    expect(timers.fire(due, 'upload')).toBeUndefined()
  })
})
