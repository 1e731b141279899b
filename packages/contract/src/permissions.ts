/** Every permission: `<slice>:<verb>`. `public` needs no caller, `self` only a signed-in one. */
export const permissions = [
  'public',
  'self',
  'audit:list',
  'audit:export',
  'reviews:list',
  'reviews:conduct',
  'reviews:countersign',
  'reviews:export',
  'settings:read',
  'settings:change',
  'organization:list',
  'organization:change',
  'accounts:list',
  'accounts:change',
  'accounts:reset',
  'roles:manage',
  'accounts:export',
  'api_keys:manage',
  'browser_tokens:issue',
  'devices:list',
  'devices:register',
  'devices:change',
  'devices:report_lost',
  'devices:reset_app_lock',
  'devices:export',
  'device:connect',
  'lines:list',
  'lines:change',
  'lines:export',
  'consents:list',
  'consents:publish',
  'consents:export',
  'forms:list',
  'forms:fill',
  'forms:approve',
  'forms:seal',
  'forms:export',
  'customers:list',
  'names:see',
  'names:reveal',
  'numbers:reveal',
  'dispositions:list',
  'calls:list',
  'calls:export',
  'agents:list',
  'agents:force_state',
  'recordings:list',
  'recordings:export',
  'recordings:request_listen',
  'recordings:approve_listen',
  'recordings:listen',
  'recordings:list_own_listens',
  'recordings:view_alerts',
  'recordings:mark',
  'recordings:download',
  'dialing:dial',
  'dialing:cancel',
  'dialing:list',
  'monitoring:view',
  'events:stream',
  'system:observe',
  'system:view',
  'system:export',
] as const
export type Permission = (typeof permissions)[number]

/** Built-in roles. */
export const roles = ['agent', 'team_manager', 'manager', 'administrator', 'auditor', 'integrator'] as const
export type Role = (typeof roles)[number]

/** How far a permission reaches: own objects, the own unit, the own unit and all below it, or the company. */
export const scopes = ['own', 'team', 'subtree', 'all'] as const
export type Scope = (typeof scopes)[number]

/** What somebody may do, and how far each reaches. Deny by default: what is not there is refused. */
export type Grants = Readonly<Partial<Record<Permission, Scope>>>

/** Permissions on what belongs to the company as a whole; they know no narrower scope than `all`. */
export const companyWidePermissions: ReadonlySet<Permission> = new Set([
  'audit:list',
  'audit:export',
  'reviews:list',
  'reviews:conduct',
  'reviews:countersign',
  'reviews:export',
  'roles:manage',
  'api_keys:manage',
  'consents:publish',
  'forms:seal',
  'dispositions:list',
  'system:observe',
  'system:view',
  'system:export',
])

const withoutRole = ['public', 'self', 'device:connect'] as const
/** Permissions that no role gives: everybody has them, or only a phone. */
export const permissionsWithoutRole: ReadonlySet<Permission> = new Set(withoutRole)

/** What a role can grant. */
export type GrantablePermission = Exclude<Permission, (typeof withoutRole)[number]>

/** Every permission that a role can grant. */
export const grantablePermissions = permissions.filter(
  (permission): permission is GrantablePermission => !permissionsWithoutRole.has(permission),
)

const managing: readonly Permission[] = [
  'organization:list',
  'accounts:list',
  'devices:list',
  'devices:report_lost',
  'lines:list',
  'consents:list',
  'forms:list',
  'forms:fill',
  'forms:approve',
  'customers:list',
  'names:see',
  'names:reveal',
  'numbers:reveal',
  'dispositions:list',
  'calls:list',
  'agents:list',
  'agents:force_state',
  'recordings:list',
  'recordings:request_listen',
  'recordings:approve_listen',
  'recordings:listen',
  'recordings:view_alerts',
  'recordings:mark',
  'dialing:list',
  'monitoring:view',
  'events:stream',
]

/** What each built-in role may do, and how far. */
export const rolePermissions: Readonly<Record<Role, { scope: Scope; permissions: readonly Permission[] }>> = {
  agent: {
    scope: 'own',
    permissions: [
      'forms:list',
      'forms:fill',
      'customers:list',
      'names:see',
      'dispositions:list',
      'calls:list',
      'agents:list',
      'recordings:list_own_listens',
      'dialing:dial',
      'dialing:cancel',
      'dialing:list',
      'events:stream',
    ],
  },
  team_manager: { scope: 'team', permissions: managing },
  manager: {
    scope: 'subtree',
    permissions: [
      ...managing,
      'devices:export',
      'consents:export',
      'forms:export',
      'lines:export',
      'calls:export',
      'recordings:export',
      'recordings:download',
      'settings:read',
    ],
  },
  administrator: {
    scope: 'all',
    permissions: [
      'reviews:list',
      'reviews:conduct',
      'reviews:export',
      'settings:read',
      'settings:change',
      'organization:list',
      'organization:change',
      'accounts:list',
      'accounts:change',
      'accounts:reset',
      'roles:manage',
      'accounts:export',
      'api_keys:manage',
      'devices:list',
      'devices:register',
      'devices:change',
      'devices:report_lost',
      'devices:reset_app_lock',
      'devices:export',
      'lines:export',
      'lines:list',
      'consents:list',
      'consents:publish',
      'consents:export',
      'forms:list',
      'forms:fill',
      'forms:approve',
      'forms:seal',
      'forms:export',
      'lines:change',
      'dispositions:list',
      'calls:list',
      'calls:export',
      'agents:list',
      'agents:force_state',
      'recordings:list',
      'recordings:view_alerts',
      'recordings:export',
      'dialing:list',
      'monitoring:view',
      'events:stream',
      'system:observe',
      'system:view',
      'system:export',
    ],
  },
  auditor: {
    scope: 'all',
    permissions: [
      'audit:list',
      'audit:export',
      'reviews:list',
      'reviews:conduct',
      'reviews:countersign',
      'reviews:export',
      'events:stream',
      'system:view',
      'system:export',
      'settings:read',
      'organization:list',
      'accounts:list',
      'accounts:export',
      'devices:list',
      'devices:export',
      'lines:export',
      'lines:list',
      'consents:list',
      'consents:export',
      'forms:list',
      'forms:export',
      'calls:list',
      'calls:export',
      'agents:list',
      'recordings:list',
      'recordings:view_alerts',
      'recordings:export',
      'dialing:list',
      'dispositions:list',
    ],
  },
  integrator: {
    scope: 'all',
    permissions: [
      'organization:list',
      'organization:change',
      'accounts:list',
      'accounts:change',
      'browser_tokens:issue',
      'dispositions:list',
      'calls:list',
      'agents:list',
      'recordings:list',
      'dialing:dial',
      'dialing:cancel',
      'dialing:list',
      'events:stream',
    ],
  },
}

/** These permissions at one scope; what belongs to the company as a whole is granted whole. */
export function grantsAt(scope: Scope, permissionList: Iterable<Permission>): Grants {
  const grantable = [...permissionList].filter((permission) => !permissionsWithoutRole.has(permission))
  return Object.fromEntries(
    grantable.map((permission) => [permission, companyWidePermissions.has(permission) ? 'all' : scope]),
  )
}

/** What a built-in role grants. */
export function builtInGrants(role: Role): Grants {
  const { scope, permissions: granted } = rolePermissions[role]
  return grantsAt(scope, granted)
}
