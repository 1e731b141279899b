import type { AccountResponse, AccountState, ListAccountsQuery, ListedAccount } from '@smartym/contract'
import type { SelectQueryBuilder } from 'kysely'
import { containsText, countCapped, countUpTo, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import { type Account, accountOf } from './account.ts'
import type { AccountRow, AccountsTables } from './accounts.table.ts'
import { searchedEnd, showPhoneNumber } from './shown-number.rules.ts'

export function accountResponseOf(
  { companyId: _companyId, ...account }: Account,
  unitNames: ReadonlyMap<string, string>,
): AccountResponse {
  return { ...account, orgUnitName: unitNames.get(account.orgUnitId) ?? '' }
}

/** Phones by the ids of their agents; the slice that knows them stands below. */
export type PhonesOfAgents = ReadonlyMap<string, NonNullable<ListedAccount['phone']>>

export interface AccountSurroundings {
  readonly unitNames: ReadonlyMap<string, string>
  readonly phones: PhonesOfAgents
}

function stateOf({ locked_at, deactivated_at }: AccountRow): AccountState {
  if (deactivated_at !== null) return 'deactivated'
  return locked_at === null ? 'active' : 'locked'
}

export function listedAccountOf(row: AccountRow, { unitNames, phones }: AccountSurroundings): ListedAccount {
  const { phone_number: phoneNumber, deactivated_at: deactivatedAt } = row
  return {
    ...accountResponseOf(accountOf(row), unitNames),
    state: stateOf(row),
    number: phoneNumber === null ? null : showPhoneNumber(phoneNumber),
    carrier: row.carrier,
    phone: (row.agent_id === null ? undefined : phones.get(row.agent_id)) ?? null,
    createdAt: new Date(row.created_at).toISOString(),
    deactivatedAt: deactivatedAt === null ? null : new Date(deactivatedAt).toISOString(),
  }
}

/** What a list of accounts is filtered by; the unit narrows the scope. */
export type AccountsFilter = Pick<ListAccountsQuery, 'role' | 'ownRoleId' | 'search' | 'state'>

type AccountsQuery<Row> = SelectQueryBuilder<AccountsTables, 'accounts', Row>

function inState<Row>(query: AccountsQuery<Row>, state: AccountState | undefined): AccountsQuery<Row> {
  if (state === 'deactivated') return query.where('accounts.deactivated_at', 'is not', null)
  const present = query.where('accounts.deactivated_at', 'is', null)
  if (state === undefined) return present
  return present.where('accounts.locked_at', state === 'locked' ? 'is not' : 'is', null)
}

const searched = ['accounts.name', 'accounts.login_id', 'accounts.employee_number', 'accounts.extension']

function matching<Row>(
  query: AccountsQuery<Row>,
  { role, ownRoleId, state, search = '' }: AccountsFilter,
): AccountsQuery<Row> {
  const standing = inState(query, state)
  let ofRole = role === undefined ? standing : standing.where('accounts.role', '=', role)
  if (ownRoleId !== undefined) ofRole = ofRole.where('accounts.own_role_id', '=', ownRoleId)
  const text = search.trim()
  if (text === '') return ofRole
  const isSomewhere = containsText(searched, text)
  const end = searchedEnd(text)
  if (end === undefined) return ofRole.where(isSomewhere)
  return ofRole.where((eb) => eb.or([isSomewhere, eb('accounts.phone_number', 'like', `%${end}`)]))
}

const idsAQuery = 500

const scopeColumns = {
  companyId: 'accounts.company_id',
  orgUnitId: 'accounts.org_unit_id',
  agentId: 'accounts.agent_id',
} as const

/** The list of accounts. */
export function createAccountsView(db: Pick<Db, 'read'>) {
  const reached = (scope: ListScope) =>
    whereInScope(db.read<AccountsTables>().selectFrom('accounts').selectAll('accounts'), scope, scopeColumns)

  return {
    /** Undefined when there is none within reach; those who have left are there. */
    findInScope(scope: ListScope, accountId: string): Promise<AccountRow | undefined> {
      return reached(scope).where('accounts.id', '=', accountId).executeTakeFirst()
    },

    /** Those of these login ids that the scope reaches; those who have left, too. */
    async listByLoginIds(scope: ListScope, loginIds: readonly string[]): Promise<AccountRow[]> {
      const found: AccountRow[] = []
      for (let at = 0; at < loginIds.length; at += idsAQuery) {
        const some = loginIds.slice(at, at + idsAQuery)
        found.push(...(await reached(scope).where('accounts.login_id', 'in', some).execute()))
      }
      return found
    },

    async listAccounts(
      scope: ListScope,
      query: AccountsFilter & { limit?: number; cursor?: string; withTotal?: boolean },
    ) {
      const { limit = 50, cursor } = query
      const filtered = matching(reached(scope), query)
      const list = { list: 'accounts', limit }
      const page = { ...list, at: 'accounts.created_at', id: 'accounts.id', cursor } as const
      const found: AccountRow[] = await keysetPage(filtered, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.created_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(db.read<AccountsTables>(), filtered) : {}
      return { rows, nextCursor, ...count }
    },

    /** Stops above `limit`. */
    countAccounts(scope: ListScope, filter: AccountsFilter, limit: number): Promise<number> {
      const found = matching(reached(scope), filter)
        .clearSelect()
        .select(['accounts.created_at as at', 'accounts.id as id'])
      return countUpTo(found, { at: 'accounts.created_at', id: 'accounts.id' }, limit)
    },

    /** How many of each unit have not left. */
    async countByUnit(companyId: string): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .read<AccountsTables>()
        .selectFrom('accounts')
        .select((eb) => ['org_unit_id', eb.fn.countAll<number>().as('n')])
        .where('company_id', '=', companyId)
        .where('deactivated_at', 'is', null)
        .groupBy('org_unit_id')
        .execute()
      return new Map(rows.map((row) => [row.org_unit_id, Number(row.n)]))
    },
  }
}
export type AccountsView = ReturnType<typeof createAccountsView>
