import type { SchemaTools } from '../platform/db/index.ts'

/**
 * First answers of operations that carry an `Idempotency-Key`, kept for a day. A row is found by the digest of caller and
 * key: short, so that keys, which come in no order, dirty few pages of the index.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('idempotency_keys')
    .addColumn('key_digest', types.bytes(20), (c) => c.primaryKey().notNull())
    .addColumn('fingerprint', types.bytes(32), (c) => c.notNull())
    .addColumn('status', types.integer, (c) => c.notNull())
    .addColumn('answer', types.text, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('idempotency_keys_created_at', 'idempotency_keys', ['created_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('idempotency_keys')
}
