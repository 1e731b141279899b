import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16
/* "SMK" and the version. What was sealed before values carried an id begins with a random nonce instead. */
const magic = Buffer.from('SMK\u0001', 'latin1')

/** Bytes that somebody sealed, with the id of the key that they lie under. */
export interface SealedParts {
  readonly keyId: string
  readonly body: Buffer
}

/** `SMK` ‖ 01 ‖ length of the id, one byte ‖ id in ASCII, at most 255 characters ‖ body. */
export function encodeSealed({ keyId, body }: SealedParts): Buffer {
  const id = Buffer.from(keyId, 'latin1')
  return Buffer.concat([magic, Buffer.from([id.length]), id, body])
}

/** The id and the body; undefined for a value from before values carried an id. */
export function decodeSealed(value: Uint8Array): SealedParts | undefined {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (!bytes.subarray(0, magic.length).equals(magic)) return undefined
  const start = magic.length + 1
  const end = start + (bytes[magic.length] ?? 0)
  return { keyId: bytes.toString('latin1', start, end), body: bytes.subarray(end) }
}

/** AES-256-GCM, nonce ‖ ciphertext ‖ tag, bound to `aad`. A key that is used often comes as a `KeyObject`: to take up its bytes costs more than the rest. */
export function sealBytes(key: Uint8Array | KeyObject, aad: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(aad))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the bytes are not what this key sealed with this `aad`. */
export function openBytes(key: Uint8Array | KeyObject, aad: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(aad)).setAuthTag(bytes.subarray(-tagBytes))
  const plain = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
  decipher.final()
  return plain
}
