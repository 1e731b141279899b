import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { idPrefixes } from '@smartym/contract'

export const apiKeyPrefix = 'smk_'
const tokenForm = /^smk_([0-9a-f]{32})_([\w-]{43})$/

/** What a CRM's server holds: `smk_<id>_<secret>`. The database knows the hash of the secret. */
export function createApiKeyToken(apiKeyId: string): { token: string; secretHash: Buffer } {
  const secret = randomBytes(32).toString('base64url')
  const body = apiKeyId.slice(idPrefixes.apiKey.length + 1)
  return { token: `${apiKeyPrefix}${body}_${secret}`, secretHash: hash('sha256', secret, 'buffer') }
}

/** Undefined for what cannot be a key. */
export function parseApiKeyToken(token: string): { apiKeyId: string; secret: string } | undefined {
  const [, body, secret] = tokenForm.exec(token) ?? []
  return body === undefined || secret === undefined
    ? undefined
    : { apiKeyId: `${idPrefixes.apiKey}_${body}`, secret }
}

/** 256 random bits need no slow hash. */
export function isSecret(secretHash: Uint8Array, secret: string): boolean {
  return timingSafeEqual(secretHash, hash('sha256', secret, 'buffer'))
}
