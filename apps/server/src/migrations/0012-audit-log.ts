import type { SchemaTools } from '../platform/db/index.ts'

/** Head of the Merkle log (its size and the roots of its full subtrees) and the signed checkpoints. */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('audit_log_heads')
    .addColumn('name', types.key(40), (c) => c.primaryKey().notNull())
    .addColumn('tree_size', types.integer, (c) => c.notNull())
    .addColumn('subtree_roots', types.blob, (c) => c.notNull())
    .execute()
  await createTable('audit_checkpoints')
    .addColumn('tree_size', types.integer, (c) => c.primaryKey().notNull())
    .addColumn('root_hash', types.bytes(32), (c) => c.notNull())
    .addColumn('note', types.text, (c) => c.notNull())
    .addColumn('signed_at', types.instant, (c) => c.notNull())
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('audit_checkpoints')
  await dropTable('audit_log_heads')
}
