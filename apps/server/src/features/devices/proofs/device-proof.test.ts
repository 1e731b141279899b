import { createHash } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { FakeClock } from '../../../platform/clock/index.ts'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createGatewayWorld, type GatewayWorld } from '../../gateway/test/gateway-world.ts'
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

const worlds: GatewayWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop()
})

describeOnBothDialects('a phone’s requests', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const url = '/api/v1/handset/commands'

  async function connected() {
    const w = await createGatewayWorld(await (shared ??= makeDb()))
    worlds.push(w)
    const device = await w.register()
    const { welcome } = await w.connect(device)
    return { w, key: device.key, token: welcome.accessToken, nonce: welcome.proofNonce }
  }

  test('SEC-1: ASVS 10.3.5: a stolen token is worth nothing without the phone’s key', async () => {
    const { w, key, token, nonce } = await connected()
    const thief = (await w.register()).key
    const bare = await w.app.inject({ url, headers: { authorization: `Bearer ${token}` } })
    expect(bare.json()).toMatchObject({ status: 401, code: 'auth.required' })
    const unproved = await w.app.inject({ url, headers: { authorization: `DPoP ${token}` } })
    expect(unproved.json()).toMatchObject({ status: 401, code: 'devices.proof_invalid' })
    expect(unproved.headers['www-authenticate']).toBe('DPoP error="invalid_dpop_proof", algs="ES256"')
    const stolen = await w.app.inject({ url, headers: thief.headersFor({ url, token, nonce }) })
    expect(stolen.json().code).toBe('devices.proof_invalid')
    const right = await w.app.inject({ url, headers: key.headersFor({ url, token, nonce }) })
    expect(right.statusCode).toBe(200)
  })

  test('SEC-1: a request that is sent again is refused', async () => {
    const { w, key, token, nonce } = await connected()
    const headers = key.headersFor({ url, token, nonce })
    expect((await w.app.inject({ url, headers })).statusCode).toBe(200)
    const again = await w.app.inject({ url, headers })
    expect(again.json()).toMatchObject({ status: 401, code: 'devices.proof_invalid' })
    const twice = await Promise.all(
      [1, 2, 3].map(() =>
        w.app.inject({
          url,
          headers: key.headersFor({ url, token, nonce, changes: { jti: 'twice-at-once' } }),
        }),
      ),
    )
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401])
  })

  test('SEC-1: without a nonce of this server, or with an old one, a phone is told a new one', async () => {
    const { w, key, token, nonce } = await connected()
    const send = (used: string, changes = {}) =>
      w.app.inject({ url, headers: key.headersFor({ url, token, nonce: used, changes }) })
    for (const changes of [{ nonce: undefined }, { nonce: 'made-up' }, { nonce: 7 }]) {
      const challenged = await send(nonce, changes)
      expect(challenged.json()).toMatchObject({ status: 401, code: 'devices.proof_nonce_required' })
      expect(challenged.headers['www-authenticate']).toContain('error="use_dpop_nonce"')
      expect((await send(String(challenged.headers['dpop-nonce']))).statusCode).toBe(200)
    }
    await w.clock.advance(61_000)
    const late = await send(nonce)
    expect(late.statusCode).toBe(200)
    expect(late.headers['dpop-nonce']).toMatch(/^[\w-]{22}$/)
    expect(late.headers['dpop-nonce']).not.toBe(nonce)
    await w.clock.advance(300_000)
    expect((await send(nonce)).json().code).toBe('devices.proof_nonce_required')
  })
})
