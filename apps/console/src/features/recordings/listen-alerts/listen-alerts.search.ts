import { compact, type RawSearch, read } from '../../../platform/search-params.ts'

export const alertStates = ['open', 'closed'] as const

export interface ListenAlertsSearch {
  readonly state?: (typeof alertStates)[number] | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseListenAlertsSearch(raw: RawSearch): ListenAlertsSearch {
  return compact<ListenAlertsSearch>({
    state: read.oneOf(raw, 'state', alertStates),
    cursor: read.text(raw, 'cursor', 500),
  })
}

/** Under which the list of alerts is kept. */
export const alertsKey = ['listen-alerts'] as const
