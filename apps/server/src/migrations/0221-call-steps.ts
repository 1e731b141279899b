import type { SchemaTools } from '../platform/db/index.ts'

/** "Where did my call go?" (CTC-9): when each step of a call was reached, or where it failed. Once per call and step. */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('call_steps')
    .addColumn('call_id', types.id, (c) => c.notNull())
    .addColumn('step', types.key(20), (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('at', types.instant, (c) => c.notNull())
    .addColumn('is_failed', types.boolean, (c) => c.notNull())
    .addColumn('note', types.key(60))
    .addPrimaryKeyConstraint('call_steps_primary', ['call_id', 'step'] as never)
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('call_steps')
}
