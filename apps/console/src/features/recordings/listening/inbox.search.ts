import type { ListenRequestState } from '@smartym/contract'
import { listenRequestStates } from '@smartym/contract/constants'
import { compact, type RawSearch, read } from '../../../platform/search-params.ts'
import { endOfDay, startOfDay } from '../../../platform/zone.ts'

export const inboxTabs = ['to_decide', 'mine', 'all'] as const
export type InboxTab = (typeof inboxTabs)[number]

export interface InboxSearch {
  readonly tab?: InboxTab | undefined
  /** The request that is open at the right. */
  readonly request?: string | undefined
  readonly state?: ListenRequestState | undefined
  /** Days of the organization's calendar on which it was asked, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** One of the company's reasons. */
  readonly reason?: string | undefined
  /** Part of the requester's name. */
  readonly find?: string | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseInboxSearch(raw: RawSearch): InboxSearch {
  return compact<InboxSearch>({
    tab: read.oneOf(raw, 'tab', inboxTabs),
    request: read.matching(raw, 'request', /^lrq_[0-9a-f]{32}$/),
    state: read.oneOf(raw, 'state', listenRequestStates),
    from: read.day(raw, 'from'),
    to: read.day(raw, 'to'),
    reason: read.matching(raw, 'reason', /^[a-z][a-z0-9_]{0,19}$/),
    find: read.text(raw, 'find', 100),
    cursor: read.text(raw, 'cursor', 500),
  })
}

/** What each tab asks the API for. */
const inboxQueries = {
  to_decide: { decidable: true },
  mine: { mine: true },
  all: {},
} as const

/** The filters of an address, without its place in the list. */
export function inboxFilters({ state, from, to, reason, find }: InboxSearch) {
  return compact<InboxSearch>({ state, from, to, reason, find })
}

/** What a tab asks the API for, filtered; what waits for a decision is open and has no other state. */
export function inboxQuery(tab: InboxTab, search: InboxSearch, timeZone: string) {
  const { state, from, to, reason, find } = search
  return {
    ...(state !== undefined && tab !== 'to_decide' && { state }),
    ...(from !== undefined && { from: startOfDay(from, timeZone) }),
    ...(to !== undefined && { to: endOfDay(to, timeZone) }),
    ...(reason !== undefined && { reason }),
    ...(find !== undefined && { search: find }),
    ...inboxQueries[tab],
  }
}

/** The request that opens when this one is decided: the next below, else the one above. */
export function nextRequest(ids: readonly string[], decided: string): string | undefined {
  const index = ids.indexOf(decided)
  return ids[index + 1] ?? ids[index - 1]
}
