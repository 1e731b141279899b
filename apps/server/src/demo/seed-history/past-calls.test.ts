import { expect, test } from 'vitest'
import type { SeededPerson } from '../seed-company.ts'
import { makePastCalls } from './past-calls.ts'

const person: SeededPerson = {
  loginId: 'agent1',
  name: '김하늘',
  role: 'agent',
  password: '',
  accountId: 'acc_1',
  agentId: 'agt_1',
  orgUnitId: 'org_1',
  employeeNumber: '1001',
  extension: '7101',
  isBackground: false,
}
const now = Date.UTC(2026, 10, 24, 2)
/* Always the same chance. */
function repeatable(): () => number {
  let seed = 7
  return () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
}
const calls = makePastCalls({
  companyId: 'com_1',
  agents: [{ person, deviceId: 'dev_1', lineNumber: null }],
  now,
})

test('the demo’s past lies in working hours of the days before today, in the order of time', () => {
  const hours = calls.map((call) => new Date(call.started_at + 9 * 3_600_000))
  expect(hours.filter((at) => at.getUTCHours() < 9 || at.getUTCHours() >= 18)).toEqual([])
  expect(hours.filter((at) => at.getUTCDay() === 0 || at.getUTCDay() === 6)).toEqual([])
  expect(Math.max(...calls.map((call) => call.ended_at))).toBeLessThan(now)
  expect(calls.map((call) => call.started_at)).toEqual(
    calls.map((call) => call.started_at).toSorted((a, b) => a - b),
  )
  expect(calls.length).toBeGreaterThan(100)
})

test('ids of past calls are UUIDv7 of their own time, all different', () => {
  for (const call of calls) {
    expect(call.id).toMatch(/^call_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/)
    expect(Number.parseInt(call.id.slice(5, 17), 16)).toBe(call.started_at)
  }
  expect(new Set(calls.map((call) => call.id)).size).toBe(calls.length)
})

test('only answered calls have a time of talking, and no number of the past can be owned', () => {
  for (const call of calls) {
    expect(call.duration_ms !== null).toBe(call.outcome === 'connected')
    expect(call.customer_number).toMatch(/^\+82100000\d{4}$/)
  }
})

test('some of the past calls were those of customers whom a CRM knows, by its own reference and name', () => {
  const known = {
    customerId: 'C-1',
    name: '한시우',
    phoneNumber: '010-0000-1000',
    purpose: 'service',
  } as const
  const theirs = makePastCalls({
    companyId: 'com_1',
    agents: [{ person, deviceId: 'dev_1', lineNumber: null }],
    customers: [known],
    now,
    random: repeatable(),
  }).filter((call) => call.customer_reference === 'C-1')
  expect(theirs.length).toBeGreaterThan(0)
  for (const call of theirs)
    expect([call.customer_number, call.customer_name]).toEqual(['+821000001000', '한시우'])
})
