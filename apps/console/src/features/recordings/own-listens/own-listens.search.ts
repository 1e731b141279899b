import type { ListenKind } from '@smartym/contract'
import { listenKinds } from '@smartym/contract/constants'
import { compact, type RawSearch, read } from '../../../platform/search-params.ts'
import { endOfDay, startOfDay } from '../../../platform/zone.ts'

export interface OwnListensSearch {
  /** Days of the organization's calendar, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly kind?: ListenKind | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseOwnListensSearch(raw: RawSearch): OwnListensSearch {
  return compact<OwnListensSearch>({
    from: read.day(raw, 'from'),
    to: read.day(raw, 'to'),
    kind: read.oneOf(raw, 'kind', listenKinds),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^lis_[0-9a-f]{32}$/),
  })
}

/** The filters as the API takes them. */
export function ownListensQuery({ from, to, kind }: OwnListensSearch, timeZone: string) {
  return {
    ...(from !== undefined && { from: startOfDay(from, timeZone) }),
    ...(to !== undefined && { to: endOfDay(to, timeZone) }),
    ...(kind !== undefined && { kind }),
  }
}
