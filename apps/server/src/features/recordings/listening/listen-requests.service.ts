import type { ListenReason, ListenRequestResponse, ListenRequestState } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { type Caller, hasPermission, reachOf } from '../../../platform/http/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { isInScope, type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import { recordingNotFound, recordingNotStored } from '../recordings.errors.ts'
import type { ListenRequestRow, RecordingRow } from '../recordings.table.ts'
import { type PageQuery, type RecordingsView, shownNumber } from '../recordings.view.ts'
import type { ListenRequestsView, ShownListenRequest } from './listen-requests.view.ts'
import {
  listenAlreadyRequested,
  listenRequestClosed,
  listenRequestNotFound,
  ownCall,
  ownRequest,
} from './listening.errors.ts'
import { listenRequestEvent } from './listening.events.ts'
import { conflictOf, type Person, refusalOf, stateNow } from './listening.rules.ts'
import type { ListeningStore } from './listening.store.ts'

export interface ListenRequestsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly store: ListeningStore
  readonly view: ListenRequestsView
  readonly recordings: Pick<RecordingsView, 'findRow'>
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
}

type EmployeeNumbers = ReadonlyMap<string, string | null>

const requesterOf = (row: ShownListenRequest, numbers: EmployeeNumbers): Person => ({
  accountId: row.requester_id,
  agentId: null,
  employeeNumber: numbers.get(row.requester_id) ?? null,
})

const subjectOf = (row: ShownListenRequest): Person => ({
  accountId: null,
  agentId: row.agent_id,
  employeeNumber: row.employee_number,
})

const deciderOf = (caller: Caller, numbers: EmployeeNumbers): Person => ({
  accountId: caller.accountId,
  agentId: caller.agentId,
  employeeNumber: numbers.get(caller.accountId ?? '') ?? null,
})

/** Asking to listen and deciding on it: four eyes (SEC-8). */
export function createListenRequests(deps: ListenRequestsDeps) {
  const { db, clock, ids, store, view, audit, outbox, settings } = deps

  function isInReach(caller: Caller, row: ListenRequestRow): boolean {
    const place = { companyId: row.company_id, orgUnitId: row.org_unit_id, agentId: row.agent_id }
    return isInScope(scopeOf(reachOf(caller, 'recordings:approve_listen')), place)
  }

  function mayDecide(caller: Caller, row: ShownListenRequest, numbers: EmployeeNumbers): boolean {
    return (
      hasPermission(caller, 'recordings:approve_listen') &&
      stateNow(row, clock.now()) === 'open' &&
      isInReach(caller, row) &&
      conflictOf(deciderOf(caller, numbers), requesterOf(row, numbers), subjectOf(row)) === undefined
    )
  }

  async function responsesOf(
    caller: Caller,
    rows: readonly ShownListenRequest[],
  ): Promise<ListenRequestResponse[]> {
    const people = new Set([caller.accountId ?? '', ...rows.map((row) => row.requester_id)])
    const numbers = await store.employeeNumbersOf([...people])
    const unitNames = await deps.organization.unitNames(caller.companyId)
    return rows.map((row) => ({
      listenRequestId: row.id,
      recordingId: row.recording_id,
      callId: row.call_id,
      state: stateNow(row, clock.now()),
      reason: row.reason,
      text: row.reason_text,
      requesterId: row.requester_id,
      requesterName: row.requester_name,
      agentName: row.agent_name,
      orgUnitName: row.org_unit_id === null ? null : (unitNames.get(row.org_unit_id) ?? null),
      customerNumber: shownNumber(row.customer_number),
      callStartedAt: new Date(row.call_started_at).toISOString(),
      durationMs: row.duration_ms,
      createdAt: new Date(row.created_at).toISOString(),
      expiresAt: new Date(row.expires_at).toISOString(),
      decidedByName: row.decided_by_name,
      decidedAt: row.decided_at === null ? null : new Date(row.decided_at).toISOString(),
      decisionNote: row.decision_note,
      playsLeft: row.plays_left,
      mayDecide: mayDecide(caller, row, numbers),
    }))
  }

  async function responseOf(caller: Caller, row: ShownListenRequest): Promise<ListenRequestResponse> {
    const [response] = await responsesOf(caller, [row])
    if (response === undefined) throw new Error('a request has no answer')
    return response
  }

  function shownOf(row: ListenRequestRow, recording: RecordingRow): ShownListenRequest {
    const { call_id, agent_name, employee_number, customer_number, customer_reference, duration_ms } =
      recording
    const facts = { call_id, agent_name, employee_number, customer_number, customer_reference, duration_ms }
    return { ...row, ...facts, call_started_at: recording.started_at }
  }

  function rowOf(
    caller: Caller,
    accountId: string,
    recording: RecordingRow,
    asked: { reason: ListenReason; text: string; lifeMs: number },
  ): ListenRequestRow {
    const now = clock.now()
    return {
      id: ids.next('listenRequest'),
      company_id: recording.company_id,
      recording_id: recording.id,
      org_unit_id: recording.org_unit_id,
      agent_id: recording.agent_id,
      requester_id: accountId,
      requester_name: caller.name ?? '',
      open_key: `${accountId}:${recording.id}`,
      state: 'open',
      reason: asked.reason,
      reason_text: asked.text,
      created_at: now,
      expires_at: now + asked.lifeMs,
      decided_by: null,
      decided_by_name: null,
      decided_at: null,
      decision_note: null,
      plays_left: null,
    }
  }

  async function recordRefusal(by: AuditOrigin, row: ShownListenRequest, code: string): Promise<void> {
    await db.transaction((tx) =>
      audit.record(tx, {
        ...by,
        kind: 'refusal',
        action: 'recordings.listen_decision_refused',
        object: { kind: 'listen_request', id: row.id },
        subjectReference: row.customer_reference,
        detail: { code, recordingId: row.recording_id },
      }),
    )
  }

  return {
    /**
     * Asks to listen. `keep` puts the answer under its idempotency key. Throws `recordings.not_found`,
     * `recordings.not_stored`, or `recordings.listen_already_requested` while one is open or allows it.
     */
    async createRequest(
      caller: Caller,
      recordingId: string,
      asked: { reason: ListenReason; text: string },
      by: AuditOrigin,
      keep: (tx: Tx, answer: ListenRequestResponse) => Promise<void>,
    ): Promise<ListenRequestResponse> {
      const recording = await deps.recordings.findRow(scopeOf(caller), recordingId)
      if (recording === undefined || caller.accountId === null) throw recordingNotFound()
      if (recording.state !== 'stored') throw recordingNotStored({ recordingState: recording.state })
      const accountId = caller.accountId
      const before = await store.listRequestsOf(accountId, [recordingId])
      if (refusalOf(before, clock.now()) === undefined) throw listenAlreadyRequested()
      const lifeMs = await settings.get(caller.companyId, 'listening.requestLifeMs')
      const row = rowOf(caller, accountId, recording, { ...asked, lifeMs })
      const answer = await responseOf(caller, shownOf(row, recording))
      await db.transaction(async (tx) => {
        await store.expireOpen(tx, row.open_key ?? '', clock.now())
        if (!(await store.insertRequest(tx, row))) throw listenAlreadyRequested()
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'recordings.listen_requested',
          object: { kind: 'recording', id: recordingId },
          subjectReference: recording.customer_reference,
          reason: asked.text,
          detail: { listenRequestId: row.id, reason: asked.reason },
        })
        await outbox.append(tx, listenRequestEvent(row))
        await keep(tx, answer)
      })
      return answer
    },

    /** Requests that the caller made, may see because they lie in its scope, or both. */
    async listRequests(
      caller: Caller,
      query: PageQuery & { state?: ListenRequestState; recordingId?: string; mine?: boolean },
    ) {
      const { mine, state, recordingId } = query
      const isDecider = hasPermission(caller, 'recordings:approve_listen')
      const search = {
        companyId: caller.companyId,
        requesterId: mine === false ? null : caller.accountId,
        deciding: isDecider && mine !== true ? scopeOf(reachOf(caller, 'recordings:approve_listen')) : null,
        state,
        recordingId,
        now: clock.now(),
      }
      const { rows, ...page } = await view.listRequests(search, query)
      return { items: await responsesOf(caller, rows), ...page }
    },

    /**
     * Approves or rejects. Throws `recordings.listen_request_not_found` outside of the scope, `recordings.own_request`,
     * `recordings.own_call`, `recordings.listen_request_closed`.
     */
    async decide(
      caller: Caller,
      requestId: string,
      decision: { decision: 'approved' | 'rejected'; note?: string },
      by: AuditOrigin,
    ): Promise<ListenRequestResponse> {
      const row = await view.findRequest(caller.companyId, requestId)
      if (row === undefined || !isInReach(caller, row)) throw listenRequestNotFound()
      const numbers = await store.employeeNumbersOf([caller.accountId ?? '', row.requester_id])
      const conflict = conflictOf(deciderOf(caller, numbers), requesterOf(row, numbers), subjectOf(row))
      if (conflict !== undefined) {
        await recordRefusal(by, row, conflict)
        throw conflict === 'own_request' ? ownRequest() : ownCall()
      }
      const now = clock.now()
      const isApproved = decision.decision === 'approved'
      const lifeMs = await settings.get(caller.companyId, 'listening.approvalLifeMs')
      const plays = await settings.get(caller.companyId, 'listening.plays')
      const decided = {
        state: decision.decision,
        decided_by: caller.accountId,
        decided_by_name: caller.name,
        decided_at: now,
        decision_note: decision.note ?? null,
        plays_left: isApproved ? plays : null,
        expires_at: isApproved ? now + lifeMs : row.expires_at,
      }
      const after = { ...row, ...decided, open_key: null }
      await db.transaction(async (tx) => {
        if (!(await store.decide(tx, requestId, now, decided))) throw listenRequestClosed()
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: isApproved ? 'recordings.listen_approved' : 'recordings.listen_rejected',
          object: { kind: 'recording', id: row.recording_id },
          subjectReference: row.customer_reference,
          reason: decision.note ?? null,
          detail: { listenRequestId: requestId, requesterId: row.requester_id },
        })
        await outbox.append(tx, listenRequestEvent(after))
      })
      return responseOf(caller, after)
    },

    /** Ends what time has ended. Returns how many. */
    async expireRequests(limit: number): Promise<number> {
      const now = clock.now()
      const expired = await store.listExpired(now, limit)
      await db.transaction(async (tx) => {
        for (const row of expired)
          if (await store.expireRequest(tx, row.id, now))
            await outbox.append(tx, listenRequestEvent({ ...row, state: 'expired' }))
      })
      return expired.length
    },
  }
}
export type ListenRequests = ReturnType<typeof createListenRequests>
