import type { SchemaTools } from '../platform/db/index.ts'

/** The last version with something new for the phones of a company, of a unit, or for one phone. */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('settings_target_versions')
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('target_id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('version', types.integer, (c) => c.notNull())
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('settings_target_versions')
}
