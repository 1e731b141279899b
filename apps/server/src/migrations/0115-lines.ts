import type { SchemaTools } from '../platform/db/index.ts'

/** SIMs with their numbers, and the phones that they are in. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('lines')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('phone_number', types.key(20), (c) => c.notNull())
    .addColumn('carrier', types.key(60), (c) => c.notNull())
    .addColumn('device_id', types.id)
    .addColumn('is_verified', types.boolean, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('lines_phone_number', 'lines', ['company_id', 'phone_number'], { unique: true })
  await createIndex('lines_device', 'lines', ['device_id'], { unique: true })
  await createIndex('lines_company_created', 'lines', ['company_id', 'created_at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('lines')
}
