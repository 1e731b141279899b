import type { SchemaTools } from '../platform/db/index.ts'

/** Ids of signed requests and assertions that were taken: the unique digest decides on every node that none is taken twice. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('used_proofs')
    .addColumn('digest', types.bytes(32), (c) => c.primaryKey().notNull())
    .addColumn('expires_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('used_proofs_expires', 'used_proofs', ['expires_at'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('used_proofs')
}
