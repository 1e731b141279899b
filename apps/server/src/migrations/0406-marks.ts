import type { SchemaTools } from '../platform/db/index.ts'

/** Places in the sound, with a word (ADM-2). */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('marks')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('recording_id', types.id, (c) => c.notNull())
    .addColumn('at_ms', types.integer, (c) => c.notNull())
    .addColumn('mark_text', types.text, (c) => c.notNull())
    .addColumn('created_by', types.text, (c) => c.notNull())
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('marks_recording_at', 'marks', ['recording_id', 'at_ms', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('marks')
}
