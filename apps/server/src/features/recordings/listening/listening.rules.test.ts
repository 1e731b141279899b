import { describe, expect, test } from 'vitest'
import { parseRange } from './http-range.rules.ts'
import { bornOf } from '../../accounts/index.ts'
import {
  type AskedRecording,
  conflictOf,
  liveApproval,
  listeningOf,
  refusalOf,
  stateNow,
} from './listening.rules.ts'

const person = (
  accountId: string | null,
  agentId: string | null,
  employeeNumber: string | null,
  born: string | null = null,
) => ({ accountId, agentId, employeeNumber, born })

describe('who decides', () => {
  const kim = bornOf({ name: '김하늘', birth_on: '1991-03-27' })
  const requester = person('acc_1', null, 'E-1', kim)
  const subject = person(null, 'agt_7', 'E-7')
  const approver = person('acc_5', null, 'E-5')

  test.each([
    ['another manager may', person('acc_2', null, 'E-2'), undefined],
    ['a manager without a number may', person('acc_2', null, null), undefined],
    ['the requester may not', person('acc_1', null, 'E-1'), 'own_request'],
    ['the requester’s other account may not', person('acc_9', null, 'E-1'), 'own_request'],
    ['nor one whose number is written otherwise', person('acc_9', null, ' e１ '), 'own_request'],
    ['nor somebody of that name and birth date', person('acc_9', null, 'E-9', kim), 'own_request'],
    [
      'a namesake of another birth date may',
      person('acc_2', null, null, bornOf({ name: '김하늘', birth_on: '1990-03-27' })),
      undefined,
    ],
    ['the agent of the call may not', person('acc_3', 'agt_7', null), 'own_call'],
    ['the agent’s other account may not', person('acc_3', null, 'E-7'), 'own_call'],
    ['who approved already may not', person('acc_5', null, null), 'own_approval'],
    ['nor through another account', person('acc_6', null, 'e-5'), 'own_approval'],
  ])('SEC-8: %s', (_who, decider, conflict) => {
    const people = { decider, requester, subjects: [subject], approvers: [approver] }
    expect(conflictOf(people)).toBe(conflict)
  })

  test('SEC-8: people without numbers are not taken for one another', () => {
    const nobody = person(null, null, null, bornOf({ name: '홍길동', birth_on: null }))
    const people = {
      decider: person('acc_2', null, ' - '),
      requester: person('acc_1', null, '–'),
      subjects: [nobody],
      approvers: [nobody],
    }
    expect(conflictOf(people)).toBeUndefined()
  })
})

const request = (changes: Partial<AskedRecording>): AskedRecording => ({
  id: 'lrq_1',
  recording_id: 'rec_1',
  reason: 'complaint',
  reason_text: '',
  state: 'approved',
  expires_at: 100,
  plays_left: 1,
  ...changes,
})

describe('what an approval is worth', () => {
  test('SEC-8: it holds until its time or its plays are over', () => {
    expect(refusalOf([request({})], 99)).toBeUndefined()
    expect(refusalOf([request({})], 100)).toBe('listen_expired')
    expect(refusalOf([request({ plays_left: 0 })], 50)).toBe('plays_used_up')
    expect(refusalOf([request({ plays_left: 0 }), request({})], 50)).toBeUndefined()
    expect(refusalOf([request({ state: 'rejected', plays_left: null })], 50)).toBe('listen_not_approved')
    expect(refusalOf([request({ state: 'open', plays_left: null })], 50)).toBe('listen_not_approved')
    expect(refusalOf([request({ state: 'withdrawn' })], 50)).toBe('listen_withdrawn')
    expect(refusalOf([], 50)).toBe('listen_not_approved')
    expect(stateNow({ state: 'rejected', expires_at: 1 }, 50)).toBe('rejected')
  })

  test('SEC-8: of several approvals the one that ends first is used up first', () => {
    const live = [request({ id: 'late', expires_at: 90 }), request({ id: 'soon', expires_at: 60 })]
    const dead = [request({ id: 'over', expires_at: 50 }), request({ id: 'spent', plays_left: 0 })]
    expect(liveApproval([...live, ...dead], 55)?.id).toBe('soon')
    expect(liveApproval(dead, 55)).toBeUndefined()
  })

  test('SEC-8: a list says what the caller may do next', () => {
    const about = {
      isStored: true,
      mayListen: true,
      isOwnCall: false,
      isWithoutApproval: false,
      requests: [],
      now: 50,
    }
    expect(listeningOf(about)).toBe('must_request')
    expect(listeningOf({ ...about, isWithoutApproval: true })).toBe('allowed')
    expect(listeningOf({ ...about, requests: [request({ state: 'open', plays_left: null })] })).toBe(
      'requested',
    )
    expect(listeningOf({ ...about, isWithoutApproval: true, isOwnCall: true })).toBe('refused')
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
