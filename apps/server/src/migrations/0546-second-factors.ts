import type { SchemaTools } from '../platform/db/index.ts'

/** Authenticator apps and passkeys. `last_step` is the time step of the last code taken, `counter` the passkey’s own. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('second_factors')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('kind', types.key(20), (c) => c.notNull())
    .addColumn('name', types.text, (c) => c.notNull())
    .addColumn('sealed_secret', types.blob)
    .addColumn('credential_hash', types.bytes(32))
    .addColumn('credential_id', types.text)
    .addColumn('public_key', types.blob)
    .addColumn('transports', types.json)
    .addColumn('counter', types.integer)
    .addColumn('last_step', types.integer)
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('last_used_at', types.instant)
    .execute()
  await createIndex('second_factors_account', 'second_factors', ['account_id', 'created_at'])
  await createIndex('second_factors_credential', 'second_factors', ['credential_hash'], { unique: true })
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('second_factors')
}
