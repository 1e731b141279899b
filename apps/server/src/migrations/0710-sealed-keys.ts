import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Keys of the installation that lie sealed by a secret: what they have hashed cannot be hashed anew, so that they stay
 * when the secret changes.
 */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('sealed_keys')
    .addColumn('name', types.key(60), (c) => c.primaryKey().notNull())
    .addColumn('sealed_key', types.blob, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('sealed_keys')
}
