import type { ListenRequestRecordingResponse, ListenRequestResponse } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { ListenApprovalRow } from '../recordings.table.ts'
import { type CustomersSlice, shownNumberOf } from '../../customers/index.ts'
import type { ListenPolicies } from './listen-policies.service.ts'
import type { ShownAskedRecording, ShownListenRequest } from './listen-requests.view.ts'
import type { AskedPlace, ListenRequestsStore } from './listen-requests.store.ts'
import type { Person } from '../../accounts/index.ts'
import { conflictOf, stateNow } from './listening.rules.ts'
import { reachesAll } from './listening-reach.ts'
import type { ListeningRights, Standing } from './listening-rights.store.ts'

export interface ListenAnswersDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly store: Pick<ListenRequestsStore, 'listPlaces' | 'listApprovals'>
  readonly rights: Pick<ListeningRights, 'findStandings'>
  readonly policies: Pick<ListenPolicies, 'reasonNames'>
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
  readonly customers: Pick<CustomersSlice, 'sightOf'>
}

/** All that a page of requests is judged by. */
interface Surroundings {
  readonly places: ReadonlyMap<string, readonly AskedPlace[]>
  readonly approvals: ReadonlyMap<string, readonly ListenApprovalRow[]>
  readonly standings: ReadonlyMap<string, Standing>
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(rows, keyOf)
}

/** Somebody of whom perhaps only the account is known. */
export function personOf(accountId: string, standings: ReadonlyMap<string, Standing>): Person {
  return standings.get(accountId) ?? { accountId, agentId: null, employeeNumber: null, born: null }
}

const isoOrNull = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Requests as the caller is shown them, with what it may do about each. */
export function createListenAnswers(deps: ListenAnswersDeps) {
  const { clock, store, rights, policies, organization, customers } = deps

  async function surroundingsOf(caller: Caller, rows: readonly ShownListenRequest[]): Promise<Surroundings> {
    const ids = rows.map((row) => row.id)
    const [places, approvals] = await Promise.all([store.listPlaces(ids), store.listApprovals(ids)])
    const people = [
      ...(caller.accountId === null ? [] : [caller.accountId]),
      ...rows.map((row) => row.requester_id),
      ...approvals.map((approval) => approval.account_id),
    ]
    return {
      places: grouped(places, (place) => place.listenRequestId),
      approvals: grouped(approvals, (approval) => approval.listen_request_id),
      standings: await rights.findStandings(people),
    }
  }

  function actsOn(caller: Caller, row: ShownListenRequest, { places, approvals, standings }: Surroundings) {
    const state = stateNow(row, clock.now())
    const isOwn = row.requester_id === caller.accountId
    const isLive = state === 'open' || state === 'approved'
    const asked = places.get(row.id) ?? []
    const mayJudge = reachesAll(caller, 'recordings:approve_listen', asked)
    if (!isLive || (!isOwn && !mayJudge)) return { mayDecide: false, mayWithdraw: false }
    const conflict = conflictOf({
      decider: personOf(caller.accountId ?? '', standings),
      requester: personOf(row.requester_id, standings),
      subjects: asked.flatMap((place) => place.subjects),
      approvers: (approvals.get(row.id) ?? []).map(({ account_id }) => personOf(account_id, standings)),
    })
    return {
      mayDecide: mayJudge && state === 'open' && conflict === undefined,
      mayWithdraw: isOwn || conflict !== 'own_call',
    }
  }

  async function responsesOf(
    caller: Caller,
    rows: readonly ShownListenRequest[],
  ): Promise<ListenRequestResponse[]> {
    const around = await surroundingsOf(caller, rows)
    const unitNames = await organization.unitNames(caller.companyId)
    const reasonNames = await policies.reasonNames(caller.companyId)
    const sight = await customers.sightOf(caller)
    return rows.map((row) => ({
      listenRequestId: row.id,
      recordingId: row.recording_id,
      recordingCount: row.recording_count,
      callId: row.call_id,
      state: stateNow(row, clock.now()),
      reason: row.reason,
      reasonName: reasonNames.get(row.reason) ?? null,
      text: row.reason_text,
      requesterId: row.requester_id,
      requesterName: row.requester_name,
      agentName: sight.agentNameOf({ ...row, agent_id: row.agent_id }),
      orgUnitName: row.org_unit_id === null ? null : (unitNames.get(row.org_unit_id) ?? null),
      customerNumber: shownNumberOf(row.customer_number),
      callStartedAt: new Date(row.call_started_at).toISOString(),
      durationMs: row.duration_ms,
      createdAt: new Date(row.created_at).toISOString(),
      expiresAt: new Date(row.expires_at).toISOString(),
      approvals: (around.approvals.get(row.id) ?? []).map((approval) => ({
        accountName: approval.account_name,
        approvedAt: new Date(approval.approved_at).toISOString(),
        note: approval.note,
      })),
      approvalsNeeded: row.approvals_needed,
      decidedByName: row.decided_by_name,
      decidedAt: isoOrNull(row.decided_at),
      decisionNote: row.decision_note,
      playsLeft: row.plays_left,
      ...actsOn(caller, row, around),
    }))
  }

  return {
    responsesOf,

    async responseOf(caller: Caller, row: ShownListenRequest): Promise<ListenRequestResponse> {
      const [response] = await responsesOf(caller, [row])
      if (response === undefined) throw new Error('a request has no answer')
      return response
    },

    async recordingResponses(
      caller: Caller,
      rows: readonly ShownAskedRecording[],
    ): Promise<ListenRequestRecordingResponse[]> {
      const unitNames = await organization.unitNames(caller.companyId)
      const sight = await customers.sightOf(caller)
      return rows.map((row) => ({
        recordingId: row.recording_id,
        callId: row.call_id,
        agentName: sight.agentNameOf(row),
        customerNumber: shownNumberOf(row.customer_number),
        callStartedAt: new Date(row.call_started_at).toISOString(),
        durationMs: row.duration_ms,
        orgUnitName: row.org_unit_id === null ? null : (unitNames.get(row.org_unit_id) ?? null),
        isMarked: row.is_marked === 1,
        playsLeft: row.plays_left,
      }))
    },
  }
}
export type ListenAnswers = ReturnType<typeof createListenAnswers>
