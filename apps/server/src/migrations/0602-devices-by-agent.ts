import type { SchemaTools } from '../platform/db/index.ts'

/** Whose phone is it: asked for every page of the list of accounts, and when somebody leaves. */
export async function up({ createIndex }: SchemaTools): Promise<void> {
  await createIndex('devices_agent', 'devices', ['agent_id'])
  await createIndex('devices_assigned_agent', 'devices', ['assigned_agent_id'])
}

export async function down({ dropIndex }: SchemaTools): Promise<void> {
  await dropIndex('devices_assigned_agent', 'devices')
  await dropIndex('devices_agent', 'devices')
}
