import type { KeyRing } from './key-ring.ts'
import type { KeyWrapper } from './key-wrapper.port.ts'
import { openUnder, sealUnder } from './ring-sealer.ts'

/** Root keys that are secrets of this machine. */
export function createSecretKeyWrapper(ring: KeyRing): KeyWrapper {
  return {
    currentKeyId: async () => ring.current().id,
    wrap: async (binding, key) => sealUnder(ring, binding, key),
    unwrap: async (binding, wrapped) => openUnder(ring, binding, wrapped),
  }
}
