import type { ListenRequestResponse, ReasonedRequest } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { scopeOf } from '../../organization/index.ts'
import { recordingNotFound, recordingNotStored } from '../recordings.errors.ts'
import type { ListenRequestRow, RecordingRow } from '../recordings.table.ts'
import type { RecordingsView } from '../recordings.view.ts'
import type { ListenAnswers } from './listen-answers.service.ts'
import type { ListenPolicies } from './listen-policies.service.ts'
import type { ListenRequestsStore } from './listen-requests.store.ts'
import {
  listenAlreadyRequested,
  listenReasonUnknown,
  listenSetTooLarge,
  ownCall,
} from './listening.errors.ts'
import { listenRequestEvents } from './listening.events.ts'
import { isSamePerson } from '../../accounts/index.ts'
import { refusalOf } from './listening.rules.ts'
import type { ListeningRights, Standing } from './listening-rights.store.ts'
import type { ListeningStore } from './listening.store.ts'

export interface ListenAskingDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly store: ListenRequestsStore
  readonly listening: Pick<ListeningStore, 'listRequestsOf'>
  readonly answers: Pick<ListenAnswers, 'responseOf'>
  readonly recordings: Pick<RecordingsView, 'listRows'>
  readonly rights: Pick<ListeningRights, 'findStandings'>
  readonly policies: ListenPolicies
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
}

/** What is asked for, all at once. */
export interface AskedListen extends ReasonedRequest {
  readonly recordingIds: readonly string[]
}

/** Asking to listen: to one recording, or to a set that is decided on as one (SEC-8). */
export function createListenAsking(deps: ListenAskingDeps) {
  const { db, clock, ids, store, listening, policies, rights, audit, outbox } = deps

  /* In the order in which they were named. */
  async function storedRows(caller: Caller, recordingIds: readonly string[]): Promise<RecordingRow[]> {
    const found = await deps.recordings.listRows(scopeOf(caller), recordingIds)
    const byId = new Map(found.map((row) => [row.id, row]))
    return recordingIds.map((id) => {
      const row = byId.get(id)
      if (row === undefined) throw recordingNotFound()
      if (row.state !== 'stored') throw recordingNotStored({ recordingState: row.state })
      return row
    })
  }

  async function ensureOthers(requester: Standing, recordingIds: readonly string[]): Promise<void> {
    const places = await store.recordingPlaces(recordingIds)
    const isOwn = [...places.values()].some(({ subjects }) =>
      subjects.some((subject) => isSamePerson(requester, subject)),
    )
    if (isOwn) throw ownCall()
  }

  async function ensureNotAsked(accountId: string, recordingIds: readonly string[]): Promise<void> {
    const before = await listening.listRequestsOf(accountId, recordingIds)
    const isAllowed = recordingIds.some(
      (id) =>
        refusalOf(
          before.filter((request) => request.recording_id === id),
          clock.now(),
        ) === undefined,
    )
    if (isAllowed) throw listenAlreadyRequested()
  }

  function rowOf(
    requester: Standing,
    first: RecordingRow,
    asked: AskedListen,
    terms: { needed: number; lifeMs: number },
  ): ListenRequestRow {
    const now = clock.now()
    return {
      id: ids.next('listenRequest'),
      company_id: first.company_id,
      recording_id: first.id,
      org_unit_id: first.org_unit_id,
      agent_id: first.agent_id,
      requester_id: requester.accountId,
      requester_name: requester.name,
      state: 'open',
      reason: asked.reason,
      reason_text: asked.text,
      created_at: now,
      expires_at: now + terms.lifeMs,
      decided_by: null,
      decided_by_name: null,
      decided_at: null,
      decision_note: null,
      recording_count: asked.recordingIds.length,
      approvals: 0,
      approvals_needed: terms.needed,
    }
  }

  async function insert(
    tx: Tx,
    by: AuditOrigin,
    row: ListenRequestRow,
    rows: readonly RecordingRow[],
  ): Promise<void> {
    const asked = rows.map((recording) => ({
      listen_request_id: row.id,
      recording_id: recording.id,
      company_id: recording.company_id,
      org_unit_id: recording.org_unit_id,
      agent_id: recording.agent_id,
      requester_id: row.requester_id,
      open_key: `${row.requester_id}:${recording.id}`,
      plays_left: null,
    }))
    const keys = asked.map(({ open_key }) => open_key)
    await store.expireOpen(tx, keys, clock.now())
    if (!(await store.insertRequest(tx, row, asked))) throw listenAlreadyRequested()
    for (const recording of rows)
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'recordings.listen_requested',
        object: { kind: 'recording', id: recording.id },
        subjectReference: recording.customer_reference,
        reason: row.reason_text,
        detail: { listenRequestId: row.id, reason: row.reason, recordings: rows.length },
      })
    const places = rows.map(({ org_unit_id: orgUnitId }) => ({ orgUnitId }))
    for (const event of listenRequestEvents(row, places)) await outbox.append(tx, event)
  }

  return {
    /**
     * Asks to listen. `keep` puts the answer under its idempotency key. Throws `recordings.not_found`,
     * `recordings.not_stored`, `recordings.own_call`, `recordings.listen_reason_unknown`, `recordings.listen_set_too_large`,
     * or `recordings.listen_already_requested` while one is open or allows it.
     */
    async createRequest(
      caller: Caller,
      asked: AskedListen,
      by: AuditOrigin,
      keep: (tx: Tx, answer: ListenRequestResponse) => Promise<void>,
    ): Promise<ListenRequestResponse> {
      const { companyId, accountId } = caller
      const { recordingIds } = asked
      const limit = await policies.get(companyId, 'listening.maxSetSize')
      if (recordingIds.length > limit) throw listenSetTooLarge({ limit })
      const requester = (await rights.findStandings([accountId ?? ''])).get(accountId ?? '')
      const rows = await storedRows(caller, recordingIds)
      const [first] = rows
      if (requester === undefined || first === undefined) throw recordingNotFound()
      if (!(await policies.reasonNames(companyId)).has(asked.reason)) throw listenReasonUnknown()
      await ensureOthers(requester, recordingIds)
      await ensureNotAsked(requester.accountId, recordingIds)
      const needed = (await policies.needing(companyId, rows, clock.now()))(requester)
      const lifeMs = await policies.get(companyId, 'listening.requestLifeMs')
      const row = rowOf(requester, first, asked, { needed, lifeMs })
      const { call_id, agent_name, customer_number, customer_name, customer_reference } = first
      const facts = { call_id, agent_name, customer_number, customer_name, customer_reference }
      const { duration_ms, started_at: call_started_at } = first
      const shown = { ...row, ...facts, duration_ms, call_started_at, plays_left: null }
      const answer = await deps.answers.responseOf(caller, shown)
      await db.transaction(async (tx) => {
        await insert(tx, by, row, rows)
        await keep(tx, answer)
      })
      return answer
    },
  }
}
export type ListenAsking = ReturnType<typeof createListenAsking>
