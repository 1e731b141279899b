import type { ListenRequestResponse, ListenRequestState } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { ListScope } from '../../organization/index.ts'
import type { RowCustomers } from '../../protection/index.ts'
import type { ListenRequestRow, RecordingRow } from '../recordings.table.ts'
import type { RecordingsView } from '../recordings.view.ts'
import { type ListenAnswers, personOf } from './listen-answers.service.ts'
import type { ListenPolicies } from './listen-policies.service.ts'
import type { AskedPlace, ListenRequestsStore } from './listen-requests.store.ts'
import type { ListenRequestsView, ShownListenRequest } from './listen-requests.view.ts'
import {
  listenRequestClosed,
  listenRequestNotFound,
  ownApproval,
  ownCall,
  ownRequest,
  requesterWithoutRight,
} from './listening.errors.ts'
import { listenRequestEvents } from './listening.events.ts'
import { isSamePerson } from '../../accounts/index.ts'
import { conflictOf, stateNow } from './listening.rules.ts'
import { reachesAll } from './listening-reach.ts'
import { type ListeningRights, reaches, type Standing } from './listening-rights.store.ts'

export interface ListenDecisionsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: ListenRequestsStore
  readonly view: ListenRequestsView
  readonly answers: Pick<ListenAnswers, 'responseOf'>
  readonly recordings: Pick<RecordingsView, 'listRows'>
  readonly rowCustomers: Pick<RowCustomers, 'open'>
  readonly rights: ListeningRights
  readonly policies: ListenPolicies
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
}

export interface Decision {
  readonly decision: 'approved' | 'rejected'
  readonly note?: string
}

const refusals = {
  own_request: ownRequest,
  own_call: ownCall,
  own_approval: ownApproval,
  requester_without_right: requesterWithoutRight,
  out_of_scope: listenRequestNotFound,
} as const
type DecisionRefusal = keyof typeof refusals

const everywhere = (companyId: string): ListScope => ({ companyId, orgUnitIds: null, agentId: null })

/** What the company has set for a decision; asked for before the transaction. */
interface Terms {
  readonly plays: number
  readonly lifeMs: number
  /** The rules may have become stricter since it was asked. */
  readonly neededBy: (requester: Standing) => number
}

/** Deciding on a request to listen, and taking it back: four eyes (SEC-8). */
export function createListenDecisions(deps: ListenDecisionsDeps) {
  const { db, clock, store, view, rights, policies, rowCustomers, audit, outbox } = deps

  async function record(
    tx: Tx,
    by: AuditOrigin,
    row: ShownListenRequest,
    places: readonly AskedPlace[],
    action: AuditAction,
    reason: string | null,
  ): Promise<void> {
    for (const place of places)
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action,
        object: { kind: 'recording', id: place.recordingId },
        subjectReference: rowCustomers.open(place.recording).customer_reference,
        reason,
        detail: {
          listenRequestId: row.id,
          requesterId: row.requester_id,
          recordings: places.length,
        },
      })
  }

  async function tell(tx: Tx, row: ListenRequestRow, places: readonly AskedPlace[]): Promise<void> {
    for (const event of listenRequestEvents(row, places)) await outbox.append(tx, event)
  }

  async function refuse(by: AuditOrigin, row: ShownListenRequest, code: DecisionRefusal): Promise<never> {
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
    throw refusals[code]()
  }

  /* Outside of the scope it is answered like one that does not exist. */
  async function getReached(
    caller: Caller,
    requestId: string,
    { mayBeOwn = false } = {},
  ): Promise<{ row: ShownListenRequest; places: readonly AskedPlace[] }> {
    const row = await view.findRequest(caller.companyId, requestId)
    if (row === undefined) throw listenRequestNotFound()
    const places = await store.listPlaces([requestId])
    const isReached = reachesAll(caller, 'recordings:approve_listen', places)
    if (!isReached && !(mayBeOwn && row.requester_id === caller.accountId)) throw listenRequestNotFound()
    return { row, places }
  }

  /* The rights and people of this moment, whatever the session remembers. */
  async function judge(
    tx: Tx,
    caller: Caller,
    row: ShownListenRequest,
    places: readonly AskedPlace[],
    states: readonly ListenRequestState[],
  ): Promise<{ refusal: DecisionRefusal | undefined; requester: Standing | undefined }> {
    const deciderId = caller.accountId ?? ''
    const standings = await rights.lockStandings(tx, [deciderId, row.requester_id])
    const request = await store.lockRequest(tx, row.id)
    const approverIds = (await store.approvalsIn(tx, row.id)).map(({ account_id }) => account_id)
    const approvers = await rights.standingsIn(tx, approverIds)
    const decider = standings.get(deciderId)
    const requester = standings.get(row.requester_id)
    if (places.length === 0 || !places.every((place) => reaches(decider, 'recordings:approve_listen', place)))
      return { refusal: 'out_of_scope', requester }
    if (request === undefined || !states.includes(stateNow(request, clock.now()))) throw listenRequestClosed()
    const conflict = conflictOf({
      decider: personOf(deciderId, standings),
      requester: personOf(row.requester_id, standings),
      subjects: places.flatMap((place) => place.subjects),
      approvers: approverIds.map((id) => personOf(id, approvers)),
    })
    return { refusal: conflict, requester }
  }

  /* Somebody who is heard asks for nothing, and who may not listen any more gets nothing. */
  function requesterRefusal(
    requester: Standing | undefined,
    places: readonly AskedPlace[],
  ): DecisionRefusal | undefined {
    const mayListen = places.every((place) => reaches(requester, 'recordings:listen', place))
    if (requester === undefined || !mayListen) return 'requester_without_right'
    const subjects = places.flatMap((place) => place.subjects)
    return subjects.some((subject) => isSamePerson(requester, subject)) ? 'own_call' : undefined
  }

  async function approve(
    tx: Tx,
    caller: Caller,
    row: ShownListenRequest,
    needed: number,
    note: string | null,
    terms: Terms,
  ): Promise<ShownListenRequest> {
    const now = clock.now()
    const by = { account_id: caller.accountId ?? '', account_name: caller.name ?? '' }
    const approval = { listen_request_id: row.id, company_id: row.company_id, ...by, approved_at: now, note }
    const counted = await store.addApproval(tx, approval, needed)
    if (counted === undefined) throw listenRequestClosed()
    if (counted.approvals < counted.approvals_needed) return { ...row, ...counted }
    const decided = {
      state: 'approved' as const,
      decided_by: caller.accountId,
      decided_by_name: caller.name,
      decided_at: now,
      decision_note: note,
      expires_at: now + terms.lifeMs,
    }
    if (!(await store.decide(tx, row.id, ['open'], now, decided, terms.plays))) throw listenRequestClosed()
    return { ...row, ...counted, ...decided, plays_left: terms.plays }
  }

  async function termsFor(companyId: string, rows: readonly RecordingRow[]): Promise<Terms> {
    return {
      plays: await policies.get(companyId, 'listening.plays'),
      lifeMs: await policies.get(companyId, 'listening.approvalLifeMs'),
      neededBy: await policies.needing(companyId, rows, clock.now()),
    }
  }

  async function end(
    tx: Tx,
    caller: Caller,
    row: ShownListenRequest,
    state: 'rejected' | 'withdrawn',
    note: string | null,
  ): Promise<ShownListenRequest> {
    const now = clock.now()
    const decided = {
      state,
      decided_by: caller.accountId,
      decided_by_name: caller.name,
      decided_at: now,
      decision_note: note,
      expires_at: row.expires_at,
    }
    const from = state === 'withdrawn' ? (['open', 'approved'] as const) : (['open'] as const)
    if (!(await store.decide(tx, row.id, from, now, decided, null))) throw listenRequestClosed()
    return { ...row, ...decided }
  }

  type Outcome = { readonly after: ShownListenRequest } | { readonly refusal: DecisionRefusal }

  return {
    /**
     * Approves or rejects. Throws `recordings.listen_request_not_found` outside of the scope, `recordings.own_request`,
     * `recordings.own_call`, `recordings.own_approval`, `recordings.requester_without_right`,
     * `recordings.listen_request_closed`.
     */
    async decide(
      caller: Caller,
      requestId: string,
      { decision, ...asked }: Decision,
      by: AuditOrigin,
    ): Promise<ListenRequestResponse> {
      const note: string | null = asked.note ?? null
      const { row, places } = await getReached(caller, requestId)
      const rows = await deps.recordings.listRows(
        everywhere(row.company_id),
        places.map(({ recordingId }) => recordingId),
      )
      const terms = await termsFor(caller.companyId, rows)
      const outcome = await db.transaction(async (tx): Promise<Outcome> => {
        const { refusal, requester } = await judge(tx, caller, row, places, ['open'])
        if (refusal !== undefined) return { refusal }
        if (decision === 'rejected') {
          const after = await end(tx, caller, row, 'rejected', note)
          await record(tx, by, row, places, 'recordings.listen_rejected', note)
          await tell(tx, after, places)
          return { after }
        }
        const barred = requesterRefusal(requester, places)
        if (barred !== undefined || requester === undefined)
          return { refusal: barred ?? 'requester_without_right' }
        const after = await approve(tx, caller, row, terms.neededBy(requester), note, terms)
        const action =
          after.state === 'approved' ? 'recordings.listen_approved' : 'recordings.listen_approved_first'
        await record(tx, by, row, places, action, note)
        await tell(tx, after, places)
        return { after }
      })
      if ('refusal' in outcome) return refuse(by, row, outcome.refusal)
      return deps.answers.responseOf(caller, outcome.after)
    },

    /**
     * Takes back a request, or what was approved: the requester, or somebody who could decide on it. What plays by then
     * gets no more bytes. Throws `recordings.listen_request_not_found`, `recordings.own_call`,
     * `recordings.listen_request_closed`.
     */
    async withdraw(
      caller: Caller,
      requestId: string,
      note: string | null,
      by: AuditOrigin,
    ): Promise<ListenRequestResponse> {
      const { row, places } = await getReached(caller, requestId, { mayBeOwn: true })
      const isOwn = row.requester_id === caller.accountId
      const outcome = await db.transaction(async (tx): Promise<Outcome> => {
        const { refusal } = isOwn
          ? { refusal: undefined }
          : await judge(tx, caller, row, places, ['open', 'approved'])
        if (refusal === 'out_of_scope' || refusal === 'own_call') return { refusal }
        const after = await end(tx, caller, row, 'withdrawn', note)
        await record(tx, by, row, places, 'recordings.listen_withdrawn', note)
        await tell(tx, after, places)
        return { after }
      })
      if ('refusal' in outcome) return refuse(by, row, outcome.refusal)
      return deps.answers.responseOf(caller, outcome.after)
    },
  }
}
export type ListenDecisions = ReturnType<typeof createListenDecisions>
