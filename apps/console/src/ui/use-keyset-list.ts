import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { usePreferences } from '../platform/preferences.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Cursors of the pages before this one, the oldest first; '' is the first page. */
    trail?: readonly string[]
  }
}

/** A page of a list as every list of the API answers it. */
export interface KeysetPage<Row> {
  readonly items: readonly Row[]
  readonly nextCursor: string | null
  readonly total?: number
  readonly isTotalCapped?: boolean
}

/** What a list asks for beside its filters. */
export interface PageRequest {
  readonly limit: number
  readonly cursor?: string
  readonly withTotal: true
}

/** Where one is in a list that only knows what comes next. */
export interface Place {
  readonly cursor: string | undefined
  readonly trail: readonly string[]
}

/** The page after; it remembers where one comes from. */
export function placeAfter({ cursor, trail }: Place, nextCursor: string): Place {
  return { cursor: nextCursor, trail: [...trail, cursor ?? ''] }
}

/** The page before; the first one when nothing is remembered (an address that somebody sent). */
export function placeBefore({ trail }: Place): Place {
  const before = trail.at(-1)
  return { cursor: before === '' ? undefined : before, trail: trail.slice(0, -1) }
}

export interface KeysetListOptions<Row> {
  /** First words of the cache's key. */
  readonly key: readonly string[]
  /** All that chooses rows; a change of it is another list. */
  readonly filters: object
  readonly cursor: string | undefined
  readonly fetchPage: (page: PageRequest, signal: AbortSignal) => Promise<KeysetPage<Row>>
  /** Asks again so often: for lists whose rows change by themselves. */
  readonly refetchMs?: number
}

/** One page of a list: its rows, its count, and the ways to the pages beside it. The place stands in the address. */
export function useKeysetList<Row>({ key, filters, cursor, fetchPage, refetchMs }: KeysetListOptions<Row>) {
  const { pageSize } = usePreferences()
  const navigate = useNavigate()
  const trail = useLocation({ select: (location) => location.state.trail }) ?? []
  const query = useQuery({
    queryKey: [...key, 'list', filters, pageSize, cursor ?? ''],
    queryFn: ({ signal }) =>
      fetchPage({ limit: pageSize, withTotal: true, ...(cursor !== undefined && { cursor }) }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refetchMs ?? false,
  })
  const go = (place: Place) => {
    void navigate({
      to: '.',
      search: (before) => ({ ...before, cursor: place.cursor, row: undefined }),
      state: { trail: place.trail },
    })
  }
  const page = query.data
  const place: Place = { cursor, trail }
  const nextCursor = page?.nextCursor ?? null
  return {
    rows: page?.items ?? [],
    total: page?.total,
    isTotalCapped: page?.isTotalCapped === true,
    isPending: query.isPending,
    /** The rows are those of the page before; the asked-for ones are under way. */
    isStale: query.isPlaceholderData,
    error: query.error,
    refetch: () => void query.refetch(),
    hasPrevious: cursor !== undefined,
    hasNext: nextCursor !== null,
    goFirst: () => go({ cursor: undefined, trail: [] }),
    goPrevious: () => go(placeBefore(place)),
    goNext: () => {
      if (nextCursor !== null) go(placeAfter(place, nextCursor))
    },
  }
}

export type KeysetList<Row> = Omit<ReturnType<typeof useKeysetList<Row>>, never>
