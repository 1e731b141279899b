import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** Private keys in the database are worthless without the secret that wraps them. */
export interface PrivateKeyWrap {
  wrap(keyId: string, scalar: Uint8Array): Buffer
  /** Throws when the bytes are not what this secret wrapped under this key's id. */
  unwrap(keyId: string, wrapped: Uint8Array): Buffer
}

/** AES-256-GCM, nonce ‖ ciphertext ‖ tag, bound to the key's id. */
export function createPrivateKeyWrap(secret: Uint8Array): PrivateKeyWrap {
  return {
    wrap(keyId, scalar) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(keyId))
      return Buffer.concat([nonce, cipher.update(scalar), cipher.final(), cipher.getAuthTag()])
    },
    unwrap(keyId, wrapped) {
      const bytes = Buffer.from(wrapped)
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, nonceBytes))
      decipher.setAAD(Buffer.from(keyId)).setAuthTag(bytes.subarray(-tagBytes))
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
    },
  }
}
