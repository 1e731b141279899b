import type { SchemaTools } from '../platform/db/index.ts'

/** Who does, of all nodes, what only one may do at a time. */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('leases')
    .addColumn('name', types.key(100), (c) => c.primaryKey().notNull())
    .addColumn('holder', types.key(100), (c) => c.notNull())
    .addColumn('held_until', types.instant, (c) => c.notNull())
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('leases')
}
