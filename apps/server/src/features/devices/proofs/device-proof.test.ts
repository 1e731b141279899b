import { createHash } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { FakeClock } from '../../../platform/clock/index.ts'
import { parseDeviceProof } from './device-proof.rules.ts'
import { createProofNonces } from './proof-nonces.ts'

type Pair = Awaited<ReturnType<typeof generateKeyPair>>
interface Made {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
}

const address = 'https://smartym.bank.example/api/v1/handset/reports'
const tokenHash = createHash('sha256').update('smd_token').digest('base64url')
const rightClaims = { jti: 'e1b2c3d4-0001', htm: 'POST', htu: address, ath: tokenHash, nonce: 'n1' }

/* A foreign implementation makes every proof: `jose`. */
async function prove(pair: Pair, { claims = {}, header = {} }: Made = {}): Promise<string> {
  const jwk = await exportJWK(pair.publicKey)
  return new SignJWT({ ...rightClaims, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .setIssuedAt()
    .sign(pair.privateKey)
}

function spkiOf({ x = '', y = '' }: JWK): Buffer {
  const head = '3059301306072a8648ce3d020106082a8648ce3d03010703420004'
  return Buffer.concat([Buffer.from(head, 'hex'), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
}

describe('proofs made with jose', () => {
  let phone: Pair
  let other: Pair
  let publicKey: Buffer
  beforeAll(async () => {
    phone = await generateKeyPair('ES256', { extractable: true })
    other = await generateKeyPair('ES256', { extractable: true })
    publicKey = spkiOf(await exportJWK(phone.publicKey))
  })
  const take = (text: string) =>
    parseDeviceProof(text, { method: 'POST', addresses: [address], tokenHash, publicKey })

  test('SEC-1: a proof for this request by this phone’s key is one, whatever the phone’s clock says', async () => {
    for (const iat of [1, 4_000_000_000]) {
      const proof = take(await prove(phone, { claims: { iat } }))
      expect(proof).toMatchObject({ proofId: 'e1b2c3d4-0001', nonce: 'n1' })
      expect(proof?.isSigned()).toBe(true)
    }
    expect(take(await prove(phone, { claims: { htu: `${address}?page=2#top` } }))).toBeDefined()
  })

  test('SEC-1: a proof for another method, address or token is none', async () => {
    const wrong: Record<string, unknown>[] = [
      { htm: 'GET' },
      { htm: 'post' },
      { htu: address.replace('reports', 'commands') },
      { htu: address.replace('https', 'http') },
      { htu: address.replace('bank', 'evil') },
      { htu: undefined },
      { ath: createHash('sha256').update('smd_other').digest('base64url') },
      { ath: undefined },
      { jti: undefined },
      { jti: 'short' },
      { jti: 'x'.repeat(65) },
    ]
    for (const claims of wrong)
      expect({ claims, taken: take(await prove(phone, { claims })) }).toEqual({ claims })
  })

  test('SEC-1: a proof by another key is none, also when it names the phone’s', async () => {
    expect(take(await prove(other))).toBeUndefined()
    const jwk = await exportJWK(phone.publicKey)
    expect(take(await prove(other, { header: { jwk } }))?.isSigned()).toBe(false)
  })

  test('SEC-1: tricks with the header are refused: no algorithm, another one, another type, a private key', async () => {
    const jwk = await exportJWK(phone.publicKey)
    const none = new UnsecuredJWT(rightClaims).setIssuedAt().encode()
    expect(take(none)).toBeUndefined()
    const forge = (header: object) => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      return `${part(header)}.${part({ ...rightClaims, iat: 1 })}.${'A'.repeat(86)}`
    }
    expect(take(forge({ alg: 'ES256', typ: 'dpop+jwt', jwk }))?.isSigned()).toBe(false)
    expect(take(forge({ alg: 'none', typ: 'dpop+jwt', jwk }))).toBeUndefined()
    expect(take(forge({ alg: 'HS256', typ: 'dpop+jwt', jwk }))).toBeUndefined()
    expect(take(forge({ alg: 'ES256', typ: 'dpop+jwt', jwk: null }))).toBeUndefined()
    expect(take(await prove(phone, { header: { typ: 'jwt' } }))).toBeUndefined()
    const secret = await exportJWK(phone.privateKey)
    expect(take(await prove(phone, { header: { jwk: secret } }))).toBeUndefined()
  })

  test('SEC-1: a nonce is good for five minutes, a proof once', async () => {
    const clock = new FakeClock()
    const nonces = createProofNonces(clock)
    const first = nonces.current()
    expect(nonces.use(first, 'proof-1')).toBe(true)
    expect(nonces.use(first, 'proof-1')).toBe(false)
    await clock.advance(60_000)
    const second = nonces.current()
    expect(second).not.toBe(first)
    expect(nonces.use(first, 'proof-1')).toBe(false)
    expect(nonces.use(first, 'proof-2')).toBe(true)
    await clock.advance(240_000)
    expect(nonces.isKnown(first)).toBe(false)
    expect(nonces.use(first, 'proof-3')).toBe(false)
    expect(nonces.isKnown(second)).toBe(true)
    expect(createProofNonces(clock).isKnown(second)).toBe(false)
  })
})
