import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Telephony sessions with the unit, name, employee number and extension of call time. `last4` makes a search by
 * trailing digits a range; the recording's id and state are kept here by the recordings slice for lists and coverage.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
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
    .addColumn('customer_number', types.key(20))
    .addColumn('last4', types.key(4))
    .addColumn('customer_name', types.text)
    .addColumn('customer_reference', types.key(100))
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
  await createIndex('calls_org_unit_started', 'calls', ['org_unit_id', 'started_at', 'id'])
  await createIndex('calls_agent_started', 'calls', ['agent_id', 'started_at', 'id'])
  await createIndex('calls_number_started', 'calls', ['customer_number', 'started_at'])
  await createIndex('calls_last4_org_unit_started', 'calls', ['last4', 'org_unit_id', 'started_at'])
  await createIndex('calls_started', 'calls', ['started_at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('calls')
}
