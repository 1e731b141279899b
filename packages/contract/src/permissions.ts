/** Every permission: `<slice>:<verb>`. `public` needs no caller, `self` only a signed-in one. */
export const permissions = [
  'public',
  'self',
  'audit:list',
  'settings:read',
  'settings:change',
  'organization:list',
  'accounts:list',
  'api_keys:manage',
  'browser_tokens:issue',
  'devices:list',
  'devices:register',
  'devices:change',
  'device:connect',
  'lines:list',
  'customers:list',
  'numbers:reveal',
  'dispositions:list',
  'calls:list',
  'agents:list',
  'agents:force_state',
  'recordings:list',
  'recordings:request_listen',
  'recordings:approve_listen',
  'recordings:listen',
  'recordings:mark',
  'recordings:download',
  'dialing:dial',
  'dialing:cancel',
  'dialing:list',
  'monitoring:view',
  'events:stream',
  'system:observe',
] as const
export type Permission = (typeof permissions)[number]

/** Built-in roles. */
export const roles = ['agent', 'team_manager', 'manager', 'administrator', 'auditor', 'integrator'] as const
export type Role = (typeof roles)[number]

/** How far a role reaches: own objects, the own unit and all below it, or the company. */
export const scopes = ['own', 'subtree', 'all'] as const
export type Scope = (typeof scopes)[number]

const managing: readonly Permission[] = [
  'self',
  'organization:list',
  'accounts:list',
  'devices:list',
  'lines:list',
  'customers:list',
  'numbers:reveal',
  'dispositions:list',
  'calls:list',
  'agents:list',
  'agents:force_state',
  'recordings:list',
  'recordings:request_listen',
  'recordings:approve_listen',
  'recordings:listen',
  'recordings:mark',
  'dialing:list',
  'monitoring:view',
  'events:stream',
]

/** What each built-in role may do, and how far. Deny by default: what is not listed is refused. */
export const rolePermissions: Readonly<Record<Role, { scope: Scope; permissions: readonly Permission[] }>> = {
  agent: {
    scope: 'own',
    permissions: ['self', 'customers:list', 'dispositions:list', 'calls:list', 'agents:list', 'dialing:dial', 'dialing:cancel', 'dialing:list', 'events:stream'],
  },
  team_manager: { scope: 'subtree', permissions: managing },
  manager: { scope: 'subtree', permissions: [...managing, 'recordings:download', 'settings:read'] },
  administrator: {
    scope: 'all',
    permissions: [
      'self',
      'settings:read',
      'settings:change',
      'organization:list',
      'accounts:list',
      'api_keys:manage',
      'devices:list',
      'devices:register',
      'devices:change',
      'lines:list',
      'dispositions:list',
      'calls:list',
      'agents:list',
      'agents:force_state',
      'recordings:list',
      'dialing:list',
      'monitoring:view',
      'events:stream',
      'system:observe',
    ],
  },
  auditor: {
    scope: 'all',
    permissions: ['self', 'audit:list', 'settings:read', 'organization:list', 'accounts:list', 'devices:list', 'lines:list', 'calls:list', 'agents:list', 'recordings:list', 'dialing:list', 'dispositions:list'],
  },
  integrator: {
    scope: 'all',
    permissions: ['self', 'browser_tokens:issue', 'dispositions:list', 'calls:list', 'agents:list', 'recordings:list', 'dialing:dial', 'dialing:cancel', 'dialing:list', 'events:stream'],
  },
}
