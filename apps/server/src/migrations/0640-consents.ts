import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Texts that people agree to, where each person stands, and everything that was said (DIS-4). A kind has each version
 * once; a draft has none yet.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('consent_texts')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('kind', types.key(30), (c) => c.notNull())
    .addColumn('version', types.integer)
    .addColumn('state', types.key(12), (c) => c.notNull())
    .addColumn('is_required', types.boolean, (c) => c.notNull())
    .addColumn('title', types.json, (c) => c.notNull())
    .addColumn('body', types.json, (c) => c.notNull())
    .addColumn('sha256', types.bytes(32))
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('changed_at', types.instant, (c) => c.notNull())
    .addColumn('published_by', types.id)
    .addColumn('published_by_name', types.text)
    .addColumn('published_at', types.instant)
    .addColumn('ended_at', types.instant)
    .execute()
  await createIndex('consent_texts_version', 'consent_texts', ['company_id', 'kind', 'version'], {
    unique: true,
  })
  await createIndex('consent_texts_state', 'consent_texts', ['company_id', 'state', 'created_at', 'id'])
  await createIndex('consent_texts_created', 'consent_texts', ['company_id', 'created_at', 'id'])

  await createTable('consents')
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('consent_text_id', types.id, (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('given_at', types.instant, (c) => c.notNull())
    .addColumn('withdrawn_at', types.instant)
    .addColumn('device_id', types.id)
    .addColumn('language', types.key(2))
    .execute()
  await createIndex('consents_person', 'consents', ['account_id', 'consent_text_id'], { unique: true })
  await createIndex('consents_text', 'consents', ['consent_text_id', 'withdrawn_at'])

  await createTable('consent_decisions')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('consent_text_id', types.id, (c) => c.notNull())
    .addColumn('decision', types.key(12), (c) => c.notNull())
    .addColumn('source', types.key(12), (c) => c.notNull())
    .addColumn('device_id', types.id)
    .addColumn('language', types.key(2))
    .addColumn('text_sha256', types.bytes(32), (c) => c.notNull())
    .addColumn('decided_at', types.instant, (c) => c.notNull())
    .addColumn('is_clock_synchronised', types.boolean, (c) => c.notNull())
    .addColumn('recorded_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('consent_decisions_recorded', 'consent_decisions', ['company_id', 'recorded_at', 'id'])
  await createIndex('consent_decisions_person', 'consent_decisions', ['account_id', 'recorded_at', 'id'])
  await createIndex('consent_decisions_text', 'consent_decisions', ['consent_text_id', 'recorded_at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  for (const table of ['consent_decisions', 'consents', 'consent_texts']) await dropTable(table)
}
