import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { createTextSealer, type TextSealer } from '../../../platform/secrets/index.ts'

/** What the server must know of second factors lies sealed in the database; what it need not know, as a keyed hash. */
export interface SecondFactorSecret extends TextSealer {
  hashCode(accountId: string, code: string): Buffer
}

export const secondFactorSecretName = 'second-factor-key'

export function createSecondFactorKey(): string {
  return randomBytes(32).toString('base64')
}

/** Both bound to the account, under keys from one secret. */
export function createSecondFactorSecret(keyText: string): SecondFactorSecret {
  const root = Buffer.from(keyText, 'base64')
  const keyFor = (use: string): Buffer => Buffer.from(hkdfSync('sha256', root, '', `smartym/${use}`, 32))
  const hashing = keyFor('recovery-code')
  return {
    ...createTextSealer(keyFor('totp-secret')),
    hashCode: (accountId, code) => createHmac('sha256', hashing).update(`${accountId}\n${code}`).digest(),
  }
}
