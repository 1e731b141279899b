import type { SchemaTools } from '../platform/db/index.ts'

/** First answers of operations that carry an `Idempotency-Key`, kept for a day. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('idempotency_keys')
    .addColumn('caller', types.key(80), (c) => c.notNull())
    .addColumn('idempotency_key', types.key(200), (c) => c.notNull())
    .addColumn('fingerprint', types.bytes(32), (c) => c.notNull())
    .addColumn('status', types.integer, (c) => c.notNull())
    .addColumn('answer', types.text, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_keys_primary', ['caller', 'idempotency_key'] as never)
    .execute()
  await createIndex('idempotency_keys_created_at', 'idempotency_keys', ['created_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('idempotency_keys')
}
