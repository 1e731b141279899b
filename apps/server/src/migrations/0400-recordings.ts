import type { SchemaTools } from '../platform/db/index.ts'

/**
 * One row a recording, there before its sound is (decision 7), with the unit, names and customer of call time.
 * `last4` makes a search by trailing digits a range. Block A is kept because every key is bound to it.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('recordings')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('call_id', types.id, (c) => c.notNull())
    .addColumn('device_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('agent_id', types.id)
    .addColumn('agent_name', types.text)
    .addColumn('employee_number', types.key(40))
    .addColumn('extension', types.key(20))
    .addColumn('api_key_id', types.id)
    .addColumn('direction', types.key(10), (c) => c.notNull())
    .addColumn('customer_number', types.key(20))
    .addColumn('last4', types.key(4))
    .addColumn('customer_name', types.text)
    .addColumn('customer_reference', types.key(100))
    .addColumn('started_at', types.instant, (c) => c.notNull())
    .addColumn('state', types.key(10), (c) => c.notNull())
    .addColumn('mode', types.key(20), (c) => c.notNull())
    .addColumn('media', types.key(10))
    .addColumn('capture_method', types.key(20))
    .addColumn('duration_ms', types.integer)
    .addColumn('lost_ms', types.integer)
    .addColumn('end_reason', types.key(20))
    .addColumn('fault_code', types.key(40))
    .addColumn('size_bytes', types.integer)
    .addColumn('device_seq', types.integer)
    .addColumn('identity_block', types.bytes(112))
    .addColumn('seal_block', types.bytes(120))
    .addColumn('object_key', types.key(200))
    .addColumn('stored_at', types.instant)
    .addColumn('rendition_state', types.key(20), (c) => c.notNull())
    .addColumn('rendition_fault', types.key(40))
    .addColumn('is_marked', types.boolean, (c) => c.notNull())
    .execute()
  await createIndex('recordings_org_unit_started', 'recordings', ['org_unit_id', 'started_at', 'id'])
  await createIndex('recordings_agent_started', 'recordings', ['agent_id', 'started_at', 'id'])
  await createIndex('recordings_number_started', 'recordings', ['customer_number', 'started_at'])
  await createIndex('recordings_last4_org_unit_started', 'recordings', ['last4', 'org_unit_id', 'started_at'])
  await createIndex('recordings_started', 'recordings', ['started_at', 'id'])
  await createIndex('recordings_marked', 'recordings', ['org_unit_id', 'is_marked', 'started_at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('recordings')
}
