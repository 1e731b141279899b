import { type SchemaTools, tableAside } from '../platform/db/index.ts'

const indexesBefore = {
  calls_org_unit_started: ['org_unit_id', 'started_at', 'id'],
  calls_agent_started: ['agent_id', 'started_at', 'id'],
  calls_number_started: ['customer_number', 'started_at'],
  calls_last4_org_unit_started: ['last4', 'org_unit_id', 'started_at'],
  calls_started: ['started_at', 'id'],
}
const indexes = {
  ...indexesBefore,
  calls_number_started: ['number_index', 'started_at'],
  calls_last4_org_unit_started: ['last4_index', 'org_unit_id', 'started_at'],
}
const asideOf = (tools: SchemaTools) =>
  tableAside(tools, {
    table: 'calls',
    aside: 'calls_in_clear',
    oldColumn: 'customer_number',
    indexes: indexesBefore,
  })

/**
 * What a call knows of its customer encrypted as one value a row, numbers found by blind indexes of the whole and of its
 * last 8 and 4 digits. Only the server has the keys: it fills the new columns at its next start from the table in clear,
 * which is empty from then on.
 */
export async function up(tools: SchemaTools): Promise<void> {
  const { createTable, createIndex, types } = tools
  const aside = asideOf(tools)
  await aside.put()
  await createTable('calls')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('agent_id', types.id)
    .addColumn('agent_name', types.text)
    .addColumn('employee_number', types.key(40))
    .addColumn('extension', types.key(20))
    .addColumn('device_id', types.id, (c) => c.notNull())
    .addColumn('line_number', types.key(20))
    .addColumn('direction', types.key(10), (c) => c.notNull())
    .addColumn('phase', types.key(10), (c) => c.notNull())
    .addColumn('outcome', types.key(20))
    .addColumn('ended_by', types.key(10))
    .addColumn('customer', types.blob)
    .addColumn('number_index', types.bytes(16))
    .addColumn('last8_index', types.bytes(16))
    .addColumn('last4_index', types.bytes(16))
    .addColumn('purpose', types.key(20))
    .addColumn('dial_request_id', types.id)
    .addColumn('api_key_id', types.id)
    .addColumn('started_at', types.instant, (c) => c.notNull())
    .addColumn('ringing_at', types.instant)
    .addColumn('connected_at', types.instant)
    .addColumn('ended_at', types.instant)
    .addColumn('duration_ms', types.integer)
    .addColumn('received_at', types.instant, (c) => c.notNull())
    .addColumn('is_clock_synchronised', types.boolean, (c) => c.notNull())
    .addColumn('disposition_code', types.key(32))
    .addColumn('disposition_note', types.text)
    .addColumn('disposition_at', types.instant)
    .addColumn('coverage', types.key(20), (c) => c.notNull())
    .addColumn('recording_mode', types.key(20), (c) => c.notNull())
    .addColumn('recording_id', types.id)
    .addColumn('recording_state', types.key(20))
    .addColumn('is_recording_partial', types.boolean, (c) => c.notNull())
    .execute()
  await aside.copyRows()
  for (const [index, columns] of Object.entries(indexes)) await createIndex(index, 'calls', columns)
}

export async function down(tools: SchemaTools): Promise<void> {
  await asideOf(tools).back()
}
