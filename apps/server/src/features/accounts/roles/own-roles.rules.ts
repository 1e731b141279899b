import {
  builtInGrants,
  companyWidePermissions,
  type Grants,
  type Permission,
  permissionsWithoutRole,
  type Role,
  roles,
} from '@smartym/contract'

const builtIn = new Map<Role, Grants>(roles.map((role) => [role, builtInGrants(role)]))

/** What a role of the product grants. */
export function grantsOfBuiltIn(role: Role): Grants {
  return builtIn.get(role) ?? {}
}

/** The first permission that no role can give, or not this far: what belongs to the whole company is given whole. */
export function ungrantableOf(grants: Grants): Permission | undefined {
  return (Object.keys(grants) as Permission[]).find(
    (permission) =>
      permissionsWithoutRole.has(permission) ||
      (companyWidePermissions.has(permission) && grants[permission] !== 'all'),
  )
}

/** What a change gives and takes, for the history: `recordings:listen` from `team` to `subtree`. */
export function differenceOf(
  before: Grants,
  after: Grants,
): { permission: string; before: string | null; after: string | null }[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted() as Permission[]
  return names
    .filter((permission) => before[permission] !== after[permission])
    .map((permission) => ({
      permission,
      before: before[permission] ?? null,
      after: after[permission] ?? null,
    }))
}
