import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import { createKeyRing, createSealedSet, createTextSealer } from '../../../platform/keys/index.ts'
import type { Secrets } from '../../../platform/secrets/index.ts'
import type { AuditRecorder } from '../../audit/index.ts'
import { createApiKeyChanges } from './api-key-changes.service.ts'
import { createApiKeysService } from './api-keys.service.ts'
import { createApiKeysStore, sealedCredentials } from './api-keys.store.ts'
import { createApiKeysView } from './api-keys.view.ts'
import { createAccessTokens } from './oauth/access-tokens.service.ts'
import { createAccessTokensStore } from './oauth/access-tokens.store.ts'
import { createSignedRequests } from './signed-requests/signed-requests.service.ts'
import { createUsedProofs } from './used-proofs.service.ts'

export interface ApiKeyPartsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly secrets: Secrets
}

/** Seals the secrets with which CRMs sign: the server needs them again to check. */
const sealingKeyName = 'api-key-sealing-key'

/** Keys of CRMs with the three ways to prove them (INT-1). */
export function createApiKeyParts(deps: ApiKeyPartsDeps) {
  const { db, clock, secrets } = deps
  const ring = createKeyRing({ secrets, clock, name: sealingKeyName })
  const sealer = createTextSealer(ring)
  const store = createApiKeysStore(db)
  const apiKeys = createApiKeysService({ db, store, clock })
  const usedProofs = createUsedProofs(db, clock)
  const shared = { ...deps, keys: apiKeys, usedProofs, sealer }
  const accessTokens = createAccessTokens({ ...shared, store: createAccessTokensStore(db) })
  return {
    apiKeys,
    view: createApiKeysView(db),
    changes: createApiKeyChanges({ ...shared, store }),
    signedRequests: createSignedRequests(shared),
    accessTokens,
    sealedSets: sealedCredentials.map((column) =>
      createSealedSet({
        keyName: sealingKeyName,
        db,
        currentKeyId: async () => ring.current().id,
        rows: store.sealed(column),
        rewrap: async ({ id, sealed }) => sealer.seal(id, sealer.open(id, sealed)),
      }),
    ),
    async deleteExpired(): Promise<void> {
      await usedProofs.deleteExpired()
      await accessTokens.deleteExpired()
    },
  }
}
