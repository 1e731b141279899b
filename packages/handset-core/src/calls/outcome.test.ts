import { dialOutcomes } from '@smartym/contract/constants'
import { expect, test } from 'vitest'
import type { CallEndCause } from '../ports/index.ts'
import { outcomeOf } from './outcome.ts'

test.each([
  ['busy', 'busy', 'customer'],
  ['no_answer', 'no_answer', 'network'],
  ['rejected', 'rejected', 'customer'],
  ['invalid_number', 'invalid_number', 'network'],
  ['unreachable', 'unreachable', 'network'],
  ['failed', 'device_failed', 'phone'],
  ['local', 'canceled', 'agent'],
  ['remote', 'no_answer', 'customer'],
] as const)('CTC-4: an attempt that ends by %s before the answer is %s', (cause, outcome, endedBy) => {
  expect(outcomeOf(cause, false, 'outbound')).toEqual({ outcome, endedBy })
})

test('CTC-4: an incoming call that the agent turns away was rejected; one that nobody took was not answered', () => {
  expect(outcomeOf('local', false, 'inbound').outcome).toBe('rejected')
  expect(outcomeOf('remote', false, 'inbound').outcome).toBe('no_answer')
})

test.each([
  ['local', 'agent'],
  ['remote', 'customer'],
  ['failed', 'phone'],
  ['busy', 'network'],
] as const)('CTC-4: a call that was connected is connected, also when it ends by %s', (cause, endedBy) => {
  expect(outcomeOf(cause, true, 'outbound')).toEqual({ outcome: 'connected', endedBy })
})

test('CTC-4: an unanswered call never counts as connected', () => {
  const causes: CallEndCause[] = [
    'local',
    'remote',
    'busy',
    'no_answer',
    'rejected',
    'invalid_number',
    'unreachable',
    'failed',
  ]
  for (const cause of causes)
    for (const direction of ['outbound', 'inbound'] as const) {
      const { outcome } = outcomeOf(cause, false, direction)
      expect(dialOutcomes).toContain(outcome)
      expect(outcome).not.toBe('connected')
    }
})
