import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** Keeps texts that the server must be able to read again, each bound to its owner. */
export interface TextSealer {
  seal(ownerId: string, text: string): Buffer
  /** Throws when the bytes are not what this key sealed for this owner. */
  open(ownerId: string, sealed: Uint8Array): string
}

/** AES-256-GCM under a key of 32 bytes: nonce ‖ ciphertext ‖ tag. */
export function createTextSealer(key: Uint8Array): TextSealer {
  return {
    seal(ownerId, text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(ownerId))
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open(ownerId, sealed) {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
      decipher.setAAD(Buffer.from(ownerId)).setAuthTag(bytes.subarray(-tagBytes))
      const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
      return Buffer.concat([text, decipher.final()]).toString('utf8')
    },
  }
}
