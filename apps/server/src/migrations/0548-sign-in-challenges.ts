import type { SchemaTools } from '../platform/db/index.ts'

/** What a browser must answer once, soon: passkey challenges, secrets not yet confirmed, sign-ins at a provider. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('sign_in_challenges')
    .addColumn('id', types.key(120), (c) => c.primaryKey().notNull())
    .addColumn('value', types.blob, (c) => c.notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('sign_in_challenges_expires', 'sign_in_challenges', ['expires_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('sign_in_challenges')
}
