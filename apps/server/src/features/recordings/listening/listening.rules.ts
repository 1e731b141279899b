import type { ListenRequestState, RecordingResponse } from '@smartym/contract'
import type { ListenRequestRow } from '../recordings.table.ts'

/** Who decides, asks, or is heard: a person may have more than one account. */
export interface Person {
  readonly accountId: string | null
  readonly agentId: string | null
  readonly employeeNumber: string | null
}

function isSamePerson(one: Person, other: Person): boolean {
  const isSame = (a: string | null, b: string | null): boolean => a !== null && a === b
  return (
    isSame(one.accountId, other.accountId) ||
    isSame(one.agentId, other.agentId) ||
    isSame(one.employeeNumber, other.employeeNumber)
  )
}

/** Why somebody may not decide on a request (SEC-8): it is one's own, or about one's own call. */
export function conflictOf(
  decider: Person,
  requester: Person,
  subject: Person,
): 'own_request' | 'own_call' | undefined {
  if (isSamePerson(decider, requester)) return 'own_request'
  return isSamePerson(decider, subject) ? 'own_call' : undefined
}

type Timed = Pick<ListenRequestRow, 'state' | 'expires_at'>

/** The state as it is now: time ends open requests and approvals before anybody writes it down. */
export function stateNow({ state, expires_at }: Timed, now: number): ListenRequestState {
  return (state === 'open' || state === 'approved') && expires_at <= now ? 'expired' : state
}

/** Why a requester may not play now; undefined when one of the requests allows it. */
export function refusalOf(
  requests: readonly (Timed & Pick<ListenRequestRow, 'plays_left' | 'decided_at'>)[],
  now: number,
): 'listen_not_approved' | 'listen_expired' | 'plays_used_up' | undefined {
  const approved = requests.filter((request) => request.decided_at !== null && request.plays_left !== null)
  const live = approved.filter((request) => stateNow(request, now) === 'approved')
  if (live.some((request) => (request.plays_left ?? 0) > 0)) return undefined
  if (live.length > 0) return 'plays_used_up'
  return approved.length > 0 ? 'listen_expired' : 'listen_not_approved'
}

/** What a caller may do about listening to one recording. */
export function listeningOf(about: {
  readonly isStored: boolean
  readonly mayListen: boolean
  readonly isWithoutApproval: boolean
  readonly requests: readonly ListenRequestRow[]
  readonly now: number
}): RecordingResponse['listening'] {
  const { isStored, mayListen, isWithoutApproval, requests, now } = about
  if (!mayListen) return 'refused'
  if (!isStored) return 'not_possible'
  if (isWithoutApproval || refusalOf(requests, now) === undefined) return 'allowed'
  return requests.some((request) => stateNow(request, now) === 'open') ? 'requested' : 'must_request'
}
