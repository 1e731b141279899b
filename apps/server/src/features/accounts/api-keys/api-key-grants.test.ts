import { isPhraseKey } from '@smartym/phrases'
import { expect, test } from 'vitest'
import { ensureGrantable, permissionsOfKeys } from './api-key-grants.ts'

test('INT-1: every permission that a key can have has a word in every language', () => {
  const named = permissionsOfKeys.filter((permission) => permission !== 'self')
  expect(named.filter((permission) => !isPhraseKey(`console.permission.${permission}`))).toEqual([])
})

test('INT-1: no key can manage keys, roles, resets or listening', () => {
  const now = 0
  expect(ensureGrantable({ permissions: [...permissionsOfKeys] }, now)).toBeUndefined()
  for (const permission of [
    'api_keys:manage',
    'roles:manage',
    'accounts:reset',
    'recordings:listen',
  ] as const)
    expect(() => ensureGrantable({ permissions: ['self', permission] }, now)).toThrow(
      'accounts.permission_not_grantable',
    )
})
