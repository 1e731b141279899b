import type { SchemaTools } from '../platform/db/index.ts'

/** Keys of CRMs, and the short-lived tokens that they get for one agent's browser. Secrets are kept as hashes. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('api_keys')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('name', types.text, (c) => c.notNull())
    .addColumn('permissions', types.json, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('origins', types.json, (c) => c.notNull())
    .addColumn('secret_hash', types.bytes(32), (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('last_used_at', types.instant)
    .addColumn('revoked_at', types.instant)
    .execute()
  await createIndex('api_keys_company_created', 'api_keys', ['company_id', 'created_at', 'id'])
  await createTable('browser_tokens')
    .addColumn('token_hash', types.bytes(32), (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('api_key_id', types.id, (c) => c.notNull())
    .addColumn('agent_id', types.id, (c) => c.notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('browser_tokens_expires', 'browser_tokens', ['expires_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('browser_tokens')
  await dropTable('api_keys')
}
