import type { SchemaTools } from '../platform/db/index.ts'

/** Console sessions, found by the hash of what the browser's cookie holds. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('sessions')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('token_hash', types.bytes(32), (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('last_seen_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('sessions_token_hash', 'sessions', ['token_hash'], { unique: true })
  await createIndex('sessions_account', 'sessions', ['account_id'])
  await createIndex('sessions_last_seen', 'sessions', ['last_seen_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('sessions')
}
