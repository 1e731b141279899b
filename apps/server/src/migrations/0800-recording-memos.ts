import type { SchemaTools } from '../platform/db/index.ts'

/** What agents write to their own recordings, and which of them are important (REC-10). */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('recording_memos')
    .addColumn('recording_id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('agent_id', types.id, (c) => c.notNull())
    .addColumn('memo', types.text, (c) => c.notNull())
    .addColumn('is_important', types.boolean, (c) => c.notNull())
    .addColumn('changed_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('recording_memos_important', 'recording_memos', ['agent_id', 'is_important'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('recording_memos')
}
