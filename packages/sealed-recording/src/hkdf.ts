import type { Bytes } from './bytes.ts'
import { concatBytes } from './bytes.ts'
import type { CryptoPrimitives } from './primitives.ts'

/** A hash HKDF can run on. */
export type HkdfHash = 'SHA-256' | 'SHA-512'

const hashBytes: Record<HkdfHash, number> = { 'SHA-256': 32, 'SHA-512': 64 }

/** HKDF-Extract of RFC 5869. */
export async function hkdfExtract(
  hash: HkdfHash,
  salt: Uint8Array,
  inputKey: Uint8Array,
  primitives: CryptoPrimitives,
): Promise<Bytes> {
  // An empty HMAC key equals one of zeros, and WebCrypto takes only the latter.
  const key = salt.length === 0 ? new Uint8Array(hashBytes[hash]) : salt
  return primitives.hmac(hash, key, inputKey)
}

/** HKDF-Expand of RFC 5869, alone: WebCrypto's HKDF cannot leave out the extract step. */
export async function hkdfExpand(
  hash: HkdfHash,
  key: Uint8Array,
  info: Uint8Array,
  length: number,
  primitives: CryptoPrimitives,
): Promise<Bytes> {
  const output = new Uint8Array(length)
  let block: Uint8Array = new Uint8Array(0)
  for (let at = 0, counter = 1; at < length; at += hashBytes[hash], counter++) {
    block = await primitives.hmac(hash, key, concatBytes(block, info, Uint8Array.of(counter)))
    output.set(block.subarray(0, length - at), at)
  }
  return output
}
