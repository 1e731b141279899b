import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Who asks to hear what, and who allowed it (SEC-8). `open_key` is set while a request is open and unique, so that
 * there is one a requester and recording. Unit and agent are the recording's, for the scope of those who decide.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('listen_requests')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('recording_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('agent_id', types.id)
    .addColumn('requester_id', types.id, (c) => c.notNull())
    .addColumn('requester_name', types.text, (c) => c.notNull())
    .addColumn('open_key', types.key(90))
    .addColumn('state', types.key(12), (c) => c.notNull())
    .addColumn('reason', types.key(20), (c) => c.notNull())
    .addColumn('reason_text', types.text, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .addColumn('decided_by', types.id)
    .addColumn('decided_by_name', types.text)
    .addColumn('decided_at', types.instant)
    .addColumn('decision_note', types.text)
    .addColumn('plays_left', types.integer)
    .execute()
  await createIndex('listen_requests_open', 'listen_requests', ['open_key'], { unique: true })
  await createIndex('listen_requests_requester', 'listen_requests', ['requester_id', 'created_at', 'id'])
  await createIndex('listen_requests_recording', 'listen_requests', ['recording_id', 'requester_id'])
  await createIndex('listen_requests_created', 'listen_requests', ['company_id', 'created_at', 'id'])
  await createIndex('listen_requests_state', 'listen_requests', ['company_id', 'state', 'created_at', 'id'])
  await createIndex('listen_requests_expiry', 'listen_requests', ['state', 'expires_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('listen_requests')
}
