import type { SchemaTools } from '../platform/db/index.ts'

/** What was changed at once, by whom and why; a change can be taken back by a new one. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('settings_changes')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('level', types.key(20), (c) => c.notNull())
    .addColumn('target_id', types.id, (c) => c.notNull())
    .addColumn('version', types.integer, (c) => c.notNull())
    .addColumn('actor_kind', types.key(20), (c) => c.notNull())
    .addColumn('actor_id', types.key(80), (c) => c.notNull())
    .addColumn('actor_name', types.text)
    .addColumn('reason', types.text)
    .addColumn('changed_values', types.json, (c) => c.notNull())
    .addColumn('undoes_id', types.id)
    .addColumn('undone_by_id', types.id)
    .addColumn('changed_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('settings_changes_company_at', 'settings_changes', ['company_id', 'changed_at', 'id'])
  await createIndex('settings_changes_target_at', 'settings_changes', [
    'company_id',
    'target_id',
    'changed_at',
    'id',
  ])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('settings_changes')
}
