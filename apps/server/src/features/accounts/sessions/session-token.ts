import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

const tokenForm = /^[\w-]{43}$/

/** What the browser's cookie holds: 256 random bits, of which the database knows the hash. */
export function createSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Undefined for what cannot be a token. */
export function hashSessionToken(token: string): Buffer | undefined {
  return tokenForm.test(token) ? hash('sha256', token, 'buffer') : undefined
}

/** The token that a page must show in `x-csrf-token`: another site can make the browser send the cookie, but not read this. */
export function csrfTokenOf(sessionToken: string): string {
  return hash('sha256', `smartym/csrf\n${sessionToken}`, 'base64url')
}

export function isCsrfToken(sessionToken: string, given: unknown): boolean {
  if (typeof given !== 'string') return false
  const expected = Buffer.from(csrfTokenOf(sessionToken))
  const shown = Buffer.from(given)
  return shown.length === expected.length && timingSafeEqual(shown, expected)
}
