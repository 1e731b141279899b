import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Progress of a recording's bytes. `head` holds blocks A and B as they came, for as long as the key slots are needed;
 * what follows them is counted by the file itself.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('recording_uploads')
    .addColumn('recording_id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('device_id', types.id, (c) => c.notNull())
    .addColumn('state', types.key(12), (c) => c.notNull())
    .addColumn('object_key', types.key(200), (c) => c.notNull())
    .addColumn('length_bytes', types.integer)
    .addColumn('head', types.blob)
    .addColumn('payload_offset', types.integer)
    .addColumn('offset_bytes', types.integer, (c) => c.notNull())
    .addColumn('fault_code', types.key(40))
    .addColumn('attempts', types.integer, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('updated_at', types.instant, (c) => c.notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('recording_uploads_device', 'recording_uploads', ['device_id', 'state'])
  await createIndex('recording_uploads_expiry', 'recording_uploads', ['state', 'expires_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('recording_uploads')
}
