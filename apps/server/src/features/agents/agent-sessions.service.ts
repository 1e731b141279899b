import type { HandsetSignInResponse } from '@smartym/contract'
import type { AgentStateFrame, SignedInAgent } from '@smartym/contract/frames'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { AccountsSlice, AgentAccount } from '../accounts/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { ConsentsSlice } from '../consents/index.ts'
import type { DevicesSlice, DeviceStateChange } from '../devices/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { AgentChanges } from './agent-changes.service.ts'
import type { AgentPolicies } from './agent-policies.service.ts'
import { notAnAgent, phoneOfAnother, signedInElsewhere } from './agents.errors.ts'
import { frameOf, signedInAgentOf } from './agents.rules.ts'
import type { SettingsSlice } from '../settings/index.ts'
import type { AgentRecord, AgentsStore } from './agents.store.ts'

export interface AgentSessionsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: AgentsStore
  readonly changes: AgentChanges
  readonly policies: Pick<AgentPolicies, 'ensureKnown'>
  readonly accounts: Pick<AccountsSlice, 'verifyPhonePassword' | 'changePhonePassword' | 'recordSignIn'>
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
  readonly devices: Pick<DevicesSlice, 'recordAgent' | 'findDevice'>
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly gateway: Pick<GatewaySlice, 'isConnected' | 'sendFrame'>
  readonly consents: Pick<ConsentsSlice, 'handsetConsents'>
  readonly audit: AuditRecorder
}

/** A phone that proved who it is, and the address it speaks from. */
export interface SigningPhone {
  readonly deviceId: string
  readonly companyId: string
  readonly address: string
}

/** Agents sign in on phones and out again (SEC-1): one phone an agent, one agent a phone. */
export function createAgentSessions(deps: AgentSessionsDeps) {
  const { db, clock, store, changes, policies, accounts, organization, devices, settings, gateway, audit } =
    deps

  /** The phone's last agent has gone without a word, or the agent's last phone has: the server ends that work. */
  async function endForSignIn(tx: Tx, agentId: string): Promise<void> {
    await changes.change(tx, agentId, () => ({
      event: { type: 'signed_out', at: clock.now(), cause: 'server' },
    }))
  }

  /* A phone that is gone does not hold its agent; one that is there does. */
  async function makeRoom(tx: Tx, account: AgentAccount, deviceId: string): Promise<string | null> {
    const other = await store.findIdByDevice(tx, deviceId)
    if (other !== undefined && other !== account.agentId) await endForSignIn(tx, other)
    const { device_id: lastDevice = null } = (await store.findRecord(tx, account.agentId)) ?? {}
    if (lastDevice === null || lastDevice === deviceId) return null
    if (gateway.isConnected(lastDevice)) throw signedInElsewhere()
    await endForSignIn(tx, account.agentId)
    return lastDevice
  }

  async function enter(tx: Tx, account: AgentAccount, phone: SigningPhone): Promise<AgentRecord> {
    const { agentId, companyId, orgUnitId } = account
    const { deviceId } = phone
    await accounts.recordSignIn(tx, account.accountId)
    await store.ensureRow(tx, agentId, companyId, clock.now())
    const movedFrom = await makeRoom(tx, account, deviceId)
    const agent = await changes.change(tx, agentId, (before) => {
      if (before.state === 'logged_out')
        return {
          event: { type: 'signed_in', at: clock.now() },
          columns: { device_id: deviceId, unresponsive_since: null },
        }
      tx.afterCommit(() => gateway.sendFrame(deviceId, frameOf(before)))
      return undefined
    })
    await devices.recordAgent(tx, deviceId, { agentId, orgUnitId })
    await audit.record(tx, {
      companyId,
      actor: { kind: 'account', id: account.accountId, name: account.name },
      address: phone.address,
      deviceId,
      kind: 'login',
      action: 'agents.signed_in',
      object: { kind: 'agent', id: agentId },
      ...(movedFrom !== null && { detail: { movedFrom } }),
    })
    return agent
  }

  /* A phone that was registered for somebody may be that one's alone. */
  async function ensureOwnPhone({ deviceId, companyId }: SigningPhone, agentId: string): Promise<void> {
    if (!(await settings.get(companyId, 'devices.isAssignmentBinding'))) return
    const device = await devices.findDevice(deviceId)
    const { assignedAgentId = null } = device ?? {}
    if (assignedAgentId !== null && assignedAgentId !== agentId) throw phoneOfAnother()
  }

  interface Typed {
    readonly loginId: string
    readonly password: string
  }

  const attemptOf = ({ deviceId, companyId, address }: SigningPhone, { loginId, password }: Typed) => ({
    loginId,
    password,
    address,
    deviceId,
    companyId,
  })

  /**
   * Throws what `verifyPhonePassword` throws, `agents.not_an_agent`, `agents.signed_in_elsewhere`, `agents.phone_of_another`. The agent who is signed
   * in on this phone already just is so again.
   */
  async function signIn(phone: SigningPhone, typed: Typed): Promise<HandsetSignInResponse> {
    const { companyId } = phone
    const { account, passwordExpiresAt } = await accounts.verifyPhonePassword(attemptOf(phone, typed))
    const { agentId } = account
    if (agentId === null) throw notAnAgent()
    await ensureOwnPhone(phone, agentId)
    await policies.ensureKnown(companyId, account.orgUnitId)
    const agent = await db.transaction((tx) => enter(tx, { ...account, agentId }, phone))
    const unitNames = await organization.unitNames(companyId)
    const consents = await deps.consents.handsetConsents(companyId, agentId)
    return {
      agent: signedInAgentOf(agent, unitNames.get(account.orgUnitId) ?? ''),
      passwordExpiresAt,
      consents,
    }
  }

  return {
    signIn,

    /** Sets a new password and signs in with it. Throws `accounts.password_refused` besides. */
    async changePassword(
      phone: SigningPhone,
      { newPassword, ...typed }: Typed & { readonly newPassword: string },
    ): Promise<HandsetSignInResponse> {
      await accounts.changePhonePassword(attemptOf(phone, typed), newPassword)
      return signIn(phone, { loginId: typed.loginId, password: newPassword })
    },

    /** Throws `agents.transition_refused` in a call. Nobody signed in is nothing to do. */
    async signOut({ deviceId, companyId, address }: SigningPhone): Promise<void> {
      await db.transaction(async (tx) => {
        const agentId = await store.findIdByDevice(tx, deviceId)
        if (agentId === undefined) return
        const agent = await changes.change(tx, agentId, () => ({
          event: { type: 'signed_out', at: clock.now(), cause: 'agent' },
        }))
        await audit.record(tx, {
          companyId,
          actor: { kind: 'account', id: agent.account_id, name: agent.name },
          address,
          deviceId,
          kind: 'login',
          action: 'agents.signed_out',
          object: { kind: 'agent', id: agentId },
        })
      })
    },

    /** A phone may not be worked with any more: whoever works on it does so no longer. */
    async onDeviceChange(tx: Tx, _by: AuditOrigin, { deviceId, to }: DeviceStateChange): Promise<void> {
      const agentId = to === 'active' ? undefined : await store.findIdByDevice(tx, deviceId)
      if (agentId !== undefined) await endForSignIn(tx, agentId)
    },

    /** Who works on a phone, and in which state, for its welcome. */
    async signedInAgent({
      deviceId,
      companyId,
    }: {
      readonly deviceId: string
      readonly companyId: string
    }): Promise<{ agent: SignedInAgent; agentState: AgentStateFrame } | null> {
      const row = await store.findByDevice(deviceId)
      if (row === undefined) return null
      const unitNames = await organization.unitNames(companyId)
      return { agent: signedInAgentOf(row, unitNames.get(row.org_unit_id) ?? ''), agentState: frameOf(row) }
    },
  }
}
export type AgentSessions = ReturnType<typeof createAgentSessions>
