import type { ListenRule } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import { type AuditRecorder, serverOrigin } from '../../audit/index.ts'
import type { ListenGrantRow, ListenRequestRow, RecordingRow } from '../recordings.table.ts'
import { ruledRecording } from './listen-policies.service.ts'
import { approvalsNeeded } from './listen-policy.rules.ts'
import type { AskedPlace, ListenRequestsStore } from './listen-requests.store.ts'
import { listenRequestEvents } from './listening.events.ts'
import { isSamePerson } from '../../accounts/index.ts'
import { type Refusal, stateNow } from './listening.rules.ts'
import {
  type ListeningRights,
  type Place,
  reaches,
  ruledListener,
  type Standing,
} from './listening-rights.store.ts'

export interface ListenPlaysDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: ListenRequestsStore
  readonly rights: ListeningRights
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
}

/** Somebody who may play now: under an approval, or because the rules want none. */
export interface Play {
  readonly listener: Standing
  readonly request: ListenRequestRow | null
}

export type PlayRefusal = Refusal | 'own_call'

/** Why an approval no longer counts: those it stands on have lost their right. */
type LostRight = 'approver_lost_right' | 'requester_lost_right'

/** Those whom a request stands on, and where its recordings belong. */
interface Ground {
  readonly requester: Standing | undefined
  readonly approverIds: readonly string[]
  readonly approvers: ReadonlyMap<string, Standing>
  readonly places: readonly AskedPlace[]
}

/* Each approver must reach every recording still, as must the requester. */
function lostRightOf(
  { approvals_needed }: ListenRequestRow,
  { requester, approverIds, approvers, places }: Ground,
): LostRight | undefined {
  if (!places.every((place) => reaches(requester, 'recordings:listen', place))) return 'requester_lost_right'
  const stands = approverIds.every((id) =>
    places.every((place) => reaches(approvers.get(id), 'recordings:approve_listen', place)),
  )
  return stands && approverIds.length >= approvals_needed ? undefined : 'approver_lost_right'
}

/* Their unit of then may be another than that of now: an own call is one's own wherever it was made. */
function isOwn(listener: Standing | undefined, place: Place | undefined): listener is Standing {
  if (listener === undefined || place === undefined || listener.companyId !== place.companyId) return false
  const isAtWork = listener.grants['calls:list'] !== undefined
  return isAtWork && listener.agentId !== null && listener.agentId === place.agentId
}

/** The one place that says whether somebody may play at this moment, by the rights that the database has (SEC-8). */
export function createListenPlays({ db, clock, store, rights, audit, outbox }: ListenPlaysDeps) {
  async function groundIn(
    tx: Tx,
    request: ListenRequestRow,
    requester: Standing | undefined,
  ): Promise<Ground> {
    const approverIds = (await store.approvalsIn(tx, request.id)).map(({ account_id }) => account_id)
    const approvers = await rights.standingsIn(tx, approverIds)
    return { requester, approverIds, approvers, places: await store.placesIn(tx, request.id) }
  }

  async function withdrawIn(
    tx: Tx,
    request: ListenRequestRow,
    places: readonly AskedPlace[],
    why: LostRight,
  ): Promise<void> {
    const now = clock.now()
    const decided = {
      state: 'withdrawn' as const,
      decided_by: null,
      decided_by_name: null,
      decided_at: now,
      decision_note: null,
      expires_at: request.expires_at,
    }
    if (!(await store.decide(tx, request.id, ['open', 'approved'], now, decided, null))) return
    await audit.record(tx, {
      ...serverOrigin(request.company_id),
      kind: 'change',
      action: 'recordings.listen_withdrawn',
      object: { kind: 'listen_request', id: request.id },
      detail: { code: why, requesterId: request.requester_id, recordings: places.length },
    })
    for (const event of listenRequestEvents({ ...request, ...decided }, places))
      await outbox.append(tx, event)
  }

  /** Withdraws an approval that has lost its ground. */
  async function withdrawIfLost(tx: Tx, { id, requester_id }: ListenRequestRow): Promise<void> {
    const requester = (await rights.lockStandings(tx, [requester_id])).get(requester_id)
    const request = await store.lockRequest(tx, id)
    if (request === undefined || stateNow(request, clock.now()) !== 'approved') return
    const ground = await groundIn(tx, request, requester)
    const why = lostRightOf(request, ground)
    if (why !== undefined) await withdrawIn(tx, request, ground.places, why)
  }

  /* Looks without a transaction; what it finds lost is withdrawn in one. */
  async function listLost(requests: readonly ListenRequestRow[]): Promise<ListenRequestRow[]> {
    const ids = requests.map(({ id }) => id)
    const [places, approvals] = await Promise.all([store.listPlaces(ids), store.listApprovals(ids)])
    const approversOf = Map.groupBy(approvals, ({ listen_request_id }) => listen_request_id)
    const placesOf = Map.groupBy(places, ({ listenRequestId }) => listenRequestId)
    const people = await rights.findStandings([
      ...requests.map(({ requester_id }) => requester_id),
      ...approvals.map(({ account_id }) => account_id),
    ])
    return requests.filter((request) => {
      const approverIds = (approversOf.get(request.id) ?? []).map(({ account_id }) => account_id)
      const requester = people.get(request.requester_id)
      const ground = { requester, approverIds, approvers: people, places: placesOf.get(request.id) ?? [] }
      return lostRightOf(request, ground) !== undefined
    })
  }

  /** Of these live approvals withdraws those that stand on nobody's right any more. */
  async function withdrawLost(requests: readonly ListenRequestRow[]): Promise<number> {
    const lost = await listLost(requests)
    for (const request of lost) await db.transaction((tx) => withdrawIfLost(tx, request))
    return lost.length
  }

  return {
    withdrawLost,

    /**
     * Takes a play of a recording, under this approval when the rules want one. In the transaction of the play itself, which
     * commits a refusal as well: an approval that has lost its ground is withdrawn by it.
     */
    async take(
      tx: Tx,
      accountId: string,
      recording: RecordingRow,
      rules: readonly ListenRule[],
      requestId: string | undefined,
    ): Promise<Play | PlayRefusal> {
      const listener = (await rights.lockStandings(tx, [accountId])).get(accountId)
      const place = await store.recordingPlaceIn(tx, recording.id)
      if (place === undefined || listener === undefined) return 'listen_not_approved'
      if (!reaches(listener, 'recordings:listen', place)) return 'listen_withdrawn'
      if (place.subjects.some((subject) => isSamePerson(listener, subject))) return 'own_call'
      const needed = approvalsNeeded(rules, ruledListener(listener), ruledRecording(recording), clock.now())
      if (needed === 0) return { listener, request: null }
      const request = requestId === undefined ? undefined : await store.lockRequest(tx, requestId)
      if (request === undefined || request.requester_id !== accountId) return 'listen_not_approved'
      const state = stateNow(request, clock.now())
      if (state === 'expired') return 'listen_expired'
      if (state !== 'approved') return 'listen_withdrawn'
      const ground = await groundIn(tx, request, listener)
      const why = lostRightOf(request, ground)
      if (why !== undefined) {
        await withdrawIn(tx, request, ground.places, why)
        return 'listen_withdrawn'
      }
      return (await store.takePlay(tx, request.id, recording.id)) ? { listener, request } : 'plays_used_up'
    },

    /** An own recording, heard on the phone (REC-10): by the agent of the call alone, as long as that one is there. */
    async takeOwn(tx: Tx, accountId: string, recordingId: string): Promise<Play | undefined> {
      const listener = (await rights.lockStandings(tx, [accountId])).get(accountId)
      const place = await store.recordingPlaceIn(tx, recordingId)
      return isOwn(listener, place) ? { listener, request: null } : undefined
    },

    /** May the bytes of a grant go on: its request stands, and so do those whom it stands on. */
    async holds({ account_id, recording_id, listen_request_id, purpose }: ListenGrantRow): Promise<boolean> {
      if (listen_request_id === null) {
        const place = (await store.recordingPlaces([recording_id])).get(recording_id)
        const listener = (await rights.findStandings([account_id])).get(account_id)
        if (purpose === 'own_play') return isOwn(listener, place)
        return place !== undefined && reaches(listener, 'recordings:listen', place)
      }
      const request = await store.findRequest(listen_request_id)
      /* An approval whose time is over lets end what began before. */
      if (request === undefined || (request.state !== 'approved' && request.state !== 'expired')) return false
      return (await withdrawLost([request])) === 0
    },
  }
}
export type ListenPlays = ReturnType<typeof createListenPlays>
