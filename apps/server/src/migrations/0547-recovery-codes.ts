import type { SchemaTools } from '../platform/db/index.ts'

/** Recovery codes by their keyed hashes; a used one is gone. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('recovery_codes')
    .addColumn('code_hash', types.bytes(32), (c) => c.primaryKey().notNull())
    .addColumn('account_id', types.id, (c) => c.notNull())
    .execute()
  await createIndex('recovery_codes_account', 'recovery_codes', ['account_id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('recovery_codes')
}
