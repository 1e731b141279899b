import type { SchemaTools } from '../platform/db/index.ts'

/** Phones whose state has just changed, for the nodes that they are connected to. */
export async function up({ createIndex }: SchemaTools): Promise<void> {
  await createIndex('devices_state_changed', 'devices', ['state_changed_at'])
}

export async function down({ dropIndex }: SchemaTools): Promise<void> {
  await dropIndex('devices_state_changed', 'devices')
}
