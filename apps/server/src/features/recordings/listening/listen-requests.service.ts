import type { ListenRequestRecordingResponse, ListListenRequestsQuery } from '@smartym/contract'
import { type Clock, parseInstant } from '../../../platform/clock/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { ListenAnswers } from './listen-answers.service.ts'
import type { ListenRequestsStore } from './listen-requests.store.ts'
import type { ListenRequestSearch, ListenRequestsView } from './listen-requests.view.ts'
import { listenRequestNotFound } from './listening.errors.ts'
import { reachesAll, scopeFor } from './listening-reach.ts'

export interface ListenRequestsDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly store: Pick<ListenRequestsStore, 'listPlaces'>
  readonly view: ListenRequestsView
  readonly answers: ListenAnswers
}

/** The requests that somebody made or decides on (SEC-8). */
export function createListenRequests({ clock, store, view, answers }: ListenRequestsDeps) {
  function searchOf(caller: Caller, query: ListListenRequestsQuery): ListenRequestSearch {
    const { mine, decidable = false, state, recordingId, reason, search } = query
    const isOfOthers = mine === false || decidable
    return {
      companyId: caller.companyId,
      requesterId: isOfOthers ? null : caller.accountId,
      deciding: mine === true ? null : scopeFor(caller, 'recordings:approve_listen'),
      notOf: isOfOthers ? caller.accountId : undefined,
      decider: decidable ? caller : undefined,
      state,
      recordingId,
      from: parseInstant(query.from),
      to: parseInstant(query.to),
      reason,
      search,
      now: clock.now(),
    }
  }

  return {
    /** Requests that the caller made, may see because they lie in its scope, or both. */
    async listRequests(caller: Caller, query: ListListenRequestsQuery) {
      const { rows, ...page } = await view.listRequests(searchOf(caller, query), query)
      const items = await answers.responsesOf(caller, rows)
      /* Another account of the same person's is known only by comparing people. */
      return { items: query.decidable === true ? items.filter((item) => item.mayDecide) : items, ...page }
    },

    /** Stops above `limit`. */
    countRequests(caller: Caller, query: ListListenRequestsQuery, limit: number): Promise<number> {
      return view.countRequests(searchOf(caller, query), limit)
    },

    /** Throws `recordings.listen_request_not_found` for somebody else's outside of the scope. */
    async listRecordings(caller: Caller, requestId: string): Promise<ListenRequestRecordingResponse[]> {
      const row = await view.findRequest(caller.companyId, requestId)
      if (row === undefined) throw listenRequestNotFound()
      const isOwn = row.requester_id === caller.accountId
      const isSeen =
        isOwn || reachesAll(caller, 'recordings:approve_listen', await store.listPlaces([requestId]))
      if (!isSeen) throw listenRequestNotFound()
      return answers.recordingResponses(caller, await view.listRecordings(caller.companyId, requestId))
    },
  }
}
export type ListenRequests = ReturnType<typeof createListenRequests>
