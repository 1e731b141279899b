import type { CreateDialRequestRequest, DialRequestResponse } from '@smartym/contract'
import { dialCommandLifeMs } from '@smartym/contract/constants'
import { maskName, maskReference } from '@smartym/rules/masking'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AccountsSlice, AgentAccount } from '../accounts/index.ts'
import type { AgentsSlice, DialableAgent } from '../agents/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { ConsentsSlice } from '../consents/index.ts'
import type { CustomersSlice, Sight } from '../customers/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import { isInScope, scopeOf } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { callIdOf, recordingIdOf } from './dial-request-ids.rules.ts'
import type { ExpectedRecordings } from './dial-progress.service.ts'
import { ensureCallable } from './dialed-number.rules.ts'
import {
  agentInCall,
  agentInWrapUp,
  agentLoggedOut,
  agentNotFound,
  agentNotReady,
  agentRequired,
  agentReserved,
  consentMissing,
  deviceNotConnected,
  recordingNotReady,
} from './dialing.errors.ts'
import { dialRequestEvent } from './dialing.events.ts'
import { refusalOf } from './dialing.rules.ts'
import type { DialingStore } from './dialing.store.ts'
import type { DialRequestRow } from './dialing.table.ts'

/** A request that is being made; whom it is for is known. */
type NewDialRequest = DialRequestRow & { readonly customer_number: string }

export interface DialRequestsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly store: DialingStore
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly accounts: Pick<AccountsSlice, 'findAgentAccount'>
  readonly gateway: Pick<GatewaySlice, 'createCommand' | 'isConnected' | 'canWake' | 'liveStatus'>
  readonly consents: Pick<ConsentsSlice, 'listRequired' | 'isMissing' | 'remindAgent'>
  readonly customers: Pick<CustomersSlice, 'prepare' | 'recordCustomer' | 'sightOf'>
  readonly agents: Pick<AgentsSlice, 'findDialable' | 'reserve' | 'policyOf'>
  readonly recordings: Pick<ExpectedRecordings, 'expectRecording'>
}

/** A request that has passed every check that needs no transaction. */
interface CheckedRequest {
  readonly caller: Caller
  readonly account: AgentAccount
  readonly phoneNumber: string
  readonly body: CreateDialRequestRequest
  readonly by: AuditOrigin
  /** Texts that the agent must have agreed to (DIS-4). */
  readonly requiredConsents: readonly string[]
}

/** How long an agent stays reserved beyond the command's life when nothing more is heard. */
const reservedBeyondMs = 10_000
/** How long after the command's life the phone's word on it is waited for. */
const heardBeyondMs = 60_000

/** Makes agents' phones dial (CTC-1, CTC-3). */
export function createDialRequests(deps: DialRequestsDeps) {
  const { db, clock, ids, store, audit, outbox, settings, accounts, gateway, customers, agents } = deps

  async function findAgent(caller: Caller, body: CreateDialRequestRequest): Promise<AgentAccount> {
    const own = caller.agentId === null ? undefined : { agentId: caller.agentId }
    const reference = body.agent ?? own
    if (reference === undefined) throw agentRequired()
    const account = await accounts.findAgentAccount(caller.companyId, reference)
    if (account === undefined || !isInScope(scopeOf(caller), account)) throw agentNotFound()
    return account
  }

  /* Says why an agent cannot be had now; passes when only the reservation can tell. */
  function ensureFree(agent: DialableAgent, now: number): void {
    if (agent.state === 'logged_out' || agent.deviceId === null) throw agentLoggedOut(refusalOf(agent))
    if (agent.state === 'in_call') throw agentInCall(refusalOf(agent))
    if (agent.state === 'wrap_up') throw agentInWrapUp(refusalOf(agent))
    if (agent.state === 'not_ready') throw agentNotReady(refusalOf(agent))
    if (agent.reservedUntil !== null && agent.reservedUntil > now) throw agentReserved(refusalOf(agent))
  }

  async function ensurePhoneCan(
    tx: Tx,
    agent: DialableAgent,
    deviceId: string,
    isRecordingRequired: boolean,
  ): Promise<void> {
    if (!gateway.isConnected(deviceId)) {
      if (!(await gateway.canWake(tx, deviceId))) throw deviceNotConnected(refusalOf(agent))
      return
    }
    const recordingFaults = gateway.liveStatus(deviceId).status?.recordingFaults ?? []
    if (isRecordingRequired && recordingFaults.length > 0)
      throw recordingNotReady({ ...refusalOf(agent), recordingFaults })
  }

  /** The phone on which the agent is now reserved for this request. The compare-and-set alone decides. */
  async function reserve(
    tx: Tx,
    { account, requiredConsents }: CheckedRequest,
    dialRequestId: string,
    now: number,
  ): Promise<string> {
    const until = now + dialCommandLifeMs + reservedBeyondMs
    const { isRecordingRequired } = agents.policyOf(account.orgUnitId)
    let agent = await agents.findDialable(tx, account)
    ensureFree(agent, now)
    const { deviceId } = agent
    if (deviceId === null) throw agentLoggedOut(refusalOf(agent))
    await ensurePhoneCan(tx, agent, deviceId, isRecordingRequired)
    if (await deps.consents.isMissing(tx, account.accountId, requiredConsents))
      throw consentMissing(refusalOf(agent))
    if (await agents.reserve(tx, { agentId: account.agentId, dialRequestId, deviceId, until, now }))
      return deviceId
    agent = await agents.findDialable(tx, account)
    ensureFree(agent, now)
    throw agentReserved(refusalOf(agent))
  }

  function rowOf(
    request: CheckedRequest,
    dialRequestId: string,
    deviceId: string,
    now: number,
  ): NewDialRequest {
    const { caller, account, body, phoneNumber } = request
    const isRecorded = agents.policyOf(account.orgUnitId).recordingMode === 'automatic'
    const notAfter = now + dialCommandLifeMs
    return {
      id: dialRequestId,
      company_id: account.companyId,
      org_unit_id: account.orgUnitId,
      agent_id: account.agentId,
      agent_name: account.name,
      device_id: deviceId,
      api_key_id: caller.apiKeyId,
      state: 'accepted',
      outcome: null,
      call_id: callIdOf(dialRequestId),
      recording_id: isRecorded ? recordingIdOf(dialRequestId) : null,
      command_id: '',
      customer_number: phoneNumber,
      customer_name: body.customerName ?? null,
      customer_reference: body.customerReference ?? null,
      purpose: body.purpose ?? 'service',
      note: body.note ?? null,
      created_at: now,
      not_after: notAfter,
      ended_at: null,
      due_at: notAfter + heardBeyondMs,
    }
  }

  /* A row exists as expected before the call begins (decision 7). */
  async function expectRecording(tx: Tx, row: NewDialRequest, agent: AgentAccount): Promise<void> {
    if (row.recording_id === null) return
    await deps.recordings.expectRecording(tx, {
      recordingId: row.recording_id,
      callId: row.call_id,
      companyId: row.company_id,
      orgUnitId: row.org_unit_id,
      agentId: row.agent_id,
      deviceId: row.device_id,
      customerNumber: row.customer_number,
      customerName: row.customer_name,
      customerReference: row.customer_reference,
      expectedAt: row.created_at,
      apiKeyId: row.api_key_id,
      agent,
    })
  }

  /* What the phone shows of the customer; the number it needs, to dial. */
  function order(tx: Tx, row: NewDialRequest, account: AgentAccount): Promise<string> {
    const { isNameMasked } = agents.policyOf(account.orgUnitId)
    return gateway.createCommand(tx, {
      companyId: row.company_id,
      deviceId: row.device_id,
      kind: 'dial',
      payload: {
        dialRequestId: row.id,
        callId: row.call_id,
        recordingId: row.recording_id,
        phoneNumber: row.customer_number,
        customerName: isNameMasked ? maskedOrNull(row.customer_name, maskName) : row.customer_name,
        customerReference: isNameMasked
          ? maskedOrNull(row.customer_reference, maskReference)
          : row.customer_reference,
        purpose: row.purpose,
        note: row.note,
      },
      notAfter: row.not_after,
      isReceiptAwaited: true,
    })
  }

  async function accept(tx: Tx, request: CheckedRequest): Promise<DialRequestRow> {
    const now = clock.now()
    const dialRequestId = ids.next('dialRequest')
    const deviceId = await reserve(tx, request, dialRequestId, now)
    const planned = rowOf(request, dialRequestId, deviceId, now)
    await expectRecording(tx, planned, request.account)
    const row = { ...planned, command_id: await order(tx, planned, request.account) }
    await store.insertRequest(tx, row)
    await customers.recordCustomer(tx, {
      companyId: row.company_id,
      orgUnitId: row.org_unit_id,
      agentId: row.agent_id,
      reference: row.customer_reference,
      name: row.customer_name,
      phoneNumber: row.customer_number,
    })
    await audit.record(tx, {
      ...request.by,
      kind: 'change',
      action: 'dialing.requested',
      object: { kind: 'dial_request', id: row.id },
      subjectReference: row.customer_reference,
      detail: { agentId: row.agent_id, callId: row.call_id },
    })
    await outbox.append(tx, dialRequestEvent('dial_request.created', row))
    return row
  }

  return {
    /**
     * Reserves the agent and orders the call, all in one transaction; the phone is told after the commit. `keep` puts
     * the answer under its idempotency key in the same transaction. Throws what CTC-3 lists.
     */
    async createDialRequest(
      caller: Caller,
      body: CreateDialRequestRequest,
      by: AuditOrigin,
      keep: (tx: Tx, answer: DialRequestResponse) => Promise<void>,
    ): Promise<DialRequestResponse> {
      const account = await findAgent(caller, body)
      const isForeignAllowed = await settings.get(caller.companyId, 'dialing.isForeignAllowed')
      const phoneNumber = ensureCallable(body.phoneNumber, isForeignAllowed)
      const sight = await customers.sightOf(caller)
      const requiredConsents = await deps.consents.listRequired(caller.companyId)
      await customers.prepare(caller.companyId)
      const request = { caller, account, phoneNumber, body, by, requiredConsents }
      try {
        return await db.transaction(async (tx) => {
          const answer = responseOf(await accept(tx, request), sight)
          await keep(tx, answer)
          return answer
        })
      } catch (error) {
        // The phone asks its agent; it is told once more, in case it does not know.
        if (consentMissing.is(error)) deps.consents.remindAgent(caller.companyId, account.agentId)
        throw error
      }
    },
  }
}

const maskedOrNull = (text: string | null, mask: (text: string) => string): string | null =>
  text === null ? null : mask(text)

/** A request that was just made, as it is answered. */
function responseOf(row: DialRequestRow, sight: Sight): DialRequestResponse {
  return {
    dialRequestId: row.id,
    state: row.state,
    phase: null,
    outcome: null,
    agentId: row.agent_id,
    agentName: sight.agentNameOf(row) ?? '',
    callId: row.call_id,
    recordingId: row.recording_id,
    ...sight.customerOf(row),
    purpose: row.purpose,
    createdAt: new Date(row.created_at).toISOString(),
    notAfter: new Date(row.not_after).toISOString(),
    endedAt: null,
    disposition: null,
  }
}
export type DialRequests = ReturnType<typeof createDialRequests>
