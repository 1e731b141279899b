import { compact, type RawSearch, read } from '../../../platform/search-params.ts'

export interface RolesSearch {
  /** A built-in role's name or an own role's id; the first one when it is left out. */
  readonly role?: string | undefined
  /** What is being done with it. */
  readonly act?: 'copy' | 'edit' | undefined
}

export function parseRolesSearch(raw: RawSearch): RolesSearch {
  return compact<RolesSearch>({
    role: read.matching(raw, 'role', /^([a-z_]{1,40}|rol_[0-9a-f]{32})$/),
    act: read.oneOf(raw, 'act', ['copy', 'edit'] as const),
  })
}
