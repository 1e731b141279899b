import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM for values at rest: nonce 12 ‖ ciphertext ‖ tag 16, bound to the place where the value lies. */
export interface ValueCipher {
  seal(place: string, plaintext: Uint8Array): Buffer
  /** Throws when the value is another's or was changed. */
  open(place: string, sealed: Uint8Array): Buffer
}

export function createValueCipher(key: Uint8Array): ValueCipher {
  return {
    seal(place, plaintext) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
    },
    open(place, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
      decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-tagBytes))
      return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
    },
  }
}
