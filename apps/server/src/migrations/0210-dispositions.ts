import type { SchemaTools } from '../platform/db/index.ts'

/** The company's codes for what an agent says of a call. `names` is JSON by language; `place` orders the list. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('dispositions')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('code', types.key(32), (c) => c.notNull())
    .addColumn('names', types.json, (c) => c.notNull())
    .addColumn('disposition_class', types.key(32), (c) => c.notNull())
    .addColumn('consequence', types.key(32), (c) => c.notNull())
    .addColumn('shortcut', types.key(1))
    .addColumn('place', types.integer, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('dispositions_code', 'dispositions', ['company_id', 'code'], { unique: true })
  await createIndex('dispositions_place', 'dispositions', ['company_id', 'place', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('dispositions')
}
