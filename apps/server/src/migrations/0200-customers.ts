import type { SchemaTools } from '../platform/db/index.ts'

/** People who are called, as dial requests name them. `lookup_key` is the CRM's reference, else the number. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('customers')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('agent_id', types.id)
    .addColumn('lookup_key', types.key(120), (c) => c.notNull())
    .addColumn('reference', types.key(100))
    .addColumn('name', types.text)
    .addColumn('phone_number', types.key(20), (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('updated_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('customers_lookup', 'customers', ['company_id', 'lookup_key'], { unique: true })
  await createIndex('customers_company_created', 'customers', ['company_id', 'created_at', 'id'])
  await createIndex('customers_org_unit_created', 'customers', ['org_unit_id', 'created_at', 'id'])
  await createIndex('customers_agent_created', 'customers', ['agent_id', 'created_at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('customers')
}
