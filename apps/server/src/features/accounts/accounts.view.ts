import type { AccountResponse, ListAccountsQuery } from '@smartym/contract'
import { type RawBuilder, type SelectQueryBuilder, sql, type SqlBool } from 'kysely'
import type { Static } from 'typebox'
import { countCapped, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import { type Account, accountOf } from './account.ts'
import type { AccountRow, AccountsTables } from './accounts.table.ts'

export function accountResponseOf(
  { companyId: _companyId, ...account }: Account,
  unitNames: ReadonlyMap<string, string>,
): AccountResponse {
  return { ...account, orgUnitName: unitNames.get(account.orgUnitId) ?? '' }
}

type Filter = Pick<Static<typeof ListAccountsQuery>, 'role' | 'ownRoleId' | 'search'>

/* The wildcards of LIKE stand for themselves; `!` is the sign that says so, since the two databases differ about `\`. */
function contains(column: string, text: string): RawBuilder<SqlBool> {
  const pattern = `%${text.replace(/[!%_]/g, '!$&')}%`
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '!'`
}

function matching<Row>(
  query: SelectQueryBuilder<AccountsTables, 'accounts', Row>,
  { role, ownRoleId, search }: Filter,
): SelectQueryBuilder<AccountsTables, 'accounts', Row> {
  let ofRole = role === undefined ? query : query.where('accounts.role', '=', role)
  if (ownRoleId !== undefined) ofRole = ofRole.where('accounts.own_role_id', '=', ownRoleId)
  if (search === undefined || search === '') return ofRole
  return ofRole.where((eb) =>
    eb.or([contains('accounts.name', search), contains('accounts.login_id', search)]),
  )
}

const scopeColumns = {
  companyId: 'accounts.company_id',
  orgUnitId: 'accounts.org_unit_id',
  agentId: 'accounts.agent_id',
} as const

/** The list of accounts. */
export function createAccountsView(db: Pick<Db, 'read'>) {
  return {
    /** Undefined when there is none within reach. */
    findInScope(scope: ListScope, accountId: string): Promise<AccountRow | undefined> {
      const all = db.read<AccountsTables>().selectFrom('accounts').selectAll('accounts')
      return whereInScope(all, scope, scopeColumns).where('accounts.id', '=', accountId).executeTakeFirst()
    },

    async listAccounts(scope: ListScope, query: Static<typeof ListAccountsQuery>) {
      const { limit = 50, cursor } = query
      const read = db.read<AccountsTables>()
      const reached = whereInScope(read.selectFrom('accounts').selectAll('accounts'), scope, scopeColumns)
      const filtered = matching(reached, query)
      const list = { list: 'accounts', limit }
      const page = { ...list, at: 'accounts.created_at', id: 'accounts.id', cursor } as const
      const found: AccountRow[] = await keysetPage(filtered, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.created_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(read, filtered) : {}
      return { accounts: rows.map(accountOf), nextCursor, ...count }
    },
  }
}
export type AccountsView = ReturnType<typeof createAccountsView>
