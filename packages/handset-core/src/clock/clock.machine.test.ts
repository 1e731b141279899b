import { describe, expect, test } from 'vitest'
import type { Clock } from '../ports/index.ts'
import { createStep } from '../step/step.ts'
import { createClockMachine } from './clock.machine.ts'

const at = (monotonicMs: number, change: Partial<Clock> = {}): Clock => ({
  bootId: 'boot-1',
  monotonicMs,
  wallMs: 5_000_000 + monotonicMs,
  entropy: '0'.repeat(64),
  ...change,
})

function synchronised(samples: [monotonicMs: number, serverTime: number, roundTripMs: number][]) {
  const machine = createClockMachine()
  const puts = samples.flatMap(([monotonicMs, serverTime, roundTripMs]) => {
    const step = createStep(at(monotonicMs))
    machine.synchronise(step, serverTime, roundTripMs)
    return step.result().puts
  })
  return { machine, puts }
}

describe('CTC-1: the server’s time on the phone', () => {
  test('is not known before the first answer; then wall clock stands in and is marked so', () => {
    const { machine } = synchronised([])
    expect(machine.serverTime(at(100))).toBeNull()
    expect(machine.latestServerTime(at(100))).toBeNull()
    expect(machine.now(at(100))).toEqual({ at: 5_000_100, isSynchronised: false })
    expect(machine.wallOffsetMs(at(100))).toBeNull()
  })

  test('is what the server said plus half of the round trip, carried on by the monotonic clock', () => {
    const { machine } = synchronised([[1_000, 900_000, 200]])
    expect(machine.serverTime(at(1_000))).toBe(900_100)
    expect(machine.serverTime(at(61_000))).toBe(960_100)
    expect(machine.wallOffsetMs(at(1_000))).toBe(5_001_000 - 900_100)
  })

  test('does not move with the wall clock', () => {
    const { machine } = synchronised([[1_000, 900_000, 0]])
    expect(machine.serverTime(at(2_000, { wallMs: 0 }))).toBe(901_000)
  })

  test('may be later by as much as is unknown: half of the round trip, and drift since', () => {
    const { machine } = synchronised([[1_000, 900_000, 200]])
    expect(machine.latestServerTime(at(1_000))).toBe(900_200)
    expect(machine.latestServerTime(at(1_000 + 1_000_000))).toBe(1_900_100 + 100 + 50)
  })

  test('comes from the answer that was quickest, not the latest', () => {
    const { machine } = synchronised([
      [1_000, 900_000, 20],
      [2_000, 901_300, 2_000],
    ])
    expect(machine.serverTime(at(2_000))).toBe(901_010)
  })

  test('is forgotten with the boot', () => {
    const { machine } = synchronised([[1_000, 900_000, 0]])
    expect(machine.serverTime(at(1_000, { bootId: 'boot-2' }))).toBeNull()
  })

  test('survives a restart of the app in the same boot, by its row', () => {
    const { puts } = synchronised([[1_000, 900_000, 0]])
    const restored = createClockMachine()
    restored.restore(Object.fromEntries(puts))
    expect(restored.serverTime(at(5_000))).toBe(904_000)
    expect(restored.serverTime(at(5_000, { bootId: 'boot-2' }))).toBeNull()
  })

  test('an answer that contradicts the others begins anew: one of the clocks was set', () => {
    const { machine } = synchronised([
      [1_000, 900_000, 10],
      [2_000, 4_500_000, 40],
    ])
    expect(machine.serverTime(at(2_000))).toBe(4_500_020)
  })

  test('an answer that took too long says nothing', () => {
    expect(synchronised([[1_000, 900_000, 10_001]]).machine.serverTime(at(1_000))).toBeNull()
    expect(synchronised([[1_000, 900_000, -1]]).machine.serverTime(at(1_000))).toBeNull()
  })

  test('is written only when it changed by something', () => {
    const { puts } = synchronised([
      [1_000, 900_000, 10],
      [16_000, 915_001, 9],
      [31_000, 930_000, 10],
    ])
    expect(puts.length).toBe(1)
  })
})
