import type { ListenRequestState, RecordingResponse } from '@smartym/contract'
import { isSamePerson, type Person } from '../../accounts/index.ts'
import type { ListenRequestRow } from '../recordings.table.ts'

/** Everybody who stands in the way of a decision. */
export interface DecisionPeople {
  readonly decider: Person
  readonly requester: Person
  /** Those who are heard. */
  readonly subjects: readonly Person[]
  /** Those who have approved already. */
  readonly approvers: readonly Person[]
}

export type Conflict = 'own_request' | 'own_call' | 'own_approval'

/** Why somebody may not decide on a request (SEC-8): it is one's own, about one's own call, or approved by one already. */
export function conflictOf({
  decider,
  requester,
  subjects,
  approvers,
}: DecisionPeople): Conflict | undefined {
  if (isSamePerson(decider, requester)) return 'own_request'
  if (subjects.some((subject) => isSamePerson(decider, subject))) return 'own_call'
  return approvers.some((approver) => isSamePerson(decider, approver)) ? 'own_approval' : undefined
}

type Timed = Pick<ListenRequestRow, 'state' | 'expires_at'>

/** The state as it is now: time ends open requests and approvals before anybody writes it down. */
export function stateNow({ state, expires_at }: Timed, now: number): ListenRequestState {
  return (state === 'open' || state === 'approved') && expires_at <= now ? 'expired' : state
}

/** A request as one of its recordings sees it. */
export interface AskedRecording extends Timed {
  readonly id: string
  readonly recording_id: string
  readonly reason: string
  readonly reason_text: string
  /** Null until it was approved. */
  readonly plays_left: number | null
}

export type Refusal = 'listen_not_approved' | 'listen_expired' | 'listen_withdrawn' | 'plays_used_up'

/** Why a requester may not play now; undefined when one of the requests allows it. */
export function refusalOf(
  requests: readonly Pick<AskedRecording, 'state' | 'expires_at' | 'plays_left'>[],
  now: number,
): Refusal | undefined {
  const approved = requests.filter((request) => request.plays_left !== null)
  const live = approved.filter((request) => stateNow(request, now) === 'approved')
  if (live.some((request) => (request.plays_left ?? 0) > 0)) return undefined
  if (live.length > 0) return 'plays_used_up'
  if (approved.some((request) => stateNow(request, now) === 'expired')) return 'listen_expired'
  return approved.length > 0 ? 'listen_withdrawn' : 'listen_not_approved'
}

/** The request under which the requester may play now: of several the one that ends first. */
export function liveApproval(requests: readonly AskedRecording[], now: number): AskedRecording | undefined {
  return requests
    .filter((request) => stateNow(request, now) === 'approved' && (request.plays_left ?? 0) > 0)
    .toSorted((a, b) => a.expires_at - b.expires_at)[0]
}

/** What a caller may do about listening to one recording. */
export function listeningOf(about: {
  readonly isStored: boolean
  readonly mayListen: boolean
  readonly isOwnCall: boolean
  readonly isWithoutApproval: boolean
  readonly requests: readonly AskedRecording[]
  readonly now: number
}): RecordingResponse['listening'] {
  const { isStored, mayListen, isOwnCall, isWithoutApproval, requests, now } = about
  if (!mayListen || isOwnCall) return 'refused'
  if (!isStored) return 'not_possible'
  if (isWithoutApproval || refusalOf(requests, now) === undefined) return 'allowed'
  return requests.some((request) => stateNow(request, now) === 'open') ? 'requested' : 'must_request'
}
