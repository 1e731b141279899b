import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Who heard which recording or took it away, and why: for the agent who is heard in it (ADM-13), and counted a person and
 * calendar day of the company's time zone (SEC-8).
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('recording_listens')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('recording_id', types.id, (c) => c.notNull())
    .addColumn('agent_id', types.id)
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('account_name', types.text, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('kind', types.key(10), (c) => c.notNull())
    .addColumn('at', types.instant, (c) => c.notNull())
    .addColumn('day', types.key(10), (c) => c.notNull())
    .addColumn('reason', types.key(20))
    .addColumn('reason_text', types.text)
    .addColumn('listen_request_id', types.id)
    .execute()
  await createIndex('recording_listens_agent_at', 'recording_listens', ['agent_id', 'at', 'id'])
  await createIndex('recording_listens_account_day', 'recording_listens', ['account_id', 'day', 'kind'])
  await createIndex('recording_listens_company_at', 'recording_listens', ['company_id', 'at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('recording_listens')
}
