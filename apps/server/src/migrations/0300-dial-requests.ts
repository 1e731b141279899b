import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Requests to make an agent's phone dial. `due_at` is when the server stops waiting for the phone's word. A request's
 * call and recording carry its own 16 bytes in their ids, so that it is found from them without an index.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('dial_requests')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id, (c) => c.notNull())
    .addColumn('agent_id', types.id, (c) => c.notNull())
    .addColumn('agent_name', types.text, (c) => c.notNull())
    .addColumn('device_id', types.id, (c) => c.notNull())
    .addColumn('api_key_id', types.id)
    .addColumn('state', types.key(20), (c) => c.notNull())
    .addColumn('outcome', types.key(20))
    .addColumn('call_id', types.id, (c) => c.notNull())
    .addColumn('recording_id', types.id)
    .addColumn('command_id', types.id, (c) => c.notNull())
    .addColumn('customer_number', types.key(20), (c) => c.notNull())
    .addColumn('customer_name', types.text)
    .addColumn('customer_reference', types.key(100))
    .addColumn('purpose', types.key(20), (c) => c.notNull())
    .addColumn('note', types.text)
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('not_after', types.instant, (c) => c.notNull())
    .addColumn('ended_at', types.instant)
    .addColumn('due_at', types.instant)
    .execute()
  await createIndex('dial_requests_created', 'dial_requests', ['created_at', 'id'])
  await createIndex('dial_requests_org_unit_created', 'dial_requests', ['org_unit_id', 'created_at', 'id'])
  await createIndex('dial_requests_agent_created', 'dial_requests', ['agent_id', 'created_at', 'id'])
  await createIndex('dial_requests_reference_created', 'dial_requests', ['customer_reference', 'created_at'])
  await createIndex('dial_requests_due', 'dial_requests', ['due_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('dial_requests')
}
