import type { SchemaTools } from '../platform/db/index.ts'

/** By which token of the push service a phone is woken (none: over its own connection alone), and when it said so. */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('devices', { push_token: types.text, push_told_at: types.instant })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('devices', ['push_token', 'push_told_at'])
}
