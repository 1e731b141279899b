import type { SchemaTools } from '../platform/db/index.ts'

/** Unusual numbers of listens and downloads, one a person, day and kind (SEC-8). Unit is the person's of that moment. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('listen_alerts')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('account_name', types.text, (c) => c.notNull())
    .addColumn('kind', types.key(10), (c) => c.notNull())
    .addColumn('day', types.key(10), (c) => c.notNull())
    .addColumn('threshold', types.integer, (c) => c.notNull())
    .addColumn('raised_at', types.instant, (c) => c.notNull())
    .addColumn('closed_by_name', types.text)
    .addColumn('closed_at', types.instant)
    .addColumn('note', types.text)
    .execute()
  await createIndex('listen_alerts_once', 'listen_alerts', ['account_id', 'day', 'kind'], { unique: true })
  await createIndex('listen_alerts_raised', 'listen_alerts', ['company_id', 'raised_at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('listen_alerts')
}
