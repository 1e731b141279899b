import { type Permission, type Role, rolePermissions, roles } from '@smartym/contract'
import type { Caller } from '../../../platform/http/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { Account, AgentAccount } from '../account.ts'
import type { LiveApiKey } from '../api-keys/api-keys.service.ts'
import type { Session } from '../sessions/sessions.service.ts'

const permissionsOfRoles = new Map<Role, ReadonlySet<Permission>>(
  roles.map((role) => [role, new Set(rolePermissions[role].permissions)]),
)

/** What a dial button may do, of what its key may. */
const buttonPermissions: readonly Permission[] = [
  'self',
  'dialing:dial',
  'dialing:cancel',
  'dialing:list',
  'calls:list',
  'agents:list',
  'dispositions:list',
  'events:stream',
]

type Subtrees = Pick<OrganizationSlice, 'subtreeIds'>
const nobody = { accountId: null, agentId: null, deviceId: null, apiKeyId: null } as const

function reachOf(role: Role, account: Account, organization: Subtrees): Promise<readonly string[]> | [] {
  return rolePermissions[role].scope === 'subtree'
    ? organization.subtreeIds(account.companyId, account.orgUnitId)
    : []
}

/** Somebody at the console. */
export async function sessionCaller(session: Session, organization: Subtrees): Promise<Caller> {
  const { account } = session
  return {
    ...nobody,
    kind: 'session',
    id: session.sessionId,
    companyId: account.companyId,
    accountId: account.accountId,
    agentId: account.agentId,
    name: account.name,
    permissions: permissionsOfRoles.get(account.role) ?? new Set(),
    scope: rolePermissions[account.role].scope,
    orgUnitIds: await reachOf(account.role, account, organization),
    isReauthenticationDue: session.isReauthenticationDue,
  }
}

/** A CRM's server. */
export async function apiKeyCaller(key: LiveApiKey, organization: Subtrees): Promise<Caller> {
  return {
    ...nobody,
    kind: 'api_key',
    id: key.apiKeyId,
    companyId: key.companyId,
    apiKeyId: key.apiKeyId,
    name: key.name,
    permissions: key.permissionSet,
    scope: key.orgUnitId === null ? 'all' : 'subtree',
    orgUnitIds: key.orgUnitId === null ? [] : await organization.subtreeIds(key.companyId, key.orgUnitId),
  }
}

/** A CRM's page in one agent's browser: never more than its key, and only that agent. */
export function browserTokenCaller(tokenId: string, key: LiveApiKey, account: AgentAccount): Caller {
  const { permissionSet } = key
  return {
    ...nobody,
    kind: 'browser_token',
    id: tokenId,
    companyId: key.companyId,
    apiKeyId: key.apiKeyId,
    accountId: account.accountId,
    agentId: account.agentId,
    name: account.name,
    permissions: new Set(buttonPermissions.filter((each) => each === 'self' || permissionSet.has(each))),
    scope: 'own',
    orgUnitIds: [],
  }
}
