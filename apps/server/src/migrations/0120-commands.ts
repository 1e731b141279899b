import type { SchemaTools } from '../platform/db/index.ts'

/** Orders to phones. `receipt_due_at` is set while a receipt is awaited; it survives a restart of the server. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('commands')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('device_id', types.id, (c) => c.notNull())
    .addColumn('kind', types.key(40), (c) => c.notNull())
    .addColumn('payload', types.json, (c) => c.notNull())
    .addColumn('state', types.key(20), (c) => c.notNull())
    .addColumn('not_after', types.instant, (c) => c.notNull())
    .addColumn('receipt_due_at', types.instant)
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('sent_at', types.instant)
    .addColumn('received_at', types.instant)
    .addColumn('finished_at', types.instant)
    .addColumn('refusal', types.key(40))
    .execute()
  await createIndex('commands_device_state', 'commands', ['device_id', 'state'])
  await createIndex('commands_state_receipt_due', 'commands', ['state', 'receipt_due_at'])
  await createIndex('commands_state_not_after', 'commands', ['state', 'not_after'])
  await createIndex('commands_created', 'commands', ['created_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('commands')
}
