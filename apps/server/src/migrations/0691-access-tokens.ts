import type { SchemaTools } from '../platform/db/index.ts'

/** Short-lived tokens of keys with a public key, as hashes. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('access_tokens')
    .addColumn('token_hash', types.bytes(32), (c) => c.primaryKey().notNull())
    .addColumn('api_key_id', types.id, (c) => c.notNull())
    .addColumn('permissions', types.json, (c) => c.notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('access_tokens_expires', 'access_tokens', ['expires_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('access_tokens')
}
