import type { SchemaTools } from '../platform/db/index.ts'

/** Work to be done later, by any node, until it is done. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('jobs')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('kind', types.key(80), (c) => c.notNull())
    .addColumn('unique_key', types.key(120))
    .addColumn('payload', types.json, (c) => c.notNull())
    .addColumn('state', types.key(20), (c) => c.notNull())
    .addColumn('run_at', types.instant, (c) => c.notNull())
    .addColumn('attempts', types.integer, (c) => c.notNull())
    .addColumn('max_attempts', types.integer, (c) => c.notNull())
    .addColumn('worker', types.key(100))
    .addColumn('leased_until', types.instant)
    .addColumn('progress', types.integer)
    .addColumn('last_error', types.text)
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('finished_at', types.instant)
    .execute()
  await createIndex('jobs_state_kind_run_at', 'jobs', ['state', 'kind', 'run_at', 'id'])
  await createIndex('jobs_unique_key', 'jobs', ['kind', 'unique_key'], { unique: true })
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('jobs')
}
