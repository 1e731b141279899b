import type { SchemaTools } from '../platform/db/index.ts'

/** The QR code's secret beside the typed code, and for whom the phone is. */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('registration_codes', {
    secret_hash: types.bytes(32),
    agent_id: types.id,
    org_unit_id: types.id,
    is_preapproved: types.boolean,
  })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('registration_codes', ['secret_hash', 'agent_id', 'org_unit_id', 'is_preapproved'])
}
