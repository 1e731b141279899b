import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** What the server must know of second factors lies sealed in the database; what it need not know, as a keyed hash. */
export interface SecondFactorSecret {
  seal(accountId: string, text: string): Buffer
  /** Throws when the bytes are not what this key sealed for this account. */
  open(accountId: string, sealed: Uint8Array): string
  hashCode(accountId: string, code: string): Buffer
}

export const secondFactorSecretName = 'second-factor-key'

export function createSecondFactorKey(): string {
  return randomBytes(32).toString('base64')
}

/** AES-256-GCM, nonce ‖ ciphertext ‖ tag, and HMAC-SHA-256, both bound to the account, under keys from one secret. */
export function createSecondFactorSecret(keyText: string): SecondFactorSecret {
  const root = Buffer.from(keyText, 'base64')
  const keyFor = (use: string): Buffer => Buffer.from(hkdfSync('sha256', root, '', `smartym/${use}`, 32))
  const sealing = keyFor('totp-secret')
  const hashing = keyFor('recovery-code')
  return {
    seal(accountId, text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(accountId))
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open(accountId, sealed) {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, nonceBytes))
      decipher.setAAD(Buffer.from(accountId)).setAuthTag(bytes.subarray(-tagBytes))
      const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
      return Buffer.concat([text, decipher.final()]).toString('utf8')
    },
    hashCode: (accountId, code) => createHmac('sha256', hashing).update(`${accountId}\n${code}`).digest(),
  }
}
