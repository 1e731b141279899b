import type { SchemaTools } from '../platform/db/index.ts'

/** The settings that each phone says it has, and those that it cannot follow. */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('settings_receipts')
    .addColumn('device_id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('applied_version', types.integer, (c) => c.notNull())
    .addColumn('applied_at', types.instant, (c) => c.notNull())
    .addColumn('unapplied', types.json)
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('settings_receipts')
}
