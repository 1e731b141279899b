import type { SchemaTools } from '../platform/db/index.ts'

/** Key pairs to which phones seal recordings; the private halves are wrapped by a secret that is not in the database. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('transport_keys')
    .addColumn('key_id', types.key(32), (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('generation', types.integer, (c) => c.notNull())
    .addColumn('public_key', types.bytes(65), (c) => c.notNull())
    .addColumn('wrapped_private_key', types.blob, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('transport_keys_generation', 'transport_keys', ['company_id', 'generation'], {
    unique: true,
  })
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('transport_keys')
}
