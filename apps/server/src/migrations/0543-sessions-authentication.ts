import type { SchemaTools } from '../platform/db/index.ts'

/** How and from where a session began, and when the person last showed who it is; null for sessions older than these columns. */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('sessions', { authenticated_at: types.instant, origin: types.json })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('sessions', ['authenticated_at', 'origin'])
}
