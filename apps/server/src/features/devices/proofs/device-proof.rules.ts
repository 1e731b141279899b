import { isSignedBy, pointOf } from '../device-key.ts'

/** What a proof has to be for (RFC 9449, section 4.3). */
export interface ProofTarget {
  readonly method: string
  /** Addresses without query under which the request may have been sent. */
  readonly addresses: readonly string[]
  /** SHA-256 of the access token, base64url. */
  readonly tokenHash: string
  /** SubjectPublicKeyInfo DER of the phone to which the token belongs. */
  readonly publicKey: Uint8Array
}

export interface DeviceProof {
  readonly proofId: string
  /** Absent when the phone knows none yet. */
  readonly nonce: string | undefined
  /** Its key's signature; the dear part, so it is asked last. */
  isSigned(): boolean
}

const maxProofLength = 2048
const proofForm = /^[\w-]+\.[\w-]+\.[\w-]{86}$/
const proofIdForm = /^[\x21-\x7e]{8,64}$/

type Members = Readonly<Record<string, unknown>>

function parseMembers(part: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? (value as Members) : undefined
  } catch {
    return undefined
  }
}

/* One algorithm, one kind of key, and of all keys the phone's own: what else the header says is of no effect. */
function isHeaderOf(header: Members | undefined, publicKey: Uint8Array): boolean {
  if (header === undefined || header['typ'] !== 'dpop+jwt' || header['alg'] !== 'ES256') return false
  if ('crit' in header) return false
  const jwk = header['jwk'] as Members | null | undefined
  if (typeof jwk !== 'object' || jwk === null || 'd' in jwk) return false
  const { x, y } = pointOf(publicKey)
  return jwk['kty'] === 'EC' && jwk['crv'] === 'P-256' && jwk['x'] === x && jwk['y'] === y
}

function isFor(claims: Members, { method, addresses, tokenHash }: ProofTarget): boolean {
  const { htm, htu, ath, iat } = claims
  return (
    htm === method &&
    typeof htu === 'string' &&
    addresses.includes(withoutQuery(htu)) &&
    ath === tokenHash &&
    Number.isFinite(iat)
  )
}

function withoutQuery(address: string): string {
  return address.split(/[?#]/, 1)[0] ?? address
}

/**
 * A proof for this very request by this very key; undefined for anything else. The phone's clock (`iat`) decides
 * nothing: the server's nonce says that the proof is new.
 */
export function parseDeviceProof(text: string, target: ProofTarget): DeviceProof | undefined {
  if (text.length > maxProofLength || !proofForm.test(text)) return undefined
  const [header = '', payload = '', signature = ''] = text.split('.')
  const claims = parseMembers(payload)
  if (claims === undefined || !isHeaderOf(parseMembers(header), target.publicKey)) return undefined
  const { jti, nonce } = claims
  if (!isFor(claims, target) || typeof jti !== 'string' || !proofIdForm.test(jti)) return undefined
  return {
    proofId: jti,
    nonce: typeof nonce === 'string' ? nonce : undefined,
    isSigned: () => isSignedBy(target.publicKey, Buffer.from(`${header}.${payload}`), signature),
  }
}
