import { type SchemaTools, tableAside } from '../platform/db/index.ts'

const indexesBefore = {
  recordings_org_unit_started: ['org_unit_id', 'started_at', 'id'],
  recordings_agent_started: ['agent_id', 'started_at', 'id'],
  recordings_number_started: ['customer_number', 'started_at'],
  recordings_last4_org_unit_started: ['last4', 'org_unit_id', 'started_at'],
  recordings_started: ['started_at', 'id'],
  recordings_device_started: ['device_id', 'started_at'],
  recordings_marked: ['org_unit_id', 'is_marked', 'started_at', 'id'],
}
const indexes = {
  ...indexesBefore,
  recordings_number_started: ['number_index', 'started_at'],
  recordings_last4_org_unit_started: ['last4_index', 'org_unit_id', 'started_at'],
}
const asideOf = (tools: SchemaTools) =>
  tableAside(tools, {
    table: 'recordings',
    aside: 'recordings_in_clear',
    oldColumn: 'customer_number',
    indexes: indexesBefore,
  })

/** Recordings the same as calls: one encrypted value a row, numbers found by blind indexes. */
export async function up(tools: SchemaTools): Promise<void> {
  const { createTable, createIndex, types } = tools
  const aside = asideOf(tools)
  await aside.put()
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
    .addColumn('customer', types.blob)
    .addColumn('number_index', types.bytes(16))
    .addColumn('last8_index', types.bytes(16))
    .addColumn('last4_index', types.bytes(16))
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
  await aside.copyRows()
  for (const [index, columns] of Object.entries(indexes)) await createIndex(index, 'recordings', columns)
}

export async function down(tools: SchemaTools): Promise<void> {
  await asideOf(tools).back()
}
