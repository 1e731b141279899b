import { expect, test } from 'vitest'
import { FakeClock } from './fake-clock.ts'

test('timers fire in the order of their times, each at its own', async () => {
  const clock = new FakeClock('2026-11-02T09:00:00+09:00')
  const fired: [string, number][] = []
  const start = clock.now()
  const note = (name: string) => () => fired.push([name, clock.now() - start])
  clock.setTimer(300, note('late'))
  clock.setRepeatingTimer(100, note('again'))
  clock.setTimer(150, note('once')).cancel()
  await clock.advance(310)
  expect(fired).toEqual([
    ['again', 100],
    ['again', 200],
    ['late', 300],
    ['again', 300],
  ])
  expect(clock.now() - start).toBe(310)
})

test('a jump of the wall clock moves neither timers nor durations', async () => {
  const clock = new FakeClock(1000)
  let hasFired = false
  clock.setTimer(50, () => (hasFired = true))
  clock.jumpWallClock(999_999)
  await clock.advance(49)
  expect(hasFired).toBe(false)
  expect(clock.monotonicMs()).toBe(49)
  await clock.advance(1)
  expect(hasFired).toBe(true)
})

test('what waits goes on when its time has come', async () => {
  const clock = new FakeClock()
  const steps: number[] = []
  const waiting = (async () => {
    for (let i = 0; i < 3; i += 1) {
      await clock.wait(10)
      steps.push(i)
    }
  })()
  await clock.advance(30)
  await waiting
  expect(steps).toEqual([0, 1, 2])
})
