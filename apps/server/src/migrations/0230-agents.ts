import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Work state of agents, one row each from the first sign-in on. `version` rises with every change of state and is
 * what a change is compared with; a reservation is compared and set on `reserved_for`, `reserved_until`.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('agents')
    .addColumn('agent_id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('device_id', types.id)
    .addColumn('state', types.key(20), (c) => c.notNull())
    .addColumn('not_ready_reason', types.key(32))
    .addColumn('since', types.instant, (c) => c.notNull())
    .addColumn('until', types.instant)
    .addColumn('next_state', types.key(20))
    .addColumn('next_not_ready_reason', types.key(32))
    .addColumn('cause', types.key(20), (c) => c.notNull())
    .addColumn('version', types.integer, (c) => c.notNull())
    .addColumn('reserved_for', types.id)
    .addColumn('reserved_until', types.instant)
    .addColumn('current_call_id', types.id)
    .addColumn('unresponsive_since', types.instant)
    .execute()
  await createIndex('agents_device', 'agents', ['device_id'], { unique: true })
  await createIndex('agents_state_until', 'agents', ['state', 'until'])
  await createIndex('agents_reserved_until', 'agents', ['reserved_until'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('agents')
}
