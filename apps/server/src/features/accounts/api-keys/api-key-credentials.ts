import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type ApiKeyAuthentication, idPrefixes, type PublicJwk } from '@smartym/contract'
import type { TextSealer } from '../../../platform/keys/index.ts'
import { checkPublicKey } from './oauth/public-key.rules.ts'

export const apiKeyPrefix = 'smk_'
const signingPrefix = 'smh_'
const tokenForm = /^smk_([0-9a-f]{32})_([\w-]{43})$/

/** What proves a key: a digest to compare, and what must be readable again. */
export interface Credential {
  readonly digest: Uint8Array
  readonly bytes: Uint8Array | null
}

export interface NewCredential extends Credential {
  /** Leaves the server this once; empty for a public key. */
  readonly secret: string
}

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer')
const newSecret = (): string => randomBytes(32).toString('base64url')

/* What a CRM's server holds: `smk_<id>_<secret>`. The database knows the hash of the secret; 256 random bits need no slow one. */
function createToken(apiKeyId: string): NewCredential {
  const secret = newSecret()
  const body = apiKeyId.slice(idPrefixes.apiKey.length + 1)
  return { secret: `${apiKeyPrefix}${body}_${secret}`, digest: sha256(secret), bytes: null }
}

function createSigningSecret(apiKeyId: string, sealer: TextSealer): NewCredential {
  const secret = `${signingPrefix}${newSecret()}`
  return { secret, digest: sha256(secret), bytes: sealer.seal(apiKeyId, secret) }
}

function takePublicKey(jwk: PublicJwk | undefined): NewCredential {
  const { publicKey, thumbprint } = checkPublicKey(jwk)
  return { secret: '', digest: thumbprint, bytes: Buffer.from(JSON.stringify(publicKey)) }
}

/** What is to prove a key from now on. Throws `accounts.public_key_refused`. */
export function createCredential(
  authentication: ApiKeyAuthentication,
  apiKeyId: string,
  { jwk, sealer }: { jwk: PublicJwk | undefined; sealer: TextSealer },
): NewCredential {
  if (authentication === 'assertion') return takePublicKey(jwk)
  return authentication === 'signature' ? createSigningSecret(apiKeyId, sealer) : createToken(apiKeyId)
}

/** Of a public key, RFC 7638; null for keys with a secret, whose digest is nobody's business. */
export function thumbprintOf(
  authentication: ApiKeyAuthentication,
  { digest }: Pick<Credential, 'digest'>,
): string | null {
  return authentication === 'assertion' ? Buffer.from(digest).toString('base64url') : null
}

/** Undefined for what cannot be a key. */
export function parseApiKeyToken(token: string): { apiKeyId: string; secret: string } | undefined {
  const [, body, secret] = tokenForm.exec(token) ?? []
  return body === undefined || secret === undefined
    ? undefined
    : { apiKeyId: `${idPrefixes.apiKey}_${body}`, secret }
}

export function isSecret({ digest }: Credential, secret: string): boolean {
  return timingSafeEqual(digest, sha256(secret))
}
