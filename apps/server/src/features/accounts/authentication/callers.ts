import { type Grants, grantsAt, type Permission } from '@smartym/contract'
import type { Caller, CallerUnits } from '../../../platform/http/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { AgentAccount } from '../account.ts'
import type { LiveApiKey } from '../api-keys/api-keys.service.ts'
import type { OwnRoles } from '../roles/own-roles.service.ts'
import type { Session } from '../sessions/sessions.service.ts'

/** What a dial button may do, of what its key may. */
const buttonPermissions: readonly Permission[] = [
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
const nowhere: CallerUnits = { team: [], subtree: [] }
/** Until the route's permission says how far it reaches. */
const noReach = { scope: 'team', orgUnitIds: [] } as const

async function unitsOf(
  organization: Subtrees,
  companyId: string,
  orgUnitId: string | null,
): Promise<CallerUnits> {
  if (orgUnitId === null) return nowhere
  return { team: [orgUnitId], subtree: await organization.subtreeIds(companyId, orgUnitId) }
}

/** Somebody at the console. */
async function sessionCaller(
  session: Session,
  organization: Subtrees,
  ownRoles: Pick<OwnRoles, 'grantsOf'>,
): Promise<Caller> {
  const { account } = session
  return {
    ...nobody,
    ...noReach,
    kind: 'session',
    id: session.sessionId,
    companyId: account.companyId,
    accountId: account.accountId,
    agentId: account.agentId,
    name: account.name,
    grants: await ownRoles.grantsOf(account),
    units: await unitsOf(organization, account.companyId, account.orgUnitId),
    isReauthenticationDue: session.isReauthenticationDue,
  }
}

/** A CRM's server. */
export async function apiKeyCaller(key: LiveApiKey, organization: Subtrees): Promise<Caller> {
  return {
    ...nobody,
    ...noReach,
    kind: 'api_key',
    id: key.apiKeyId,
    companyId: key.companyId,
    apiKeyId: key.apiKeyId,
    name: key.name,
    grants: key.grants,
    units: await unitsOf(organization, key.companyId, key.orgUnitId),
  }
}

/** A CRM's page in one agent's browser: never more than its key, and only that agent. */
export function browserTokenCaller(tokenId: string, key: LiveApiKey, account: AgentAccount): Caller {
  const grants: Grants = grantsAt(
    'own',
    buttonPermissions.filter((permission) => key.grants[permission] !== undefined),
  )
  return {
    ...nobody,
    ...noReach,
    kind: 'browser_token',
    id: tokenId,
    companyId: key.companyId,
    apiKeyId: key.apiKeyId,
    accountId: account.accountId,
    agentId: account.agentId,
    name: account.name,
    grants,
    units: nowhere,
  }
}

/** An agent on the phone where it works, with what its role grants; reaches what is its own alone. */
async function phoneAgentCaller(
  phone: Caller,
  account: AgentAccount,
  organization: Subtrees,
  ownRoles: Pick<OwnRoles, 'grantsOf'>,
): Promise<Caller> {
  return {
    ...phone,
    accountId: account.accountId,
    agentId: account.agentId,
    name: account.name,
    grants: await ownRoles.grantsOf(account),
    units: await unitsOf(organization, account.companyId, account.orgUnitId),
    scope: 'own',
    orgUnitIds: [],
  }
}

interface PersonCallersDeps {
  readonly organization: Subtrees
  readonly ownRoles: Pick<OwnRoles, 'grantsOf'>
  readonly findAgentAccount: (
    companyId: string,
    reference: { readonly agentId: string },
  ) => Promise<AgentAccount | undefined>
}

/** People as callers. */
export function createPersonCallers({ organization, ownRoles, findAgentAccount }: PersonCallersDeps) {
  return {
    callerOf: (session: Session): Promise<Caller> => sessionCaller(session, organization, ownRoles),
    /** A phone’s caller as the agent who works there; undefined for somebody who makes no calls any more. */
    async callerOfAgent(phone: Caller, agentId: string): Promise<Caller | undefined> {
      const account = await findAgentAccount(phone.companyId, { agentId })
      return account && phoneAgentCaller(phone, account, organization, ownRoles)
    },
  }
}
