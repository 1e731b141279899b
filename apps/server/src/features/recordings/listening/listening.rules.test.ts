import { describe, expect, test } from 'vitest'
import type { ListenRequestRow } from '../recordings.table.ts'
import { parseRange } from './http-range.rules.ts'
import { conflictOf, listeningOf, refusalOf, stateNow } from './listening.rules.ts'

const person = (accountId: string | null, agentId: string | null, employeeNumber: string | null) => ({
  accountId,
  agentId,
  employeeNumber,
})

describe('who decides', () => {
  const requester = person('acc_1', null, 'E-1')
  const subject = person(null, 'agt_7', 'E-7')

  test.each([
    ['another manager may', person('acc_2', null, 'E-2'), undefined],
    ['a manager without a number may', person('acc_2', null, null), undefined],
    ['the requester may not', person('acc_1', null, 'E-1'), 'own_request'],
    ['the requester’s other account may not', person('acc_9', null, 'E-1'), 'own_request'],
    ['the agent of the call may not', person('acc_3', 'agt_7', null), 'own_call'],
    ['the agent’s other account may not', person('acc_3', null, 'E-7'), 'own_call'],
  ])('SEC-8: %s', (_who, decider, conflict) => {
    expect(conflictOf(decider, requester, subject)).toBe(conflict)
  })

  test('SEC-8: people without numbers are not taken for one another', () => {
    expect(
      conflictOf(person('acc_2', null, null), person('acc_1', null, null), person(null, null, null)),
    ).toBeUndefined()
  })
})

const request = (changes: Partial<ListenRequestRow>): ListenRequestRow =>
  ({ state: 'approved', expires_at: 100, decided_at: 10, plays_left: 1, ...changes }) as ListenRequestRow

describe('what an approval is worth', () => {
  test('SEC-8: it holds until its time or its plays are over', () => {
    expect(refusalOf([request({})], 99)).toBeUndefined()
    expect(refusalOf([request({})], 100)).toBe('listen_expired')
    expect(refusalOf([request({ plays_left: 0 })], 50)).toBe('plays_used_up')
    expect(refusalOf([request({ plays_left: 0 }), request({})], 50)).toBeUndefined()
    expect(refusalOf([request({ state: 'rejected', plays_left: null })], 50)).toBe('listen_not_approved')
    expect(refusalOf([request({ state: 'open', decided_at: null, plays_left: null })], 50)).toBe(
      'listen_not_approved',
    )
    expect(refusalOf([], 50)).toBe('listen_not_approved')
    expect(stateNow({ state: 'rejected', expires_at: 1 }, 50)).toBe('rejected')
  })

  test('SEC-8: a list says what the caller may do next', () => {
    const about = { isStored: true, mayListen: true, isWithoutApproval: false, requests: [], now: 50 }
    expect(listeningOf(about)).toBe('must_request')
    expect(listeningOf({ ...about, isWithoutApproval: true })).toBe('allowed')
    expect(listeningOf({ ...about, requests: [request({ state: 'open', decided_at: null })] })).toBe(
      'requested',
    )
    expect(listeningOf({ ...about, isStored: false })).toBe('not_possible')
    expect(listeningOf({ ...about, mayListen: false })).toBe('refused')
  })
})

test.each([
  [undefined, undefined],
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=100-', null],
  ['bytes=-0', null],
  ['bytes=9-3', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,5-6', undefined],
  ['lines=0-1', undefined],
] as const)('SEC-7: the range %j of a hundred bytes is %j', (header, range) => {
  expect(parseRange(header, 100)).toEqual(range)
})
