import type { KeyRing } from './key-ring.ts'
import { decodeSealed, encodeSealed, openBytes, sealBytes } from './sealed-value.ts'

/** Something lies under a key that is not here: it was taken away too early, or the secret is another's. */
export class KeyGoneError extends Error {
  override readonly name = 'KeyGoneError'
}

export function sealUnder(ring: KeyRing, aad: string, plain: Uint8Array): Buffer {
  const { id, bytes } = ring.current()
  return encodeSealed({ keyId: id, body: sealBytes(bytes, aad, plain) })
}

/* A value without an id lies under any of the keys: GCM tells which. */
function openWithout(ring: KeyRing, aad: string, sealed: Uint8Array): Buffer {
  let refused: unknown
  for (const { bytes } of ring.list()) {
    try {
      return openBytes(bytes, aad, sealed)
    } catch (error) {
      refused = error
    }
  }
  throw refused
}

/** Throws `KeyGoneError`, and an error of GCM for bytes that are not what the ring sealed with this `aad`. */
export function openUnder(ring: KeyRing, aad: string, sealed: Uint8Array): Buffer {
  const parts = decodeSealed(sealed)
  if (parts === undefined) return openWithout(ring, aad, sealed)
  const key = ring.find(parts.keyId)
  if (key === undefined) throw new KeyGoneError(`the key ${parts.keyId} is not among the secrets`)
  return openBytes(key.bytes, aad, parts.body)
}
