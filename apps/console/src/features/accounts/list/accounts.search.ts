import type { Role } from '@smartym/contract'
import { roles } from '@smartym/contract/permissions'
import { compact, type RawSearch, read } from '../../../platform/search-params.ts'

export interface AccountsSearch {
  readonly role?: Role | undefined
  /** Part of a name or login id. */
  readonly find?: string | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseAccountsSearch(raw: RawSearch): AccountsSearch {
  return compact<AccountsSearch>({
    role: read.oneOf(raw, 'role', roles),
    find: read.text(raw, 'find', 100),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^acc_[0-9a-f]{32}$/),
  })
}
