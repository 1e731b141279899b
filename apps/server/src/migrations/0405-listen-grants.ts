import type { SchemaTools } from '../platform/db/index.ts'

/** One playing each: for whom, of what, until when. No key is kept here. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('listen_grants')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('recording_id', types.id, (c) => c.notNull())
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('session_id', types.id, (c) => c.notNull())
    .addColumn('listen_request_id', types.id)
    .addColumn('purpose', types.key(10), (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('listen_grants_expiry', 'listen_grants', ['expires_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('listen_grants')
}
