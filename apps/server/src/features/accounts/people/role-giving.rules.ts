import {
  builtInGrants,
  type Grants,
  type Permission,
  type Role,
  roles,
  type Scope,
  scopes,
} from '@smartym/contract'

/** With which right one rules over another's account. */
export type RulingPermission = 'accounts:change' | 'accounts:reset'

/* By these one could take any other right: nobody gives them who does not hold them as far. */
const governing: ReadonlySet<Permission> = new Set<Permission>([
  'accounts:change',
  'accounts:reset',
  'organization:change',
  'roles:manage',
  'api_keys:manage',
  'settings:change',
  'devices:change',
])
/** Everybody at the console has these, and they show nothing of others. */
const harmless: ReadonlySet<Permission> = new Set<Permission>(['dispositions:list'])

/** Roles of people; the integrator is no person. */
const personRoles: readonly Role[] = roles.filter((role) => role !== 'integrator')

function holds(rights: Grants, permission: Permission, scope: Scope): boolean {
  const held = rights[permission]
  return held !== undefined && scopes.indexOf(held) >= scopes.indexOf(scope)
}

/* Who keeps the whole company's accounts gives the rights to listen or to audit without holding them: those are kept apart
   from administration on purpose, and somebody must give them. */
function keepsAllAccounts(rights: Grants): boolean {
  return holds(rights, 'accounts:change', 'all') && holds(rights, 'accounts:reset', 'all')
}

/**
 * Does somebody stand above these rights, so that he may give them, or change an account that has them. A right that
 * governs others must be held as far; so must every other one beyond a person's own objects, but for those who keep the
 * accounts of the whole company.
 */
function standsAbove(ruler: Grants, rights: Grants): boolean {
  const isKeeper = keepsAllAccounts(ruler)
  return Object.entries(rights).every(([name, scope]) => {
    const permission = name as Permission
    if (harmless.has(permission)) return true
    if (governing.has(permission)) return holds(ruler, permission, scope)
    return isKeeper || scope === 'own' || holds(ruler, permission, scope)
  })
}

/** May somebody with these rights give a person this role. Without `accounts:change` nobody gives any. */
export function mayGive(rights: Grants, role: Role): boolean {
  return (
    rights['accounts:change'] !== undefined &&
    personRoles.includes(role) &&
    standsAbove(rights, builtInGrants(role))
  )
}

/** May somebody with these rights change, reset or end the account of a person with those. */
export function mayRule(rights: Grants, by: RulingPermission, person: Grants): boolean {
  return rights[by] !== undefined && standsAbove(rights, person)
}

export function grantableRoles(rights: Grants): Role[] {
  return personRoles.filter((role) => mayGive(rights, role))
}
