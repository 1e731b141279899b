import type { HandsetReauthenticateRequest, HandsetSignInResponse } from '@smartym/contract'
import type { AgentStateFrame, SignedInAgent } from '@smartym/contract/frames'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import { reauthenticationRequired } from '../../platform/errors/index.ts'
import type { Caller } from '../../platform/http/index.ts'
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
  readonly accounts: Pick<
    AccountsSlice,
    'verifyPhonePassword' | 'changePhonePassword' | 'recordSignIn' | 'callerOfAgent'
  >
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'idsAbove'>
  readonly devices: Pick<DevicesSlice, 'recordAgent' | 'findDevice' | 'ensureTrusted'>
  readonly settings: Pick<SettingsSlice, 'get' | 'effective'>
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

type PhonePlace = Pick<SigningPhone, 'deviceId' | 'companyId'>

/* Where the company wants to be shown each time who is there, the act that it was shown for follows within this. */
const oneActMs = 30_000

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
    await store.saveShownAt(tx, agentId, null)
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
   * Throws what `verifyPhonePassword` throws, `agents.not_an_agent`, `agents.signed_in_elsewhere`, `agents.phone_of_another`, `devices.not_trusted`.
   * The agent who is signed in on this phone already just is so again.
   */
  async function signIn(phone: SigningPhone, typed: Typed): Promise<HandsetSignInResponse> {
    const { companyId } = phone
    await devices.ensureTrusted(phone.deviceId)
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

  /** Whoever works on a phone does so no longer. */
  async function endOnDevice(tx: Tx, deviceId: string): Promise<void> {
    const agentId = await store.findIdByDevice(tx, deviceId)
    if (agentId !== undefined) await endForSignIn(tx, agentId)
  }

  /* Nobody who works there: there is nobody to show. */
  async function workingOn({ deviceId, companyId }: PhonePlace): Promise<AgentRecord> {
    const agent = await store.findByDevice(deviceId)
    if (agent === undefined || agent.company_id !== companyId) throw reauthenticationRequired()
    return agent
  }

  async function policyAt<K extends 'handset.isAppLockEnough' | 'handset.reauthenticationGraceMs'>(
    { companyId, deviceId }: PhonePlace,
    agent: AgentRecord,
    key: K,
  ) {
    const orgUnitIds = await organization.idsAbove(companyId, agent.org_unit_id)
    return settings.effective({ companyId, orgUnitIds, deviceId }, key)
  }

  async function callerOf(phone: Caller, { agent_id }: AgentRecord): Promise<Caller> {
    const caller = await accounts.callerOfAgent(phone, agent_id)
    if (caller === undefined) throw reauthenticationRequired()
    return caller
  }

  return {
    signIn,
    endOnDevice,

    /**
     * The agent who works on this phone, as the caller of the request, if who is there was shown lately (SEC-5). Throws
     * `accounts.reauthentication_required`.
     */
    async showingAgent(phone: Caller): Promise<Caller> {
      const place = { deviceId: phone.deviceId ?? '', companyId: phone.companyId }
      const agent = await workingOn(place)
      const graceMs = await policyAt(place, agent, 'handset.reauthenticationGraceMs')
      const { shown_at: shownAt } = agent
      if (shownAt === null || clock.now() - shownAt > Math.max(graceMs, oneActMs))
        throw reauthenticationRequired()
      return callerOf(phone, agent)
    },

    /** The same, whenever it was shown. */
    async agentOn(phone: Caller): Promise<Caller> {
      const place = { deviceId: phone.deviceId ?? '', companyId: phone.companyId }
      return callerOf(phone, await workingOn(place))
    },

    /** Sets a new password and signs in with it. Throws `accounts.password_refused` besides. */
    async changePassword(
      phone: SigningPhone,
      { newPassword, ...typed }: Typed & { readonly newPassword: string },
    ): Promise<HandsetSignInResponse> {
      await devices.ensureTrusted(phone.deviceId)
      await accounts.changePhonePassword(attemptOf(phone, typed), newPassword)
      return signIn(phone, { loginId: typed.loginId, password: newPassword })
    },

    /**
     * Shows again who works on this phone (SEC-5): by the password, which counts as in signing in, or by the lock of the app where
     * the company lets that do. UTC ms until when it counts. Throws as `signIn`, and `accounts.reauthentication_required`.
     */
    async reauthenticate(phone: SigningPhone, proof: HandsetReauthenticateRequest): Promise<number> {
      const agent = await workingOn(phone)
      if (proof.kind === 'app_lock' && !(await policyAt(phone, agent, 'handset.isAppLockEnough')))
        throw reauthenticationRequired()
      if (proof.kind === 'password') {
        const typed = { loginId: agent.login_id, password: proof.password }
        const { account } = await accounts.verifyPhonePassword(attemptOf(phone, typed))
        if (account.agentId !== agent.agent_id) throw reauthenticationRequired()
      }
      const now = clock.now()
      await db.transaction(async (tx) => {
        if (proof.kind === 'password') await accounts.recordSignIn(tx, agent.account_id)
        await store.saveShownAt(tx, agent.agent_id, now)
        await audit.record(tx, {
          companyId: phone.companyId,
          actor: { kind: 'account', id: agent.account_id, name: agent.name },
          address: phone.address,
          deviceId: phone.deviceId,
          kind: 'login',
          action: 'accounts.reauthenticated',
          object: { kind: 'agent', id: agent.agent_id },
          detail: { method: proof.kind },
        })
      })
      return now + (await policyAt(phone, agent, 'handset.reauthenticationGraceMs'))
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

    /** A phone may not be worked with any more. */
    async onDeviceChange(tx: Tx, _by: AuditOrigin, { deviceId, to }: DeviceStateChange): Promise<void> {
      if (to !== 'active') await endOnDevice(tx, deviceId)
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
