import type { SchemaTools } from '../platform/db/index.ts'

/** Hashes of passwords that were changed, so that the last ones do not come back (SEC-2). */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('password_history')
    .addColumn('id', types.autoIncrement)
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('password_hash', types.text, (c) => c.notNull())
    .addColumn('retired_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('password_history_account', 'password_history', ['account_id', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('password_history')
}
