import type { HandsetEffect, StepResult, TimedEvent } from '@smartym/handset-core'
import { expect, test } from 'vitest'
import type { Put } from '../journal/journal.ts'
import { createManualClock } from '../test/manual-clock.ts'
import { createShell, type Shell } from './shell.ts'

/** A core that answers each event with one row and one effect named after it. */
function bench() {
  const clock = createManualClock()
  const log: string[] = []
  const state = { isFull: false, releases: 0 }
  const parts = {
    machine: {
      restore: (rowsJson: string) => {
        log.push(`restore ${rowsJson}`)
        return JSON.stringify({ puts: [], effects: [] } satisfies StepResult)
      },
      step(eventJson: string) {
        const event = JSON.parse(eventJson) as TimedEvent & { timerId: string }
        log.push(`step ${event.timerId} at ${event.clock.monotonicMs}`)
        const effects: HandsetEffect[] = [{ type: 'cancel_timer', timerId: event.timerId }]
        return JSON.stringify({ puts: [[event.timerId, true]], effects } satisfies StepResult)
      },
    },
    journal: {
      readRows: (): Put[] => [['kept', 1]],
      commit(puts: readonly Put[]) {
        if (state.isFull) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
        if (puts.length > 0) log.push(`commit ${String(puts[0]?.[0])}`)
      },
    },
    clock,
    bootId: 'boot-1',
    wallMs: () => clock.wallMs(),
    perform(effect: HandsetEffect) {
      if (effect.type !== 'cancel_timer') return
      log.push(`perform ${effect.timerId}`)
      if (effect.timerId === 'a') shell.tell({ type: 'timer.fired', timerId: 'from a' })
    },
    onStorageFull: () => void (state.releases += 1),
  }
  const shell: Shell = createShell(parts)
  return { shell, log, clock, state }
}

test('rows are committed before effects are performed, events told meanwhile come after', () => {
  const { shell, log, clock } = bench()
  shell.start()
  clock.advance(5)
  shell.tell({ type: 'timer.fired', timerId: 'a' })
  expect(log).toEqual([
    'restore {"kept":1}',
    'step a at 5',
    'commit a',
    'perform a',
    'step from a at 5',
    'commit from a',
    'perform from a',
  ])
})

test('on a full disk nothing is performed that is not safe, and nothing overtakes it', () => {
  const { shell, log, clock, state } = bench()
  state.isFull = true
  shell.tell({ type: 'timer.fired', timerId: 'b' })
  shell.tell({ type: 'timer.fired', timerId: 'c' })
  expect(log).toEqual(['step b at 0'])
  clock.advance(500)
  expect(log).toEqual(['step b at 0'])
  expect(state.releases).toBeGreaterThanOrEqual(2)
  state.isFull = false
  clock.advance(500)
  expect(log.slice(1)).toEqual(['commit b', 'perform b', 'step c at 1000', 'commit c', 'perform c'])
})

test('after the end nothing is heard any more', () => {
  const { shell, log } = bench()
  shell.stop()
  shell.tell({ type: 'timer.fired', timerId: 'a' })
  expect(log).toEqual([])
})
