import { compact, type RawSearch, read } from '../../platform/search-params.ts'
import { endOfDay, startOfDay } from '../../platform/zone.ts'

export const systemTabs = ['environment', 'errors', 'changes'] as const
export type SystemTab = (typeof systemTabs)[number]

export interface SystemSearch {
  readonly tab?: SystemTab | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** The request whose errors are looked for. */
  readonly request?: string | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export const requestForm = /^[\w-]{1,60}$/

export function parseSystemSearch(raw: RawSearch): SystemSearch {
  return compact<SystemSearch>({
    tab: read.oneOf(raw, 'tab', systemTabs),
    from: read.day(raw, 'from'),
    to: read.day(raw, 'to'),
    request: read.matching(raw, 'request', requestForm),
    cursor: read.text(raw, 'cursor', 500),
  })
}

/** The period as the API takes it. */
export function periodQuery({ from, to }: SystemSearch, timeZone: string) {
  return {
    ...(from !== undefined && { from: startOfDay(from, timeZone) }),
    ...(to !== undefined && { to: endOfDay(to, timeZone) }),
  }
}
