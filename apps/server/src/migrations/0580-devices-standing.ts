import type { SchemaTools } from '../platform/db/index.ts'

/**
 * For whom a phone was registered, since when it stands where it stands (null for phones older than this column: since their
 * registration), what its hardware says of its key, from when to when what that key sealed is refused, and what a wipe
 * erased.
 */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('devices', {
    state_changed_at: types.instant,
    assigned_agent_id: types.id,
    asset_number: types.key(60),
    attestation_verdict: types.key(20),
    attestation_chain: types.json,
    key_revoked_at: types.instant,
    key_restored_at: types.instant,
    wiped: types.json,
  })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('devices', [
    'state_changed_at',
    'assigned_agent_id',
    'asset_number',
    'attestation_verdict',
    'attestation_chain',
    'key_revoked_at',
    'key_restored_at',
    'wiped',
  ])
}
