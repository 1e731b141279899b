import type { SchemaTools } from '../platform/db/index.ts'

/** Companies, and the tree of their units. `path` is the ids from the root down, so that a subtree is a range of one index. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('companies')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('name', types.text, (c) => c.notNull())
    .addColumn('time_zone', types.key(60), (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createTable('org_units')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('parent_id', types.id)
    .addColumn('kind', types.key(20), (c) => c.notNull())
    .addColumn('name', types.text, (c) => c.notNull())
    .addColumn('path', types.key(600), (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('org_units_company_path', 'org_units', ['company_id', 'path'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('org_units')
  await dropTable('companies')
}
