import type { ListApiKeysQuery } from '@smartym/contract'
import type { SelectQueryBuilder } from 'kysely'
import type { Static } from 'typebox'
import {
  containsText,
  countCapped,
  countUpTo,
  type Db,
  keysetPage,
  toPage,
} from '../../../platform/db/index.ts'
import { type ListScope, whereInScope } from '../../organization/index.ts'
import type { AccountsTables, ApiKeyRow } from '../accounts.table.ts'
import type { ApiKey } from './api-key.ts'
import { apiKeyOf } from './api-keys.store.ts'

/** What the list of keys is asked for. */
export type ApiKeysQuery = Static<typeof ListApiKeysQuery>

function matching<Row>(
  query: SelectQueryBuilder<AccountsTables, 'api_keys', Row>,
  { state, authentication, search = '' }: ApiKeysQuery,
  now: number,
): SelectQueryBuilder<AccountsTables, 'api_keys', Row> {
  let found = query.where('revoked_at', state === 'revoked' ? 'is not' : 'is', null)
  if (state === 'expired') found = found.where('expires_at', '<=', now)
  if (state === 'active')
    found = found.where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
  if (authentication !== undefined) found = found.where('authentication', '=', authentication)
  return search === '' ? found : found.where(containsText(['name'], search))
}

const scopeColumns = { companyId: 'api_keys.company_id', orgUnitId: 'api_keys.org_unit_id' } as const

/** The list of keys. Who reaches units sees the keys of these units, not those of the company. */
export function createApiKeysView(db: Pick<Db, 'read'>) {
  const inScope = (scope: ListScope) =>
    whereInScope(db.read<AccountsTables>().selectFrom('api_keys').selectAll('api_keys'), scope, scopeColumns)

  return {
    /** Undefined when there is none within reach. */
    async findInScope(scope: ListScope, apiKeyId: string): Promise<ApiKey | undefined> {
      const row = await inScope(scope).where('id', '=', apiKeyId).executeTakeFirst()
      return row && apiKeyOf(row)
    },

    async listApiKeys(scope: ListScope, query: ApiKeysQuery, now: number) {
      const { limit = 50, cursor } = query
      const filtered = matching(inScope(scope), query, now)
      const list = { list: 'api_keys', limit }
      const page = { ...list, at: 'created_at', id: 'id', cursor } as const
      const found: ApiKeyRow[] = await keysetPage(filtered, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.created_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(db.read<AccountsTables>(), filtered) : {}
      return { apiKeys: rows.map(apiKeyOf), nextCursor, ...count }
    },

    /** Stops above `limit`. */
    countApiKeys(scope: ListScope, query: ApiKeysQuery, now: number, limit: number): Promise<number> {
      const places = matching(inScope(scope), query, now).clearSelect().select(['created_at as at', 'id'])
      return countUpTo(places, { at: 'created_at', id: 'id' }, limit)
    },
  }
}
export type ApiKeysView = ReturnType<typeof createApiKeysView>
