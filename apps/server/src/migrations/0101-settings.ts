import type { SchemaTools } from '../platform/db/index.ts'

/** Values that a company, a unit or a device sets for itself; `settings_versions` counts every change of a company. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('settings')
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('level', types.key(20), (c) => c.notNull())
    .addColumn('target_id', types.id, (c) => c.notNull())
    .addColumn('setting_key', types.key(80), (c) => c.notNull())
    .addColumn('value', types.json, (c) => c.notNull())
    .addColumn('changed_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('settings_target_key', 'settings', ['company_id', 'target_id', 'setting_key'], {
    unique: true,
  })
  await createTable('settings_versions')
    .addColumn('company_id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('version', types.integer, (c) => c.notNull())
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('settings_versions')
  await dropTable('settings')
}
