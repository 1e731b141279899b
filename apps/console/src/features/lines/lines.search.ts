import { compact, type RawSearch, read } from '../../platform/search-params.ts'

export interface LinesSearch {
  readonly find?: string | undefined
  readonly unit?: string | undefined
  readonly bound?: 'yes' | 'no' | undefined
  readonly verified?: 'yes' | 'no' | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

const yesOrNo = ['yes', 'no'] as const

export function parseLinesSearch(raw: RawSearch): LinesSearch {
  return compact<LinesSearch>({
    find: read.text(raw, 'find', 100),
    unit: read.matching(raw, 'unit', /^org_[0-9a-f]{32}$/),
    bound: read.oneOf(raw, 'bound', yesOrNo),
    verified: read.oneOf(raw, 'verified', yesOrNo),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^lin_[0-9a-f]{32}$/),
  })
}

/** What the list of lines is asked for. */
export function linesQuery({ find, unit, bound, verified }: LinesSearch) {
  return {
    ...(find !== undefined && { search: find }),
    ...(unit !== undefined && { orgUnitId: unit }),
    ...(bound !== undefined && { isBound: bound === 'yes' }),
    ...(verified !== undefined && { isVerified: verified === 'yes' }),
  }
}
