import type { AccountState, Role } from '@smartym/contract'
import { accountStates } from '@smartym/contract/constants'
import { roles } from '@smartym/contract/permissions'
import { compact, type RawSearch, read } from '../../../platform/search-params.ts'

export interface AccountsSearch {
  readonly role?: Role | undefined
  readonly state?: AccountState | undefined
  readonly unit?: string | undefined
  /** Part of a name, login id, employee number, extension, or the end of a number. */
  readonly find?: string | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseAccountsSearch(raw: RawSearch): AccountsSearch {
  return compact<AccountsSearch>({
    role: read.oneOf(raw, 'role', roles),
    state: read.oneOf(raw, 'state', accountStates),
    unit: read.matching(raw, 'unit', /^org_[0-9a-f]{32}$/),
    find: read.text(raw, 'find', 100),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^acc_[0-9a-f]{32}$/),
  })
}

/** The same filters as the API takes them. */
export function accountsQuery({ role, state, unit, find }: AccountsSearch) {
  return {
    ...(role !== undefined && { role }),
    ...(state !== undefined && { state }),
    ...(unit !== undefined && { orgUnitId: unit }),
    ...(find !== undefined && { search: find }),
  }
}
