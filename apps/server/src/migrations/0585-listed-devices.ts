import type { SchemaTools } from '../platform/db/index.ts'

/** Phones that the company's list approves in advance (DIS-2), by the number that its phone management gives them. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('listed_devices')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('asset_number', types.key(60), (c) => c.notNull())
    .addColumn('note', types.text)
    .addColumn('listed_at', types.instant, (c) => c.notNull())
    .addColumn('device_id', types.id)
    .execute()
  await createIndex('listed_devices_number', 'listed_devices', ['company_id', 'asset_number'], {
    unique: true,
  })
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('listed_devices')
}
