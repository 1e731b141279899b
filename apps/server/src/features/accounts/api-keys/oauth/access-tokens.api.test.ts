import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { exportJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import type { OpenDb } from '../../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../../platform/db/test/describe-on-both-dialects.ts'
import { askMe, bearer, button, createKeysWorld, type MadeKey } from '../test/keys-world.ts'

const address = 'https://smartym.bank.example'
const endpoint = `${address}/api/v1/oauth/token`
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const crm = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ed = generateKeyPairSync('ed25519')
const jwkOf = ({ publicKey }: { publicKey: KeyObject }): Promise<JWK> => exportJWK(publicKey)

interface Made {
  readonly claims?: Record<string, unknown>
  readonly header?: Record<string, unknown>
  readonly signer?: KeyObject | Uint8Array
}

describeOnBothDialects('access tokens', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  async function world() {
    const made = await createKeysWorld(await (shared ??= makeDb()), { publicAddress: address })
    const key = await made.create({ authentication: 'assertion', publicJwk: await jwkOf(crm) })
    const seconds = () => Math.floor(made.clock.now() / 1000)
    const claimsFor = ({ apiKey }: MadeKey) => ({
      iss: apiKey.apiKeyId,
      sub: apiKey.apiKeyId,
      aud: endpoint,
      jti: randomUUID(),
      iat: seconds(),
      exp: seconds() + 60,
    })
    const assert = ({ claims = {}, header = {}, signer = crm.privateKey }: Made = {}) =>
      new SignJWT({ ...claimsFor(key), ...claims })
        .setProtectedHeader({ alg: 'ES256', ...header })
        .sign(signer)
    const send = (
      form: Record<string, string>,
      app = made.app,
      headers = {},
    ): Promise<LightMyRequestResponse> =>
      app.inject({
        method: 'POST',
        url: '/api/v1/oauth/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        remoteAddress: '10.0.0.7',
        payload: new URLSearchParams(form).toString(),
      })
    const formOf = (assertion: string, changes = {}) => ({
      grant_type: 'client_credentials',
      client_assertion_type: assertionType,
      client_assertion: assertion,
      ...changes,
    })
    const ask = async (assertion: string, changes = {}) => (await send(formOf(assertion, changes))).json()
    return { ...made, key, seconds, claimsFor, assert, send, formOf, ask }
  }

  test('INT-1: a key with a public key gets a token for ten minutes, which is the key itself', async () => {
    const { app, key, assert, send, formOf, clock, entries } = await world()
    expect(key.secret).toBe('')
    const answer = await send(formOf(await assert()))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    const token = answer.json()
    expect(token).toEqual({
      access_token: expect.stringMatching(/^smo_[\w-]{43}$/),
      token_type: 'Bearer',
      expires_in: 600,
      scope: button.join(' '),
    })
    const me = () => askMe(app, bearer(token.access_token))
    expect((await me()).json()).toMatchObject({
      apiKeyId: key.apiKey.apiKeyId,
      authentication: 'assertion',
      permissions: button,
    })
    expect(entries.at(-1)).toMatchObject({
      kind: 'login',
      action: 'accounts.access_token_issued',
      actor: { kind: 'api_key', id: key.apiKey.apiKeyId },
      address: '10.0.0.7',
    })
    await clock.advance(600_000 - 1)
    expect((await me()).statusCode).toBe(200)
    await clock.advance(1)
    expect((await me()).statusCode).toBe(401)
  })

  test('INT-1: ES256, PS256, RS256 and EdDSA sign assertions, each with a key of its kind', async () => {
    const { create, claimsFor, ask } = await world()
    for (const [alg, pair] of [
      ['PS256', rsa],
      ['RS256', rsa],
      ['EdDSA', ed],
    ] as const) {
      const key = await create({ authentication: 'assertion', publicJwk: await jwkOf(pair) })
      const signed = await new SignJWT(claimsFor(key)).setProtectedHeader({ alg }).sign(pair.privateKey)
      expect(await ask(signed)).toMatchObject({ token_type: 'Bearer' })
    }
    const bound = await create({
      authentication: 'assertion',
      publicJwk: { ...(await jwkOf(rsa)), alg: 'PS256' },
    })
    const weaker = await new SignJWT(claimsFor(bound))
      .setProtectedHeader({ alg: 'RS256' })
      .sign(rsa.privateKey)
    expect(await ask(weaker)).toMatchObject({ error: 'invalid_client' })
  })

  test('INT-1: an assertion without signature, with the public key as a secret, or by another key is refused (ASVS 9.1.1, 9.1.2)', async () => {
    const { assert, ask, key, claimsFor } = await world()
    const publicPem = crm.publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const publicDer = crm.publicKey.export({ type: 'spki', format: 'der' })
    const raw = JSON.stringify(await jwkOf(crm))
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const bare = (header: object) => `${part(header)}.${part(claimsFor(key))}.`
    const good = await assert()
    const [head, , signature] = good.split('.')
    const tries: Record<string, string> = {
      unsecured: new UnsecuredJWT(claimsFor(key)).encode(),
      'none with a case': bare({ alg: 'nOnE' }),
      'ES256 without a signature': bare({ alg: 'ES256' }),
      'HS256 by the PEM': await assert({ header: { alg: 'HS256' }, signer: Buffer.from(publicPem) }),
      'HS256 by the DER': await assert({ header: { alg: 'HS256' }, signer: publicDer }),
      'HS256 by the JWK': await assert({ header: { alg: 'HS256' }, signer: Buffer.from(raw) }),
      'another key': await assert({ signer: stranger.privateKey }),
      'another kind of key': await assert({ header: { alg: 'RS256' }, signer: rsa.privateKey }),
      'other claims under a good signature': `${head}.${part({ ...claimsFor(key), exp: 9e9 })}.${signature}`,
      'a zero signature': `${head}.${part(claimsFor(key))}.${'A'.repeat(86)}`,
      'no header': `.${part(claimsFor(key))}.${signature}`,
      nonsense: 'a.b.c',
      nothing: '',
    }
    for (const [name, assertion] of Object.entries(tries))
      expect({ name, ...(await ask(assertion)) }).toMatchObject({ name, error: 'invalid_client' })
  })

  test('INT-1: the header names no key: kid, jwk, jku and x5u change nothing or are refused (ASVS 9.1.3)', async () => {
    const { assert, ask } = await world()
    for (const kid of ['../../../dev/null', "x' union select 1", 'key_0', ''])
      expect(await ask(await assert({ header: { kid } }))).toMatchObject({ token_type: 'Bearer' })
    const jwk = await jwkOf(stranger)
    const own = { signer: stranger.privateKey }
    const tricks: Made[] = [
      { ...own, header: { jwk } },
      { ...own, header: { kid: 'key_0', jku: 'https://evil.example/jwks' } },
      { ...own, header: { x5u: 'https://evil.example/cert' } },
      { ...own, header: { x5c: ['MIIB'] } },
      { header: { jwk } },
      { header: { jku: 'https://evil.example/jwks' } },
      { header: { crit: ['exp'] } },
      { header: { b64: false } },
      { header: { typ: 'dpop+jwt' } },
    ]
    for (const trick of tricks) {
      const assertion = await assert(trick).catch(() => 'could not be made')
      expect(await ask(assertion)).toMatchObject({ error: 'invalid_client' })
    }
  })

  test('INT-1: an assertion is for this server alone, by and about the same key (ASVS 9.2.3)', async () => {
    const { assert, ask, key, create } = await world()
    for (const aud of [endpoint, address])
      expect(await ask(await assert({ claims: { aud } }))).toMatchObject({ token_type: 'Bearer' })
    const other = await create({ authentication: 'assertion', publicJwk: await jwkOf(stranger) })
    const wrong: Record<string, unknown>[] = [
      { aud: 'https://other.example/api/v1/oauth/token' },
      { aud: `${endpoint}/` },
      { aud: endpoint.replace('https', 'http') },
      { aud: 'https://localhost/api/v1/oauth/token' },
      { aud: [endpoint] },
      { aud: [endpoint, 'https://other.example'] },
      { aud: undefined },
      { iss: other.apiKey.apiKeyId },
      { sub: other.apiKey.apiKeyId },
      { iss: other.apiKey.apiKeyId, sub: other.apiKey.apiKeyId },
      { iss: undefined, sub: undefined },
      { iss: `${key.apiKey.apiKeyId}\n`, sub: `${key.apiKey.apiKeyId}\n` },
    ]
    for (const claims of wrong)
      expect({ claims, ...(await ask(await assert({ claims }))) }).toMatchObject({
        claims,
        error: 'invalid_client',
      })
    const named = await ask(await assert(), { client_id: other.apiKey.apiKeyId })
    expect(named).toMatchObject({ error: 'invalid_client' })
    const same = await ask(await assert(), { client_id: key.apiKey.apiKeyId })
    expect(same).toMatchObject({ token_type: 'Bearer' })
  })

  test('INT-1: an assertion has an end that is near, and is not from the future (ASVS 9.2.1)', async () => {
    const { assert, ask, seconds } = await world()
    const fine: Record<string, unknown>[] = [
      { exp: seconds() - 59 },
      { exp: seconds() + 600 },
      { iat: undefined },
      { nbf: seconds() + 59 },
    ]
    for (const claims of fine)
      expect({ claims, ...(await ask(await assert({ claims }))) }).toMatchObject({
        claims,
        token_type: 'Bearer',
      })
    const wrong: Record<string, unknown>[] = [
      { exp: seconds() - 61 },
      { exp: seconds() + 661 },
      { exp: undefined },
      { exp: String(seconds() + 60) },
      { exp: 9e15 },
      { iat: seconds() + 61 },
      { nbf: seconds() + 61 },
    ]
    for (const claims of wrong)
      expect({ claims, ...(await ask(await assert({ claims }))) }).toMatchObject({
        claims,
        error: 'invalid_client',
      })
  })

  test('INT-1: an assertion is good for one token, on whichever node it comes again', async () => {
    const { assert, ask, send, formOf, restarted, clock, seconds } = await world()
    const once = await assert({ claims: { exp: seconds() + 600 } })
    const otherNode = await restarted()
    expect(await ask(once)).toMatchObject({ token_type: 'Bearer' })
    const again = { error: 'invalid_client', error_description: expect.stringContaining('used before') }
    expect(await ask(once)).toEqual(again)
    expect((await send(formOf(once), otherNode)).json()).toEqual(again)
    await clock.advance(659_000)
    expect(await ask(once)).toEqual(again)
    const both = await assert()
    const answers = await Promise.all([send(formOf(both)), send(formOf(both), otherNode)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401])
    for (const jti of [undefined, '', 'short', 5, 'x'.repeat(129), 'with space in it'])
      expect(await ask(await assert({ claims: { jti } }))).toMatchObject({ error: 'invalid_client' })
  })

  test('INT-1: a token can be narrowed and never widened; what the key loses the token loses', async () => {
    const { app, assert, ask, key, manage } = await world()
    const narrow = await ask(await assert(), { scope: 'self dialing:dial' })
    expect(narrow.scope).toBe('self dialing:dial')
    const permissionsOf = async (token: string) => (await askMe(app, bearer(token))).json().permissions
    expect(await permissionsOf(narrow.access_token)).toEqual(['self', 'dialing:dial'])
    const tokens = await app.inject({
      method: 'POST',
      url: '/api/v1/browser-tokens',
      headers: bearer(narrow.access_token),
      payload: { agent: { employeeNumber: '1' } },
    })
    expect(tokens.json()).toMatchObject({ code: 'auth.forbidden', permission: 'browser_tokens:issue' })
    for (const scope of ['self recordings:list', 'accounts:list', 'SELF', 'self,dialing:dial', '*']) {
      const used = await assert()
      expect(await ask(used, { scope })).toMatchObject({ error: 'invalid_scope' })
      expect(await ask(used)).toMatchObject({ token_type: 'Bearer' })
    }
    await manage('PATCH', `/${key.apiKey.apiKeyId}`, { permissions: ['self', 'recordings:list'] })
    expect(await permissionsOf(narrow.access_token)).toEqual(['self'])
  })

  test('INT-1: a token ends with its key, and is taken from the key’s networks only', async () => {
    const { app, assert, ask, key, manage, clock } = await world()
    const { access_token: token } = await ask(await assert())
    const me = async (from?: string) => (await askMe(app, bearer(token), from)).json()
    const path = `/${key.apiKey.apiKeyId}`
    const end = clock.now() + 60_000
    await manage('PATCH', path, { networks: ['10.0.0.0/8'], expiresAt: new Date(end).toISOString() })
    expect(await me()).toMatchObject({ networks: ['10.0.0.0/8'] })
    expect((await me('192.0.2.9')).code).toBe('accounts.network_refused')
    const elsewhere = await app.inject({
      method: 'POST',
      url: '/api/v1/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '10.0.0.7' },
      remoteAddress: '192.0.2.9',
      payload: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: assertionType,
        client_assertion: await assert(),
      }).toString(),
    })
    expect(elsewhere.json()).toMatchObject({ error: 'invalid_client' })
    await clock.advance(60_000)
    expect((await me()).code).toBe('accounts.api_key_expired')
    expect(await ask(await assert())).toMatchObject({ error: 'invalid_client' })
    await manage('PATCH', path, { expiresAt: null })
    expect((await me()).code).toBeUndefined()
    await manage('DELETE', path)
    expect((await me()).code).toBe('auth.required')
    expect(await ask(await assert())).toMatchObject({ error: 'invalid_client' })
  })

  test('INT-1: during a rotation both public keys work, afterwards the new one alone', async () => {
    const { assert, ask, key, manage, clock } = await world()
    const rotate = (body: object) => manage('POST', `/${key.apiKey.apiKeyId}/rotation`, body)
    expect((await rotate({ overlapSeconds: 60 })).json()).toMatchObject({
      code: 'accounts.public_key_refused',
      reason: 'missing',
    })
    const rotated = await rotate({ overlapSeconds: 60, publicJwk: await jwkOf(stranger) })
    expect(rotated.json().apiKey.thumbprint).not.toBe(key.apiKey.thumbprint)
    const both = async () => [
      (await ask(await assert())).error,
      (await ask(await assert({ signer: stranger.privateKey }))).error,
    ]
    expect(await both()).toEqual([undefined, undefined])
    await clock.advance(60_000)
    expect(await both()).toEqual(['invalid_client', undefined])
  })

  test('INT-1: refusals have the form of RFC 6749, whatever is wrong with the request', async () => {
    const { app, assert, send, formOf, key } = await world()
    const good = formOf(await assert())
    const form = 'application/x-www-form-urlencoded'
    const post = (payload: string, type = form, headers = {}) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/oauth/token',
        headers: { 'content-type': type, ...headers },
        payload,
      })
    const refusals: [LightMyRequestResponse, number, string][] = [
      [await send({ ...good, grant_type: 'password' }), 400, 'unsupported_grant_type'],
      [await send({ ...good, grant_type: '' }), 400, 'invalid_request'],
      [await send({ ...good, client_assertion_type: 'jwt' }), 401, 'invalid_client'],
      [
        await send({ grant_type: 'client_credentials', client_id: key.apiKey.apiKeyId, client_secret: 'x' }),
        401,
        'invalid_client',
      ],
      [await send(good, app, { authorization: 'Basic eDp5' }), 401, 'invalid_client'],
      [await post(`${new URLSearchParams(good).toString()}&scope=self&scope=self`), 400, 'invalid_request'],
      [await post(JSON.stringify(good), 'application/json'), 400, 'invalid_request'],
      [await post('', form), 400, 'invalid_request'],
      [
        await post(`grant_type=client_credentials&client_assertion=${'x'.repeat(20_000)}`),
        400,
        'invalid_request',
      ],
    ]
    for (const [answer, status, error] of refusals) {
      expect([answer.statusCode, answer.json()]).toEqual([
        status,
        { error, error_description: expect.stringMatching(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/) },
      ])
      expect(answer.headers['content-type']).toMatch(/^application\/json/)
    }
    expect((await send(good)).statusCode).toBe(200)
    expect((await send({ ...formOf(await assert()), ['__proto__']: 'x', unknown: 'y' })).statusCode).toBe(200)
  })

  test('INT-1: unknown, revoked and other keys are refused in one and the same sentence', async () => {
    const { send, formOf, create, claimsFor, assert } = await world()
    const plain = await create()
    const sentences = new Set<string>()
    for (const apiKeyId of [`key_${'0'.repeat(32)}`, plain.apiKey.apiKeyId]) {
      const claims = { ...claimsFor(plain), iss: apiKeyId, sub: apiKeyId }
      sentences.add((await send(formOf(await assert({ claims })))).body)
    }
    sentences.add((await send(formOf(await assert({ signer: stranger.privateKey })))).body)
    expect(sentences.size).toBe(1)
  })

  test('INT-1: too many requests for tokens from one address are held back in the standard’s form', async () => {
    const { send } = await world()
    let last = await send({ grant_type: 'x' })
    for (let n = 0; n < 130; n += 1) last = await send({ grant_type: 'x' })
    expect(last.statusCode).toBe(429)
    expect(last.json().error).toBe('too_many_requests')
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  })
})
