import { sql } from 'kysely'
import { type Db, decodeJson, encodeJson, type Tx } from '../../../platform/db/index.ts'
import { createSealedRows } from '../../../platform/keys/index.ts'
import type { AccountsTables, ApiKeyRow } from '../accounts.table.ts'
import { type Credential, thumbprintOf } from './api-key-credentials.ts'
import type { ApiKey } from './api-key.ts'

export type ChangedApiKey = Partial<
  Pick<ApiKey, 'name' | 'permissions' | 'orgUnitId' | 'origins' | 'networks' | 'expiresAt'>
>

/** Columns in which the secrets of signed requests lie sealed. */
export const sealedCredentials = ['credential', 'previous_credential'] as const
type SealedCredential = (typeof sealedCredentials)[number]

/** A key with what proves it, and what proved it before. */
export interface ProvableApiKey {
  readonly apiKey: ApiKey
  readonly current: Credential
  readonly previous: Credential | null
}

export function apiKeyOf(row: ApiKeyRow): ApiKey {
  const { previous_ends_at: endsAt } = row
  return {
    apiKeyId: row.id,
    companyId: row.company_id,
    name: row.name,
    authentication: row.authentication,
    permissions: decodeJson(row.permissions),
    orgUnitId: row.org_unit_id,
    origins: decodeJson(row.origins),
    networks: row.networks === null ? [] : decodeJson(row.networks),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    rotatedAt: row.rotated_at,
    lastUsedAt: row.last_used_at,
    lastUsedAddress: row.last_used_address,
    previous: endsAt === null ? null : { endsAt, lastUsedAt: row.previous_used_at },
    thumbprint: thumbprintOf(row.authentication, { digest: row.secret_hash }),
  }
}

function provableOf(row: ApiKeyRow): ProvableApiKey {
  const { previous_digest: digest, previous_credential: bytes } = row
  return {
    apiKey: apiKeyOf(row),
    current: { digest: row.secret_hash, bytes: row.credential },
    previous: digest === null ? null : { digest, bytes },
  }
}

const nothingBefore = {
  previous_digest: null,
  previous_credential: null,
  previous_ends_at: null,
  previous_used_at: null,
} as const

function rowOf(key: ApiKey, { digest, bytes }: Credential): ApiKeyRow {
  return {
    id: key.apiKeyId,
    company_id: key.companyId,
    name: key.name,
    authentication: key.authentication,
    permissions: encodeJson(key.permissions),
    org_unit_id: key.orgUnitId,
    origins: encodeJson(key.origins),
    networks: encodeJson(key.networks),
    secret_hash: digest,
    credential: bytes,
    ...nothingBefore,
    rotated_at: null,
    expires_at: key.expiresAt,
    created_at: key.createdAt,
    last_used_at: null,
    last_used_address: null,
    revoked_at: null,
  }
}

/** Keys of CRMs. Changes are of keys that are not revoked; they return whether there was one. */
export function createApiKeysStore(db: Pick<Db, 'read'>) {
  const changeLive = (tx: Tx, apiKeyId: string) =>
    tx.on<AccountsTables>().updateTable('api_keys').where('id', '=', apiKeyId).where('revoked_at', 'is', null)

  return {
    async insert(tx: Tx, key: ApiKey, credential: Credential): Promise<void> {
      await tx.on<AccountsTables>().insertInto('api_keys').values(rowOf(key, credential)).execute()
    },

    /** A key that has not been revoked. */
    async findLive(apiKeyId: string): Promise<ProvableApiKey | undefined> {
      const row = await db
        .read<AccountsTables>()
        .selectFrom('api_keys')
        .selectAll()
        .where('id', '=', apiKeyId)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return row && provableOf(row)
    },

    /** Every origin that a live key of any company names: who may ask across origins at all. */
    async listOrigins(now: number): Promise<string[]> {
      const rows = await db
        .read<AccountsTables>()
        .selectFrom('api_keys')
        .select('origins')
        .where('revoked_at', 'is', null)
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
        .execute()
      return [...new Set(rows.flatMap((row) => decodeJson<string[]>(row.origins)))]
    },

    async change(tx: Tx, apiKeyId: string, changed: ChangedApiKey): Promise<boolean> {
      const { name, permissions, orgUnitId, origins, networks, expiresAt } = changed
      const result = await changeLive(tx, apiKeyId)
        .set({
          ...(name !== undefined && { name }),
          ...(permissions && { permissions: encodeJson(permissions) }),
          ...(orgUnitId !== undefined && { org_unit_id: orgUnitId }),
          ...(origins && { origins: encodeJson(origins) }),
          ...(networks && { networks: encodeJson(networks) }),
          ...(expiresAt !== undefined && { expires_at: expiresAt }),
        })
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    /** One statement, so that two rotations at a time leave one secret before the current one, not a lost one. */
    async rotate(
      tx: Tx,
      apiKeyId: string,
      { digest, bytes }: Credential,
      { now, overlapMs }: { now: number; overlapMs: number },
    ): Promise<boolean> {
      const result = await changeLive(tx, apiKeyId)
        /* MariaDB assigns from left to right: what was current is kept before it is replaced. */
        .set((eb) => ({
          ...(overlapMs === 0
            ? nothingBefore
            : {
                previous_digest: eb.ref('secret_hash'),
                previous_credential: eb.ref('credential'),
                previous_ends_at: now + overlapMs,
                previous_used_at: eb.ref('last_used_at'),
              }),
          secret_hash: digest,
          credential: bytes,
          rotated_at: now,
        }))
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    async endPrevious(tx: Tx, apiKeyId: string): Promise<boolean> {
      const result = await changeLive(tx, apiKeyId).set(nothingBefore).executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    async revoke(tx: Tx, apiKeyId: string, now: number): Promise<boolean> {
      const result = await changeLive(tx, apiKeyId).set({ revoked_at: now }).executeTakeFirst()
      return result.numUpdatedRows > 0n
    },

    /** Written only when the time there is older than `everyMs`, whichever node wrote it. */
    async recordUse(
      tx: Tx,
      { apiKeyId, isPrevious, address }: { apiKeyId: string; isPrevious: boolean; address: string },
      { now, everyMs }: { now: number; everyMs: number },
    ): Promise<void> {
      const column = isPrevious ? 'previous_used_at' : 'last_used_at'
      await changeLive(tx, apiKeyId)
        .set({
          last_used_at: now,
          last_used_address: address,
          ...(isPrevious && { previous_used_at: now }),
        })
        .where((eb) => eb.or([eb(column, 'is', null), eb(column, '<=', now - everyMs)]))
        .execute()
    },

    /** Sealed secrets, revoked ones too. */
    sealed: (column: SealedCredential) =>
      createSealedRows(db, {
        table: 'api_keys',
        column,
        only: sql`${sql.ref('authentication')} = ${'signature'}`,
        ...(column === 'credential' && {
          createdAt: sql<number>`coalesce(${sql.ref('rotated_at')}, ${sql.ref('created_at')})`,
        }),
      }),
  }
}
export type ApiKeysStore = ReturnType<typeof createApiKeysStore>
