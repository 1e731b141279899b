import type { SchemaTools } from '../platform/db/index.ts'

/** What the browser plays and draws of a recording, sealed too; `size_bytes` is the sealed size. */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('renditions')
    .addColumn('recording_id', types.id, (c) => c.notNull())
    .addColumn('kind', types.key(10), (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('content_type', types.key(60), (c) => c.notNull())
    .addColumn('object_key', types.key(200), (c) => c.notNull())
    .addColumn('size_bytes', types.integer, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('renditions_pk', ['recording_id', 'kind'])
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('renditions')
}
