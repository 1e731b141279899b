import { type SchemaTools, tableAside } from '../platform/db/index.ts'

const indexesBefore = {
  dial_requests_created: ['created_at', 'id'],
  dial_requests_org_unit_created: ['org_unit_id', 'created_at', 'id'],
  dial_requests_agent_created: ['agent_id', 'created_at', 'id'],
  dial_requests_reference_created: ['customer_reference', 'created_at'],
  dial_requests_due: ['due_at'],
}
const indexes = {
  ...indexesBefore,
  dial_requests_reference_created: ['reference_index', 'created_at'],
}
const asideOf = (tools: SchemaTools) =>
  tableAside(tools, {
    table: 'dial_requests',
    aside: 'dial_requests_in_clear',
    oldColumn: 'customer_number',
    indexes: indexesBefore,
    needed: { customer_number: '' },
  })

/** Dial requests the same as calls: the customer as one encrypted value a row, found by a blind index of the CRM's reference. */
export async function up(tools: SchemaTools): Promise<void> {
  const { createTable, createIndex, types } = tools
  const aside = asideOf(tools)
  await aside.put()
  await createTable('dial_requests')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id, (c) => c.notNull())
    .addColumn('agent_id', types.id, (c) => c.notNull())
    .addColumn('agent_name', types.text, (c) => c.notNull())
    .addColumn('device_id', types.id, (c) => c.notNull())
    .addColumn('api_key_id', types.id)
    .addColumn('state', types.key(20), (c) => c.notNull())
    .addColumn('outcome', types.key(20))
    .addColumn('call_id', types.id, (c) => c.notNull())
    .addColumn('recording_id', types.id)
    .addColumn('command_id', types.id, (c) => c.notNull())
    .addColumn('customer', types.blob)
    .addColumn('reference_index', types.bytes(16))
    .addColumn('purpose', types.key(20), (c) => c.notNull())
    .addColumn('note', types.text)
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('not_after', types.instant, (c) => c.notNull())
    .addColumn('ended_at', types.instant)
    .addColumn('due_at', types.instant)
    .execute()
  await aside.copyRows()
  for (const [index, columns] of Object.entries(indexes)) await createIndex(index, 'dial_requests', columns)
}

export async function down(tools: SchemaTools): Promise<void> {
  await asideOf(tools).back()
}
