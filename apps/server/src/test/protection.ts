import { createProtectionSlice, type ProtectionSliceDeps } from '../features/protection/index.ts'
import { noKms } from '../platform/keys/test/no-kms.ts'

const key = 'cd'.repeat(32)

/** Columns encrypted under a root key that every test has. */
export function createTestProtection(deps: Pick<ProtectionSliceDeps, 'db' | 'clock' | 'audit'>) {
  return createProtectionSlice({ ...deps, kms: noKms, secrets: { get: () => key, find: () => undefined } })
}
