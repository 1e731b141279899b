import { compact, type RawSearch, read } from '../../platform/search-params.ts'

export interface LinesSearch {
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseLinesSearch(raw: RawSearch): LinesSearch {
  return compact<LinesSearch>({ cursor: read.text(raw, 'cursor', 500) })
}
