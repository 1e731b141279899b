import { createPublicKey, hash, type JsonWebKey } from 'node:crypto'
import type { PublicJwk, PublicKeyFault } from '@smartym/contract'
import type { JWK } from 'jose'
import { publicKeyRefused } from '../../accounts.errors.ts'

/** Signatures that are taken; no other name in an assertion's header is looked at. */
type AssertionAlgorithm = 'ES256' | 'PS256' | 'RS256' | 'EdDSA'

/* Members of private and of symmetric keys: whoever pastes one of them has shown it to us. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
const minRsaBits = 2048
const maxRsaBits = 8192

function algorithmsOfType({ kty, crv }: JWK): readonly AssertionAlgorithm[] {
  if (kty === 'EC' && crv === 'P-256') return ['ES256']
  if (kty === 'OKP' && crv === 'Ed25519') return ['EdDSA']
  return kty === 'RSA' ? ['PS256', 'RS256'] : []
}

/** The key decides which signatures it may verify, not the assertion that names one. */
export function algorithmsOf(jwk: JWK): readonly AssertionAlgorithm[] {
  const fitting = algorithmsOfType(jwk)
  return jwk.alg === undefined ? fitting : fitting.filter((each) => each === jwk.alg)
}

function isWeak({ kty, n = '', e = '' }: JWK): boolean {
  if (kty !== 'RSA') return false
  const modulus = Buffer.from(n, 'base64url')
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24
  const exponent = BigInt(`0x${Buffer.from(e, 'base64url').toString('hex') || '0'}`)
  return bits < minRsaBits || bits > maxRsaBits || exponent < 65_537n || exponent % 2n === 0n
}

function faultOf(jwk: JWK | undefined): PublicKeyFault | undefined {
  if (jwk === undefined) return 'missing'
  if (privateMembers.some((member) => member in jwk)) return 'private'
  if (algorithmsOf(jwk).length === 0) return 'unsupported'
  return isWeak(jwk) ? 'weak' : undefined
}

/* The members that make the key, in the order of RFC 7638; what else somebody wrote into it is not kept. */
function partsOf({ kty, crv, x, y, n, e }: JWK): JWK {
  if (kty === 'RSA') return { e, kty, n } as JWK
  return (kty === 'EC' ? { crv, kty, x, y } : { crv, kty, x }) as JWK
}

/** A public key that can verify assertions, reduced to what verifies. Throws `accounts.public_key_refused`. */
export function checkPublicKey(given: PublicJwk | undefined): { publicKey: JWK; thumbprint: Buffer } {
  const jwk = given as JWK | undefined
  const reason = faultOf(jwk)
  if (jwk === undefined || reason !== undefined) throw publicKeyRefused({ reason: reason ?? 'missing' })
  const parts = partsOf(jwk)
  try {
    createPublicKey({ key: parts as JsonWebKey, format: 'jwk' })
  } catch {
    throw publicKeyRefused({ reason: 'unsupported' })
  }
  const publicKey = jwk.alg === undefined ? parts : { ...parts, alg: jwk.alg }
  return { publicKey, thumbprint: hash('sha256', JSON.stringify(parts), 'buffer') }
}
