import type { SchemaTools } from '../platform/db/index.ts'

/** Companies' keys for texts in columns and for their blind indexes, wrapped by a root key that is not in the database. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('column_keys')
    .addColumn('id', types.key(16), (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('key_use', types.key(10), (c) => c.notNull())
    .addColumn('generation', types.integer, (c) => c.notNull())
    .addColumn('wrapped_key', types.blob, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('column_keys_generation', 'column_keys', ['company_id', 'key_use', 'generation'], {
    unique: true,
  })
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('column_keys')
}
