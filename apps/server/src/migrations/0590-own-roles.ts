import type { SchemaTools } from '../platform/db/index.ts'

/** Roles that a company makes from the built-in ones, and who has them. */
export async function up({ createTable, createIndex, addColumns, types }: SchemaTools): Promise<void> {
  await createTable('own_roles')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('name', types.key(60), (c) => c.notNull())
    .addColumn('role', types.key(40), (c) => c.notNull())
    .addColumn('grants', types.json, (c) => c.notNull())
    .addColumn('version', types.integer, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('changed_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('own_roles_name', 'own_roles', ['company_id', 'name'], { unique: true })
  await addColumns('accounts', { own_role_id: types.id })
  await createIndex('accounts_own_role', 'accounts', ['company_id', 'role', 'own_role_id'])
}

export async function down({ dropTable, dropColumns, dropIndex }: SchemaTools): Promise<void> {
  await dropIndex('accounts_own_role', 'accounts')
  await dropColumns('accounts', ['own_role_id'])
  await dropTable('own_roles')
}
