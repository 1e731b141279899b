import { type Kysely, sql } from 'kysely'
import type { SchemaTools } from '../platform/db/index.ts'

async function hasColumn(db: Kysely<unknown>, table: string, column: string): Promise<boolean> {
  const tables = await db.introspection.getTables()
  return tables.some((each) => each.name === table && each.columns.some(({ name }) => name === column))
}

async function renameTable({ db, dialect }: SchemaTools, from: string, to: string): Promise<void> {
  const names = [sql.table(from), sql.table(to)] as const
  await (
    dialect === 'sqlite'
      ? sql`alter table ${names[0]} rename to ${names[1]}`
      : sql`rename table ${names[0]} to ${names[1]}`
  ).execute(db)
}

/**
 * Names, references and numbers of customers encrypted, found by blind indexes: of what makes a customer, of the whole
 * number and its last 8 and 4 digits. Only the server has the keys: it moves the rows over at its next
 * start, and what is left of the table in clear is empty from then on.
 */
export async function up(tools: SchemaTools): Promise<void> {
  const { db, createTable, createIndex, types } = tools
  if (await hasColumn(db, 'customers', 'lookup_key'))
    await renameTable(tools, 'customers', 'customers_in_clear')
  await createTable('customers')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('agent_id', types.id)
    .addColumn('reference', types.blob)
    .addColumn('name', types.blob)
    .addColumn('phone_number', types.blob, (c) => c.notNull())
    .addColumn('lookup_index', types.bytes(16), (c) => c.notNull())
    .addColumn('number_index', types.bytes(16), (c) => c.notNull())
    .addColumn('last8_index', types.bytes(16), (c) => c.notNull())
    .addColumn('last4_index', types.bytes(16), (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('updated_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('sealed_customers_lookup', 'customers', ['company_id', 'lookup_index'], { unique: true })
  await createIndex('sealed_customers_company', 'customers', ['company_id', 'created_at', 'id'])
  await createIndex('sealed_customers_org_unit', 'customers', ['org_unit_id', 'created_at', 'id'])
  await createIndex('sealed_customers_agent', 'customers', ['agent_id', 'created_at', 'id'])
  for (const index of ['number_index', 'last8_index', 'last4_index'])
    await createIndex(`sealed_customers_${index}`, 'customers', [index, 'created_at', 'id'])
}

export async function down(tools: SchemaTools): Promise<void> {
  if (!(await hasColumn(tools.db, 'customers_in_clear', 'lookup_key'))) return
  await tools.dropTable('customers')
  await renameTable(tools, 'customers_in_clear', 'customers')
}
