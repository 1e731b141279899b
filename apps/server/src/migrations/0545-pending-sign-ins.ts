import type { SchemaTools } from '../platform/db/index.ts'

/** Sign-ins that are not finished, found by the hash of what their own cookie holds; they open nothing. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('pending_sign_ins')
    .addColumn('token_hash', types.bytes(32), (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('method', types.key(20), (c) => c.notNull())
    .addColumn('has_second_factor', types.boolean, (c) => c.notNull())
    .addColumn('failures', types.integer, (c) => c.notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('pending_sign_ins_account', 'pending_sign_ins', ['account_id'])
  await createIndex('pending_sign_ins_expires', 'pending_sign_ins', ['expires_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('pending_sign_ins')
}
