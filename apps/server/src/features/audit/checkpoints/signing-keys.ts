import { formerNameOf } from '../../../platform/keys/index.ts'
import type { Secrets } from '../../../platform/secrets/index.ts'
import { auditLogOrigin, auditSigningKeyName } from '../audit.config.ts'
import { type CheckpointSigner, generateSigningKey, signerFrom } from './checkpoints.rules.ts'

const pemForm = /-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g

/**
 * Keys that sign checkpoints, the current one first, then those before it (PEM texts in `audit-signing-key-former`).
 * They are read anew each time: a server that runs hands over to a new key by itself. Throws `SecretError`.
 */
export function readSigners(
  secrets: Pick<Secrets, 'get' | 'find'>,
): readonly [CheckpointSigner, ...CheckpointSigner[]] {
  const current = secrets.get(auditSigningKeyName, generateSigningKey)
  const former = secrets.find(formerNameOf(auditSigningKeyName))?.match(pemForm) ?? []
  return [signerFrom(auditLogOrigin, current), ...former.map((pem) => signerFrom(auditLogOrigin, pem))]
}
