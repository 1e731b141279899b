import type { SchemaTools } from '../platform/db/index.ts'

/** Losses of phones as they were reported, and a way to the recordings of one phone. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('loss_reports')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('device_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('agent_id', types.id)
    .addColumn('agent_name', types.text)
    .addColumn('line_number', types.key(20))
    .addColumn('reason', types.text)
    .addColumn('reported_by', types.text)
    .addColumn('reported_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('loss_reports_reported', 'loss_reports', ['company_id', 'reported_at', 'id'])
  await createIndex('loss_reports_device', 'loss_reports', ['device_id', 'reported_at'])
  await createIndex('recordings_device_started', 'recordings', ['device_id', 'started_at'])
}

export async function down({ dropTable, dropIndex }: SchemaTools): Promise<void> {
  await dropIndex('recordings_device_started', 'recordings')
  await dropTable('loss_reports')
}
