import type { SchemaTools } from '../platform/db/index.ts'

/** Errors of the technical log that the system page shows: a ring, the oldest go. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('system_errors')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('at', types.instant, (c) => c.notNull())
    .addColumn('node', types.key(60), (c) => c.notNull())
    .addColumn('message', types.key(200), (c) => c.notNull())
    .addColumn('error_type', types.key(80))
    .addColumn('error_code', types.key(80))
    .addColumn('places', types.json, (c) => c.notNull())
    .addColumn('request_id', types.key(60))
    .execute()
  await createIndex('system_errors_at', 'system_errors', ['at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('system_errors')
}
