import type { SchemaTools } from '../platform/db/index.ts'

/**
 * How a key is proved, from where and until when. `secret_hash` is the digest of what proves it now; `credential` is what
 * the server must be able to read again: a sealed secret, or a public key. What proved it before a rotation stands in the
 * columns `previous_…` while it still works, so that there are never more than two.
 */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('api_keys', {
    authentication: [types.key(20), (c) => c.notNull().defaultTo('secret')],
    credential: types.blob,
    previous_digest: types.bytes(32),
    previous_credential: types.blob,
    previous_ends_at: types.instant,
    previous_used_at: types.instant,
    rotated_at: types.instant,
    networks: types.json,
    expires_at: types.instant,
    last_used_address: types.key(45),
  })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('api_keys', [
    'authentication',
    'credential',
    'previous_digest',
    'previous_credential',
    'previous_ends_at',
    'previous_used_at',
    'rotated_at',
    'networks',
    'expires_at',
    'last_used_address',
  ])
}
