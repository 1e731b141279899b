import type { SchemaTools } from '../platform/db/index.ts'

/** The list of phones approved in advance is read newest first, a page at a time (DIS-2). */
export async function up({ createIndex }: SchemaTools): Promise<void> {
  await createIndex('listed_devices_order', 'listed_devices', ['company_id', 'listed_at', 'id'])
}

export async function down({ dropIndex }: SchemaTools): Promise<void> {
  await dropIndex('listed_devices_order', 'listed_devices')
}
