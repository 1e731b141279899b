import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Data keys of recordings and their renditions, each wrapped by its company's key-encryption key, which is wrapped by
 * the installation's root secret. Apart from the recordings, because these tables are backed up for a shorter time:
 * a destroyed key is the recording's destruction.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('key_encryption_keys')
    .addColumn('id', types.key(32), (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('generation', types.integer, (c) => c.notNull())
    .addColumn('wrapped_key', types.blob, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('key_encryption_keys_generation', 'key_encryption_keys', ['company_id', 'generation'], {
    unique: true,
  })
  await createTable('recording_keys')
    .addColumn('recording_id', types.id, (c) => c.notNull())
    .addColumn('kind', types.key(10), (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('kek_id', types.key(32), (c) => c.notNull())
    .addColumn('wrapped_key', types.blob, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('recording_keys_pk', ['recording_id', 'kind'])
    .execute()
  await createIndex('recording_keys_kek', 'recording_keys', ['kek_id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('recording_keys')
  await dropTable('key_encryption_keys')
}
