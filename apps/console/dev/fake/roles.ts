import type { RoleResponse } from '@smartym/contract'
import { builtInGrants, roles as builtInRoles } from '@smartym/contract/permissions'
import { accounts } from './people.ts'
import { idOf, iso } from './random.ts'

/** The built-in roles, and one that the company has made. */
export const roles: readonly RoleResponse[] = [
  ...builtInRoles.map((role) => ({
    role,
    ownRoleId: null,
    name: null,
    grants: builtInGrants(role),
    accountCount: accounts.filter((account) => account.role === role).length,
    version: null,
    changedAt: null,
  })),
  {
    role: 'team_manager',
    ownRoleId: idOf('rol', 1),
    name: '수석 팀장',
    grants: { ...builtInGrants('team_manager'), 'recordings:download': 'team', 'calls:list': 'subtree' },
    accountCount: 3,
    version: 2,
    changedAt: iso(Date.now() - 86_400_000),
  },
]
