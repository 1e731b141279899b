import type { SchemaTools } from '../platform/db/index.ts'

/** How far each phone's reports have been taken in, and those that broke a rule. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('device_reports')
    .addColumn('device_id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('last_seq', types.integer, (c) => c.notNull())
    .execute()
  await createTable('rejected_reports')
    .addColumn('device_id', types.id, (c) => c.notNull())
    .addColumn('seq', types.integer, (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('kind', types.key(60), (c) => c.notNull())
    .addColumn('report', types.json, (c) => c.notNull())
    .addColumn('code', types.key(80), (c) => c.notNull())
    .addColumn('params', types.json, (c) => c.notNull())
    .addColumn('rejected_at', types.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('rejected_reports_primary', ['device_id', 'seq'] as never)
    .execute()
  await createIndex('rejected_reports_rejected_at', 'rejected_reports', ['rejected_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('rejected_reports')
  await dropTable('device_reports')
}
