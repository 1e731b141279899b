import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { createRootKey, type KmsConfig } from '../../platform/keys/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import { columnKeyName, columnRootKeyName, createColumnKeys } from './column-keys.service.ts'
import { createColumnKeysStore } from './column-keys.store.ts'

export { columnKeyName } from './column-keys.service.ts'
export type { ProtectedTexts } from './protected-texts.ts'

export interface ProtectionSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly audit: AuditRecorder
  readonly secrets: Secrets
  readonly kms: KmsConfig
}

/** Texts that lie encrypted in columns, and the companies' keys for them (SEC-6). */
export function createProtectionSlice({ db, clock, audit, secrets, kms }: ProtectionSliceDeps) {
  const rootKey = createRootKey({ config: kms, secrets, clock }, columnRootKeyName)
  const keys = createColumnKeys({ db, store: createColumnKeysStore(db), clock, audit, rootKey })
  return {
    ready: keys.ready,
    of: keys.of,
    sealedSets: keys.sealedSets,
    /** A company's keys for texts: a new one, and the end of those before it. */
    columnKeys: {
      name: columnKeyName,
      renew: keys.renew,
      isNewestUsed: keys.isNewestUsed,
      retire: keys.retire,
    },
  }
}
export type ProtectionSlice = ReturnType<typeof createProtectionSlice>
