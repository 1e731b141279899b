import { hash, randomBytes } from 'node:crypto'

export const accessTokenPrefix = 'smo_'
const tokenForm = /^smo_[\w-]{43}$/

export const accessTokenLifeMs = 10 * 60_000

export function createAccessToken(): { token: string; tokenHash: Buffer } {
  const token = `${accessTokenPrefix}${randomBytes(32).toString('base64url')}`
  return { token, tokenHash: hash('sha256', token, 'buffer') }
}

/** Undefined for what cannot be a token. */
export function hashAccessToken(token: string): Buffer | undefined {
  return tokenForm.test(token) ? hash('sha256', token, 'buffer') : undefined
}
