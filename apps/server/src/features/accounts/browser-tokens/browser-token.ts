import { hash, randomBytes } from 'node:crypto'

export const browserTokenPrefix = 'smb_'
const tokenForm = /^smb_[\w-]{43}$/

/** How long a CRM's page may use its token before the CRM's server asks for another. */
export const browserTokenLifeMs = 10 * 60_000

export function createBrowserToken(): { token: string; tokenHash: Buffer } {
  const token = `${browserTokenPrefix}${randomBytes(32).toString('base64url')}`
  return { token, tokenHash: hash('sha256', token, 'buffer') }
}

/** Undefined for what cannot be a token. */
export function hashBrowserToken(token: string): Buffer | undefined {
  return tokenForm.test(token) ? hash('sha256', token, 'buffer') : undefined
}
