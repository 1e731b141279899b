import type { SchemaTools } from '../platform/db/index.ts'

/** Codes with which one phone each may register, kept as hashes. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('registration_codes')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('code_hash', types.bytes(32), (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('line_id', types.id)
    .addColumn('note', types.text)
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .addColumn('used_at', types.instant)
    .addColumn('device_id', types.id)
    .execute()
  await createIndex('registration_codes_hash', 'registration_codes', ['code_hash'], { unique: true })
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('registration_codes')
}
