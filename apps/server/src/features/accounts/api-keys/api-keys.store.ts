import { type Db, decodeJson, encodeJson, keysetPage, toPage, type Tx } from '../../../platform/db/index.ts'
import type { AccountsTables, ApiKeyRow } from '../accounts.table.ts'
import type { ApiKey } from './api-key.ts'

function apiKeyOf(row: Omit<ApiKeyRow, 'secret_hash' | 'revoked_at'>): ApiKey {
  return {
    apiKeyId: row.id,
    companyId: row.company_id,
    name: row.name,
    permissions: decodeJson(row.permissions),
    orgUnitId: row.org_unit_id,
    origins: decodeJson(row.origins),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }
}

/** Keys of CRMs. */
export function createApiKeysStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, key: ApiKey, secretHash: Buffer): Promise<void> {
      const row: ApiKeyRow = {
        id: key.apiKeyId,
        company_id: key.companyId,
        name: key.name,
        permissions: encodeJson(key.permissions),
        org_unit_id: key.orgUnitId,
        origins: encodeJson(key.origins),
        secret_hash: secretHash,
        created_at: key.createdAt,
        last_used_at: null,
        revoked_at: null,
      }
      await tx.on<AccountsTables>().insertInto('api_keys').values(row).execute()
    },

    /** A key that has not been revoked, with the hash of its secret. */
    async findLive(apiKeyId: string): Promise<{ apiKey: ApiKey; secretHash: Uint8Array } | undefined> {
      const row = await db
        .read<AccountsTables>()
        .selectFrom('api_keys')
        .selectAll()
        .where('id', '=', apiKeyId)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return row && { apiKey: apiKeyOf(row), secretHash: row.secret_hash }
    },

    async listLive(companyId: string, { limit, cursor }: { limit: number; cursor: string | undefined }) {
      const list = { list: 'api_keys', limit }
      const query = db
        .read<AccountsTables>()
        .selectFrom('api_keys')
        .selectAll()
        .where('company_id', '=', companyId)
        .where('revoked_at', 'is', null)
      const found = await keysetPage(query, { ...list, at: 'created_at', id: 'id', cursor }).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.created_at, id: row.id }))
      return { apiKeys: rows.map(apiKeyOf), nextCursor }
    },

    /** Every origin that a live key of any company names: who may ask across origins at all. */
    async listOrigins(): Promise<string[]> {
      const rows = await db
        .read<AccountsTables>()
        .selectFrom('api_keys')
        .select('origins')
        .where('revoked_at', 'is', null)
        .execute()
      return [...new Set(rows.flatMap((row) => decodeJson<string[]>(row.origins)))]
    },

    /** False when there is no such live key in the company. */
    async revoke(tx: Tx, companyId: string, apiKeyId: string, now: number): Promise<boolean> {
      const revoked = await tx
        .on<AccountsTables>()
        .updateTable('api_keys')
        .set({ revoked_at: now })
        .where('id', '=', apiKeyId)
        .where('company_id', '=', companyId)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return revoked.numUpdatedRows > 0n
    },

    async recordUse(tx: Tx, apiKeyId: string, now: number): Promise<void> {
      await tx
        .on<AccountsTables>()
        .updateTable('api_keys')
        .set({ last_used_at: now })
        .where('id', '=', apiKeyId)
        .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', now)]))
        .execute()
    },
  }
}
export type ApiKeysStore = ReturnType<typeof createApiKeysStore>
