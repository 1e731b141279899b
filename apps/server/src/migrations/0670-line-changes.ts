import type { SchemaTools } from '../platform/db/index.ts'

/** When a line's number was verified, what was done to lines, and the codes that are under way to them. */
export async function up({ addColumns, createTable, createIndex, types }: SchemaTools): Promise<void> {
  await addColumns('lines', { verified_at: types.instant })
  await createTable('line_changes')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('line_id', types.id, (c) => c.notNull())
    .addColumn('cause', types.key(20), (c) => c.notNull())
    .addColumn('phone_number', types.key(20), (c) => c.notNull())
    .addColumn('carrier', types.key(60), (c) => c.notNull())
    .addColumn('device_id', types.id)
    .addColumn('actor_id', types.key(60), (c) => c.notNull())
    .addColumn('changed_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('line_changes_line', 'line_changes', ['line_id', 'changed_at', 'id'])
  await createTable('line_codes')
    .addColumn('line_id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('code_hash', types.bytes(32), (c) => c.notNull())
    .addColumn('tries_left', types.integer, (c) => c.notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .execute()
}

export async function down({ dropTable, dropColumns }: SchemaTools): Promise<void> {
  await dropTable('line_codes')
  await dropTable('line_changes')
  await dropColumns('lines', ['verified_at'])
}
