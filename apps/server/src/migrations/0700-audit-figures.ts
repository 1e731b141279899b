import type { SchemaTools } from '../platform/db/index.ts'

/**
 * What a month's entries come to, and which entries a figure counts; kept up from the log in its order, behind the acts,
 * so that no act waits for a count and no review reads a month of entries.
 */
export async function up({ createTable, types }: SchemaTools): Promise<void> {
  await createTable('audit_figure_progress')
    .addColumn('name', types.key(40), (c) => c.primaryKey().notNull())
    .addColumn('counted_to', types.integer, (c) => c.notNull())
    .addColumn('complete_until', types.instant, (c) => c.notNull())
    .execute()
  await createTable('audit_months')
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('month', types.key(7), (c) => c.notNull())
    .addColumn('entries', types.integer, (c) => c.notNull())
    .addColumn('acts', types.integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_months_primary', ['company_id', 'month'] as never)
    .execute()
  await createTable('audit_month_acts')
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('month', types.key(7), (c) => c.notNull())
    .addColumn('actor_id', types.key(80), (c) => c.notNull())
    .addColumn('action', types.key(80), (c) => c.notNull())
    .addColumn('kind', types.key(40), (c) => c.notNull())
    .addColumn('actor_kind', types.key(40), (c) => c.notNull())
    .addColumn('entries', types.integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_month_acts_primary', [
      'company_id',
      'month',
      'actor_id',
      'action',
      'kind',
    ] as never)
    .execute()
  await createTable('audit_month_figures')
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('month', types.key(7), (c) => c.notNull())
    .addColumn('figure', types.key(40), (c) => c.notNull())
    .addColumn('actor_id', types.key(80), (c) => c.notNull())
    .addColumn('actor_kind', types.key(40), (c) => c.notNull())
    .addColumn('entries', types.integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_month_figures_primary', [
      'company_id',
      'month',
      'figure',
      'actor_id',
    ] as never)
    .execute()
  await createTable('audit_figure_entries')
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('figure', types.key(40), (c) => c.notNull())
    .addColumn('at', types.instant, (c) => c.notNull())
    .addColumn('entry_id', types.id, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_figure_entries_primary', [
      'company_id',
      'figure',
      'at',
      'entry_id',
    ] as never)
    .execute()
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  for (const table of [
    'audit_figure_entries',
    'audit_month_figures',
    'audit_month_acts',
    'audit_months',
    'audit_figure_progress',
  ])
    await dropTable(table)
}
