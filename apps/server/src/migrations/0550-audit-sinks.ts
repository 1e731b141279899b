import type { SchemaTools } from '../platform/db/index.ts'

/** How far each place outside of the database has come with the checkpoints, and why it failed last. */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('audit_sink_progress')
    .addColumn('name', types.key(40), (c) => c.primaryKey().notNull())
    .addColumn('tree_size', types.integer)
    .addColumn('sent_at', types.instant)
    .addColumn('fault', types.key(80))
    .addColumn('failing_since', types.instant)
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('audit_sink_progress')
}
