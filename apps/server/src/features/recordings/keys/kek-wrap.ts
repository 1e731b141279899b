import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

function aadOf(kekId: string, companyId: string): Buffer {
  return Buffer.from(`smartym/kek\0${companyId}\0${kekId}`)
}

/** A company's key-encryption key under the installation's root secret: nonce ‖ ciphertext ‖ tag. */
export function wrapKek(root: Uint8Array, kekId: string, companyId: string, kek: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', root, nonce).setAAD(aadOf(kekId, companyId))
  return Buffer.concat([nonce, cipher.update(kek), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the bytes are not what this root wrapped for this company under this id. */
export function unwrapKek(root: Uint8Array, kekId: string, companyId: string, wrapped: Uint8Array): Buffer {
  const bytes = Buffer.from(wrapped)
  const decipher = createDecipheriv('aes-256-gcm', root, bytes.subarray(0, nonceBytes))
  decipher.setAAD(aadOf(kekId, companyId)).setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
}
