import type { ListenRequestRecordingResponse, ListenRequestState } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { PageQuery } from '../recordings.view.ts'
import type { ListenAnswers } from './listen-answers.service.ts'
import type { ListenRequestsStore } from './listen-requests.store.ts'
import type { ListenRequestsView } from './listen-requests.view.ts'
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
  return {
    /** Requests that the caller made, may see because they lie in its scope, or both. */
    async listRequests(
      caller: Caller,
      query: PageQuery & { state?: ListenRequestState; recordingId?: string; mine?: boolean },
    ) {
      const { mine, state, recordingId } = query
      const search = {
        companyId: caller.companyId,
        requesterId: mine === false ? null : caller.accountId,
        deciding: mine === true ? null : scopeFor(caller, 'recordings:approve_listen'),
        state,
        recordingId,
        now: clock.now(),
      }
      const { rows, ...page } = await view.listRequests(search, query)
      return { items: await answers.responsesOf(caller, rows), ...page }
    },

    /** Throws `recordings.listen_request_not_found` for somebody else's outside of the scope. */
    async listRecordings(caller: Caller, requestId: string): Promise<ListenRequestRecordingResponse[]> {
      const row = await view.findRequest(caller.companyId, requestId)
      if (row === undefined) throw listenRequestNotFound()
      const isOwn = row.requester_id === caller.accountId
      const isSeen =
        isOwn || reachesAll(caller, 'recordings:approve_listen', await store.listPlaces([requestId]))
      if (!isSeen) throw listenRequestNotFound()
      return answers.recordingResponses(caller, await view.listRecordings(requestId))
    },
  }
}
export type ListenRequests = ReturnType<typeof createListenRequests>
