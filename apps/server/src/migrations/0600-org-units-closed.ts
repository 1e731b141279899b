import type { SchemaTools } from '../platform/db/index.ts'

/** When a unit was closed: nobody belongs to it any more, and what happened in it keeps its name. */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('org_units', { closed_at: types.instant })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('org_units', ['closed_at'])
}
