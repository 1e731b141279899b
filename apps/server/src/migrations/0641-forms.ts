import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Usage application and personal-data forms, the decisions on them, and the company's seal (DIS-5). `waits_for` is the
 * role whose decision is the next, null when nobody's is.
 */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('forms')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id, (c) => c.notNull())
    .addColumn('agent_id', types.id)
    .addColumn('kind', types.key(30), (c) => c.notNull())
    .addColumn('state', types.key(12), (c) => c.notNull())
    .addColumn('subject_id', types.id, (c) => c.notNull())
    .addColumn('subject_name', types.text, (c) => c.notNull())
    .addColumn('author_id', types.id, (c) => c.notNull())
    .addColumn('author_name', types.text, (c) => c.notNull())
    .addColumn('field_values', types.json, (c) => c.notNull())
    .addColumn('steps', types.json, (c) => c.notNull())
    .addColumn('approved_steps', types.integer, (c) => c.notNull())
    .addColumn('waits_for', types.key(20))
    .addColumn('submission', types.integer, (c) => c.notNull())
    .addColumn('revision', types.integer, (c) => c.notNull())
    .addColumn('created_at', types.instant, (c) => c.notNull())
    .addColumn('submitted_at', types.instant)
    .addColumn('decided_at', types.instant)
    .execute()
  await createIndex('forms_created', 'forms', ['company_id', 'created_at', 'id'])
  await createIndex('forms_state', 'forms', ['company_id', 'state', 'created_at', 'id'])
  await createIndex('forms_waits', 'forms', ['company_id', 'waits_for', 'created_at', 'id'])

  await createTable('form_decisions')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('form_id', types.id, (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('revision', types.integer, (c) => c.notNull())
    .addColumn('submission', types.integer, (c) => c.notNull())
    .addColumn('decision', types.key(12), (c) => c.notNull())
    .addColumn('role', types.key(20), (c) => c.notNull())
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('account_name', types.text, (c) => c.notNull())
    .addColumn('reason', types.text)
    .addColumn('decided_at', types.instant, (c) => c.notNull())
    .execute()
  await createIndex('form_decisions_form', 'form_decisions', ['form_id', 'revision'])

  await createTable('company_seals')
    .addColumn('company_id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('png', types.blob, (c) => c.notNull())
    .addColumn('width', types.integer, (c) => c.notNull())
    .addColumn('height', types.integer, (c) => c.notNull())
    .addColumn('changed_by_name', types.text)
    .addColumn('changed_at', types.instant, (c) => c.notNull())
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  for (const table of ['company_seals', 'form_decisions', 'forms']) await dropTable(table)
}
