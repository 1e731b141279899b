import { compact, type RawSearch, read } from '../../platform/search-params.ts'

export interface OrganizationSearch {
  /** The unit that is looked at. */
  readonly unit?: string | undefined
  /** Part of a name. */
  readonly find?: string | undefined
  readonly withClosed?: true | undefined
}

export function parseOrganizationSearch(raw: RawSearch): OrganizationSearch {
  return compact<OrganizationSearch>({
    unit: read.matching(raw, 'unit', /^org_[0-9a-f]{32}$/),
    find: read.text(raw, 'find', 60),
    withClosed: read.flag(raw, 'withClosed'),
  })
}
