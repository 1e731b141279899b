import type { SchemaTools } from '../platform/db/index.ts'

/** The list of phones in one state, newest first. */
export async function up({ createIndex }: SchemaTools): Promise<void> {
  await createIndex('devices_company_state', 'devices', ['company_id', 'state', 'registered_at', 'id'])
}

export async function down({ dropIndex }: SchemaTools): Promise<void> {
  await dropIndex('devices_company_state', 'devices')
}
