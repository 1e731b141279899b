import { hash, type KeyObject, randomUUID, sign } from 'node:crypto'

/** Headers of a phone's request: its token, and the proof that its key makes for it (RFC 9449). */
export type Prove = (method: string, url: string) => Record<string, string>

/** The server's newest nonce; it is the same for all phones. */
let newestNonce = ''

/** A welcome or an answer told a newer nonce. */
export function learnNonce(nonce: string | string[] | undefined): void {
  if (typeof nonce === 'string') newestNonce = nonce
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export function createProver(publicKey: KeyObject, privateKey: KeyObject, token: string): Prove {
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
  const header = encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })
  const ath = hash('sha256', token, 'base64url')
  return (htm, htu) => {
    const iat = Math.floor(Date.now() / 1000)
    const signed = `${header}.${encode({ jti: randomUUID(), htm, htu, iat, ath, nonce: newestNonce })}`
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return { authorization: `DPoP ${token}`, dpop: `${signed}.${signature.toString('base64url')}` }
  }
}
