export {
  createKeyRing,
  deriveKeyRing,
  formerNameOf,
  type KeyRing,
  makeHexKey,
  type RingKey,
} from './key-ring.ts'
export { KeyServiceError, type KeyWrapper } from './key-wrapper.port.ts'
export { createRootKey, kmsConfig, type KmsConfig } from './kms.config.ts'
export { KeyGoneError } from './ring-sealer.ts'
export { decodeSealed, encodeSealed, openBytes, sealBytes } from './sealed-value.ts'
export { createSecretKeyWrapper } from './secret-key-wrapper.ts'
export { createSealedRows, type SealedRow } from './sealed-rows.ts'
export { createSealedSet, type KeyCount, type SealedSet } from './sealed-set.ts'
export { createTextSealer, type TextSealer } from './text-sealer.ts'
