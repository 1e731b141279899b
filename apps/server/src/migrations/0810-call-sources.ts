import type { SchemaTools } from '../platform/db/index.ts'

/** Which calls are known from the phone's own list alone (UPL-7); null: the app reported it. */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('calls', { source: types.key(16) })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('calls', ['source'])
}
