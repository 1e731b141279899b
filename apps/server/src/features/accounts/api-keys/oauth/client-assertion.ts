import { apiKeyIdForm } from '../api-key.ts'
import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, type JWTPayload, jwtVerify } from 'jose'
import { algorithmsOf } from './public-key.rules.ts'

/** What a client says of itself, before it is believed. */
export interface ClaimedAssertion {
  readonly apiKeyId: string
  readonly algorithm: string
}

export interface AssertionTarget {
  readonly apiKeyId: string
  /** Names of this server; an assertion is for exactly one of them. */
  readonly audiences: readonly string[]
  readonly now: number
}

export interface ClientAssertion {
  readonly assertionId: string
  /** From then on it is refused by its time alone. */
  readonly endsAt: number
}

const toleranceSeconds = 60
/** An assertion is made for one request; one that is good for longer is a key lying about. */
const maxLifeSeconds = 600
const types: readonly (string | undefined)[] = [undefined, 'JWT', 'client-authentication+jwt']
/* Where keys would come from that are not the registered one, and what would change how the rest is read. */
const refusedMembers = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc']
const idForm = /^[\x21-\x7e]{8,128}$/

/** Undefined for what cannot be an assertion (RFC 7523, section 3). */
export function parseClientAssertion(text: string): ClaimedAssertion | undefined {
  try {
    const header = decodeProtectedHeader(text)
    const { iss, sub } = decodeJwt(text)
    if (typeof header.alg !== 'string' || !types.includes(header.typ)) return undefined
    if (refusedMembers.some((member) => member in header)) return undefined
    if (typeof sub !== 'string' || iss !== sub || !apiKeyIdForm.test(sub)) return undefined
    return { apiKeyId: sub, algorithm: header.alg }
  } catch {
    return undefined
  }
}

function isTimely({ exp = 0, iat }: JWTPayload, nowSeconds: number): boolean {
  if (exp > nowSeconds + maxLifeSeconds + toleranceSeconds) return false
  return iat === undefined || iat <= nowSeconds + toleranceSeconds
}

/**
 * The assertion, if this public key signed it for this server, now. Its header chooses among the algorithms of the key, and
 * no key: `kid` is of no effect.
 */
export async function verifyClientAssertion(
  text: string,
  { algorithm }: ClaimedAssertion,
  publicKey: JWK,
  { apiKeyId, audiences, now }: AssertionTarget,
): Promise<ClientAssertion | undefined> {
  const algorithms = algorithmsOf(publicKey).filter((each) => each === algorithm)
  if (algorithms.length === 0) return undefined
  try {
    const { payload } = await jwtVerify(text, await importJWK(publicKey, algorithm), {
      algorithms: [...algorithms],
      issuer: apiKeyId,
      subject: apiKeyId,
      audience: [...audiences],
      requiredClaims: ['exp', 'jti'],
      clockTolerance: toleranceSeconds,
      currentDate: new Date(now),
    })
    const { aud, jti, exp = 0 } = payload
    if (typeof aud !== 'string' || typeof jti !== 'string' || !idForm.test(jti)) return undefined
    if (!isTimely(payload, Math.floor(now / 1000))) return undefined
    return { assertionId: jti, endsAt: (Math.ceil(exp) + toleranceSeconds + 1) * 1000 }
  } catch {
    return undefined
  }
}
