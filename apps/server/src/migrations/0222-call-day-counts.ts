import type { SchemaTools } from '../platform/db/index.ts'

/** Calls of an agent on a calendar day in the company's time zone, counted in the commit that changes a call. */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('call_day_counts')
    .addColumn('agent_id', types.id, (c) => c.notNull())
    .addColumn('day', types.key(10), (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('calls', types.integer, (c) => c.notNull())
    .addColumn('connected', types.integer, (c) => c.notNull())
    .addColumn('talk_ms', types.integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('call_day_counts_primary', ['agent_id', 'day'] as never)
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('call_day_counts')
}
