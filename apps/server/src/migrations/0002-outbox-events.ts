import type { SchemaTools } from '../platform/db/index.ts'

/** Facts for others to read in order. `position` is given by the sequencer after the commit, so that it has no holes and no late-comers. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('outbox_events')
    .addColumn('row_id', types.autoIncrement)
    .addColumn('position', types.integer)
    .addColumn('kind', types.key(80), (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('agent_id', types.id)
    .addColumn('api_key_id', types.id)
    .addColumn('payload', types.json, (c) => c.notNull())
    .addColumn('occurred_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('outbox_events_position', 'outbox_events', ['position'], { unique: true })
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('outbox_events')
}
