import { type Permission, permissions, type RoleResponse, type Scope } from '@smartym/contract'
import { type ExportColumn, type Say, type TimeText, wordOf } from '../../../platform/exports/index.ts'

/** One permission of a role; a role without any has a row of its own. */
export interface RoleGrant {
  readonly role: RoleResponse
  readonly permission: Permission | null
  readonly scope: Scope | null
}

/** What each role grants, a row a permission, in the order of the catalogue. */
export function roleGrantsOf(roles: readonly RoleResponse[]): RoleGrant[] {
  return roles.flatMap((role): RoleGrant[] => {
    const granted = permissions.flatMap((permission) => {
      const scope = role.grants[permission]
      return scope === undefined ? [] : [{ role, permission, scope }]
    })
    return granted.length === 0 ? [{ role, permission: null, scope: null }] : granted
  })
}

/** The columns of the roles as a file. */
export function roleColumns(say: Say, timeText: TimeText): readonly ExportColumn<RoleGrant>[] {
  return [
    {
      title: say('console.roles.name'),
      width: 24,
      cell: ({ role }) => role.name ?? say(`console.role.${role.role}`),
    },
    {
      title: say('console.field.kind'),
      width: 14,
      cell: ({ role }) => say(role.ownRoleId === null ? 'console.roles.built_in' : 'console.roles.own'),
    },
    { title: say('console.field.role'), width: 16, cell: ({ role }) => say(`console.role.${role.role}`) },
    { title: say('console.organization.accounts'), width: 10, cell: ({ role }) => role.accountCount },
    {
      title: say('console.roles.permission'),
      width: 34,
      cell: ({ permission }) =>
        permission === null ? null : wordOf(say, `console.permission.${permission}`, permission),
    },
    {
      title: say('console.roles.reach'),
      width: 16,
      cell: ({ scope }) => say(`console.scope.${scope ?? 'none'}`),
    },
    { title: say('console.roles.permission_id'), width: 26, cell: ({ permission }) => permission },
    { title: say('console.roles.id'), width: 38, cell: ({ role }) => role.ownRoleId },
    { title: say('console.roles.changed_at'), width: 20, cell: ({ role }) => timeText(role.changedAt) },
  ]
}
