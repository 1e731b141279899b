import { gatewayCloseCodes } from '@smartym/contract/constants'
import { expect, test } from 'vitest'
import { only } from '../test/handset.fake.ts'
import { createReadyHandset, type TestHandset } from '../test/handset.fake.ts'

/* How long the phone stays away after its link was closed so. */
function awayMs(handset: TestHandset, code: number, isRetryable = true): number {
  const effects = handset.tell({ type: 'link.closed', code, isRetryable })
  const wait = only(effects, 'set_timer').find(({ timerId }) => timerId === 'reconnect')
  return wait?.delayMs ?? 0
}

function comeBack(handset: TestHandset, afterMs: number): void {
  handset.wait(afterMs)
  handset.tell({ type: 'timer.fired', timerId: 'reconnect' })
  handset.openLink()
}

function expectBetween(ms: number, from: number, to: number): void {
  expect(ms).toBeGreaterThanOrEqual(from)
  expect(ms).toBeLessThanOrEqual(to)
}

test('CTC-2: a link pushed out by the phone’s own late twin is back within twenty seconds', () => {
  const handset = createReadyHandset()
  expectBetween(awayMs(handset, gatewayCloseCodes.superseded), 10_000, 20_000)
})

test('CTC-2: two phones that push each other out come ever more rarely, at most every five minutes', () => {
  const handset = createReadyHandset()
  const waits = Array.from({ length: 7 }, () => {
    const waitMs = awayMs(handset, gatewayCloseCodes.superseded)
    comeBack(handset, waitMs)
    return waitMs
  })
  expectBetween(waits[2] ?? 0, 40_000, 80_000)
  expectBetween(waits[6] ?? 0, 150_000, 300_000)
})

test('CTC-2: after a link that held for five minutes a refusal is a first one again', () => {
  const handset = createReadyHandset()
  for (let times = 0; times < 6; times += 1) comeBack(handset, awayMs(handset, gatewayCloseCodes.superseded))
  handset.wait(300_000)
  expectBetween(awayMs(handset, gatewayCloseCodes.superseded), 10_000, 20_000)
})

test('CTC-2: a link that was merely lost is tried again within a second', () => {
  const handset = createReadyHandset()
  expectBetween(awayMs(handset, 1006), 500, 1_000)
  handset.openLink()
  expectBetween(awayMs(handset, 1008, false), 10_000, 20_000)
})
