import type { SchemaTools } from '../platform/db/index.ts'

/** Who may sign in, and as which agent it then works. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('accounts')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id, (c) => c.notNull())
    .addColumn('login_id', types.key(100), (c) => c.notNull())
    .addColumn('name', types.text, (c) => c.notNull())
    .addColumn('role', types.key(40), (c) => c.notNull())
    .addColumn('agent_id', types.id)
    .addColumn('employee_number', types.key(40))
    .addColumn('extension', types.key(20))
    .addColumn('password_hash', types.text, (c) => c.notNull())
    .addColumn('failed_sign_ins', types.integer, (c) => c.notNull())
    .addColumn('locked_at', types.instant)
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('accounts_login_id', 'accounts', ['login_id'], { unique: true })
  await createIndex('accounts_agent_id', 'accounts', ['agent_id'], { unique: true })
  await createIndex('accounts_employee_number', 'accounts', ['company_id', 'employee_number'], {
    unique: true,
  })
  await createIndex('accounts_extension', 'accounts', ['company_id', 'extension'], { unique: true })
  await createIndex('accounts_company_created', 'accounts', ['company_id', 'created_at', 'id'])
  await createIndex('accounts_unit_created', 'accounts', ['org_unit_id', 'created_at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('accounts')
}
