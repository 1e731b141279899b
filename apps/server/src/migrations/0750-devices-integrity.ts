import type { SchemaTools } from '../platform/db/index.ts'

/** What a phone found on itself last that speaks against trusting it, and when it said so. */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('devices', { integrity_signs: types.json, integrity_reported_at: types.instant })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('devices', ['integrity_signs', 'integrity_reported_at'])
}
