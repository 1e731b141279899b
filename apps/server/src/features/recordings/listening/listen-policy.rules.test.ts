import type { ListenRule } from '@smartym/contract'
import { describe, expect, test } from 'vitest'
import { approvalsNeeded } from './listen-policy.rules.ts'

const day = 24 * 3600 * 1000
const now = 100 * day
const rule = (changes: Partial<ListenRule>): ListenRule => ({
  role: 'manager',
  condition: 'always',
  days: null,
  approvers: 1,
  ...changes,
})
const listener = { roles: ['manager'], orgUnitId: 'org_1' }
const recording = { orgUnitId: 'org_1', startedAt: now - 10 * day, isMarked: false }
const needed = (rules: readonly ListenRule[], changes: Partial<typeof recording> = {}, roles = ['manager']) =>
  approvalsNeeded(rules, { ...listener, roles }, { ...recording, ...changes }, now)

describe('how many approvals the rules want', () => {
  test('SEC-8: one without a rule for the role, whatever others may', () => {
    expect(needed([])).toBe(1)
    expect(needed([rule({ role: 'team_manager', condition: 'never' })])).toBe(1)
  })

  test('SEC-8: none where never, one or two where always', () => {
    expect(needed([rule({ condition: 'never' })])).toBe(0)
    expect(needed([rule({})])).toBe(1)
    expect(needed([rule({ approvers: 2 })])).toBe(2)
  })

  test('SEC-8: the own team is free, another is not, nor a recording of no team', () => {
    const rules = [rule({ condition: 'other_teams' })]
    expect(needed(rules)).toBe(0)
    expect(needed(rules, { orgUnitId: 'org_2' })).toBe(1)
    expect(
      approvalsNeeded(rules, { ...listener, orgUnitId: null }, { ...recording, orgUnitId: null }, now),
    ).toBe(1)
  })

  test('SEC-8: older than so many days, to the millisecond; without days always', () => {
    const rules = [rule({ condition: 'older', days: 10 })]
    expect(needed(rules)).toBe(0)
    expect(needed(rules, { startedAt: now - 10 * day - 1 })).toBe(1)
    expect(needed([rule({ condition: 'older' })], { startedAt: now })).toBe(1)
  })

  test('SEC-8: marked ones', () => {
    const rules = [rule({ condition: 'marked', approvers: 2 })]
    expect([needed(rules), needed(rules, { isMarked: true })]).toEqual([0, 2])
  })

  test('SEC-8: of several rules the strictest that holds; an own role’s rules replace the built-in one’s', () => {
    const rules = [
      rule({ condition: 'never' }),
      rule({ condition: 'other_teams' }),
      rule({ condition: 'older', days: 30, approvers: 2 }),
    ]
    expect(needed(rules)).toBe(0)
    expect(needed(rules, { orgUnitId: 'org_2' })).toBe(1)
    expect(needed(rules, { orgUnitId: 'org_2', startedAt: now - 31 * day })).toBe(2)
    const own = [...rules, rule({ role: 'rol_1', approvers: 2 })]
    expect(needed(own, {}, ['rol_1', 'manager'])).toBe(2)
  })
})
