import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Phones. Their keys never change; `thumbprint` (RFC 7638) makes a key one phone's. `link_fence` counts up with each
 * connection of a phone, so that of two that overlap the later one is known on every node. `agent_id` and
 * `org_unit_id` are those of the agent who works on it, or did last.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('devices')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('state', types.key(20), (c) => c.notNull())
    .addColumn('public_key', types.bytes(91), (c) => c.notNull())
    .addColumn('thumbprint', types.bytes(32), (c) => c.notNull())
    .addColumn('model', types.text, (c) => c.notNull())
    .addColumn('os_version', types.text, (c) => c.notNull())
    .addColumn('app_version', types.text)
    .addColumn('agent_id', types.id)
    .addColumn('org_unit_id', types.id)
    .addColumn('line_number', types.key(20))
    .addColumn('status', types.json)
    .addColumn('last_heartbeat_at', types.instant)
    .addColumn('connected_at', types.instant)
    .addColumn('link_node', types.key(60))
    .addColumn('link_fence', types.integer, (c) => c.notNull())
    .addColumn('registered_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('devices_thumbprint', 'devices', ['thumbprint'], { unique: true })
  await createIndex('devices_company_registered', 'devices', ['company_id', 'registered_at', 'id'])
  await createIndex('devices_unit_registered', 'devices', ['org_unit_id', 'registered_at', 'id'])
  await createIndex('devices_link_node', 'devices', ['link_node', 'connected_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('devices')
}
