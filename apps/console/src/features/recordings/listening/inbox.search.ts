import { compact, type RawSearch, read } from '../../../platform/search-params.ts'

export const inboxTabs = ['to_decide', 'mine', 'all'] as const
export type InboxTab = (typeof inboxTabs)[number]

export interface InboxSearch {
  readonly tab?: InboxTab | undefined
  /** The request that is open at the right. */
  readonly request?: string | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseInboxSearch(raw: RawSearch): InboxSearch {
  return compact<InboxSearch>({
    tab: read.oneOf(raw, 'tab', inboxTabs),
    request: read.matching(raw, 'request', /^lrq_[0-9a-f]{32}$/),
    cursor: read.text(raw, 'cursor', 500),
  })
}

/** What each tab asks the API for. */
export const inboxQueries = {
  to_decide: { state: 'open', mine: false },
  mine: { mine: true },
  all: {},
} as const

/** The request that opens when this one is decided: the next below, else the one above. */
export function nextRequest(ids: readonly string[], decided: string): string | undefined {
  const index = ids.indexOf(decided)
  return ids[index + 1] ?? ids[index - 1]
}
