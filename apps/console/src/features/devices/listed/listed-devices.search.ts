import { compact, type RawSearch, read } from '../../../platform/search-params.ts'

export interface ListedDevicesSearch {
  readonly find?: string | undefined
  readonly registered?: 'yes' | 'no' | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseListedDevicesSearch(raw: RawSearch): ListedDevicesSearch {
  return compact<ListedDevicesSearch>({
    find: read.text(raw, 'find', 100),
    registered: read.oneOf(raw, 'registered', ['yes', 'no'] as const),
    cursor: read.text(raw, 'cursor', 500),
    row: read.text(raw, 'row', 60),
  })
}

/** What the list of phones approved in advance is asked for. */
export function listedDevicesQuery({ find, registered }: ListedDevicesSearch) {
  return {
    ...(find !== undefined && { search: find }),
    ...(registered !== undefined && { isRegistered: registered === 'yes' }),
  }
}
