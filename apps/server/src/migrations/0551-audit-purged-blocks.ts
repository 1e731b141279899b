import type { SchemaTools } from '../platform/db/index.ts'

/**
 * What is left of entries whose time of keeping is over: the leaf hashes of a thousand of them, 32 bytes each in the
 * order of the log, so that the log can still be verified from its first entry on.
 */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('audit_purged_blocks')
    .addColumn('first_position', types.integer, (c) => c.primaryKey().notNull())
    .addColumn('leaf_hashes', types.blob, (c) => c.notNull())
    .addColumn('last_at', types.instant, (c) => c.notNull())
    .addColumn('purged_at', types.instant, (c) => c.notNull())
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('audit_purged_blocks')
}
