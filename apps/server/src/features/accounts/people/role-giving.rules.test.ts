import { builtInGrants, type Grants, type Role, roles } from '@smartym/contract'
import { describe, expect, test } from 'vitest'
import { grantableRoles, mayRule } from './role-giving.rules.ts'

const administrator = builtInGrants('administrator')
/** A branch's own keeper of accounts. */
const branchKeeper: Grants = {
  ...builtInGrants('manager'),
  'accounts:change': 'subtree',
  'accounts:reset': 'subtree',
}
/** The personnel system's key. */
const personnel: Grants = { 'accounts:list': 'all', 'accounts:change': 'all', 'organization:change': 'all' }

describe('who may give which role', () => {
  test('SEC-6: an administrator gives every role of people, also those kept apart from administration', () => {
    expect(grantableRoles(administrator)).toEqual([
      'agent',
      'team_manager',
      'manager',
      'administrator',
      'auditor',
    ])
  })

  test('SEC-6: a branch’s keeper gives what reaches no further than the branch', () => {
    expect(grantableRoles(branchKeeper)).toEqual(['agent', 'team_manager', 'manager'])
  })

  test('SEC-6: nobody gives a role with more rights than their own', () => {
    expect(grantableRoles({ ...branchKeeper, 'recordings:download': undefined } as Grants)).not.toContain(
      'manager',
    )
    expect(grantableRoles(personnel)).toEqual(['agent'])
    expect(grantableRoles(builtInGrants('manager'))).toEqual([])
    expect(grantableRoles({ ...personnel, 'accounts:reset': 'subtree' })).toEqual(['agent'])
  })

  test.each([
    [
      'administrator',
      administrator,
      ['agent', 'team_manager', 'manager', 'administrator', 'auditor', 'integrator'],
    ],
    ['branch keeper', branchKeeper, ['agent', 'team_manager', 'manager']],
    ['auditor', builtInGrants('auditor'), []],
  ] as const)('SEC-6: nobody resets or changes somebody with more rights: %s', (_name, rights, ruled) => {
    const mayReset = (role: Role) => mayRule(rights, 'accounts:reset', builtInGrants(role))
    expect(roles.filter(mayReset)).toEqual([...ruled])
  })
})
