import type { SchemaTools } from '../platform/db/index.ts'

/** When it was shown last on the phone who works there, since the sign-in. */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('agents', { shown_at: types.instant })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('agents', ['shown_at'])
}
