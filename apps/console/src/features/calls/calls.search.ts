import type { Coverage, DialOutcome } from '@smartym/contract'
import { coverages, dialOutcomes } from '@smartym/contract/constants'
import { compact, type RawSearch, read } from '../../platform/search-params.ts'
import { commonQuery, type CommonSearch, parseCommonSearch } from '../../ui/search-filters.ts'

export interface CallsSearch extends CommonSearch {
  readonly outcome?: DialOutcome | undefined
  readonly coverage?: Coverage | undefined
  readonly disposition?: string | undefined
}

export function parseCallsSearch(raw: RawSearch): CallsSearch {
  return compact<CallsSearch>({
    ...parseCommonSearch(raw),
    outcome: read.oneOf(raw, 'outcome', dialOutcomes),
    coverage: read.oneOf(raw, 'coverage', coverages),
    disposition: read.matching(raw, 'disposition', /^[a-z][a-z0-9_]{0,31}$/),
  })
}

/** The filters as the API takes them. */
export function callsQuery(search: CallsSearch, timeZone: string) {
  const { outcome, coverage, disposition } = search
  return {
    ...commonQuery(search, timeZone),
    ...(outcome !== undefined && { outcome }),
    ...(coverage !== undefined && { coverage }),
    ...(disposition !== undefined && { dispositionCode: disposition }),
  }
}
