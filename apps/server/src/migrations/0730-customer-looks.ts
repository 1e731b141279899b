import type { SchemaTools } from '../platform/db/index.ts'

/**
 * What somebody saw of a customer beyond the mask, or asked about a number without seeing it (SEC-12): counted, so that a
 * list of customers cannot be copied one by one. The audit log says for ever who saw what; these rows are forgotten.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('customer_looks')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('person_id', types.id, (c) => c.notNull())
    .addColumn('kind', types.key(10), (c) => c.notNull())
    .addColumn('at', types.instant, (c) => c.notNull())
    .addColumn('day', types.key(10), (c) => c.notNull())
    .execute()
  await createIndex('customer_looks_person', 'customer_looks', ['person_id', 'kind', 'at'])
  await createIndex('customer_looks_old', 'customer_looks', ['at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('customer_looks')
}
