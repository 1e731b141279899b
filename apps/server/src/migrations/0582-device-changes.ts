import type { SchemaTools } from '../platform/db/index.ts'

/** How phones came into their states; the audit log tells the same, unforgeably but less handily. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('device_changes')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('device_id', types.id, (c) => c.notNull())
    .addColumn('from_state', types.key(20))
    .addColumn('to_state', types.key(20), (c) => c.notNull())
    .addColumn('cause', types.key(20), (c) => c.notNull())
    .addColumn('reason', types.text)
    .addColumn('actor_kind', types.key(20), (c) => c.notNull())
    .addColumn('actor_id', types.key(60), (c) => c.notNull())
    .addColumn('changed_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('device_changes_device', 'device_changes', ['device_id', 'changed_at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('device_changes')
}
