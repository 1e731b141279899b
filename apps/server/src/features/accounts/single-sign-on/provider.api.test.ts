import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { type AccountsWorld, createAccountsWorld, password } from '../test/accounts-world.ts'
import { FastHasher } from '../test/fast-hasher.ts'
import { passProvider, startEvilProvider, startProvider } from '../test/oidc-provider.ts'
import type { Visitor } from '../test/visitor.ts'

const publicAddress = 'http://localhost:8080'
const client = {
  clientId: 'smartym',
  clientSecret: 'a secret of the test, long enough for everybody',
  redirectUri: `${publicAddress}/api/v1/session/provider/callback`,
}
const environment = { SMARTYM_SECRET_OIDC_CLIENT_SECRET: client.clientSecret }
const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

describeOnBothDialects('sign-in at the company’s provider', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const world = async (issuer: string) => {
    const passwordHasher = new FastHasher()
    const db = await (shared ??= makeDb())
    const w = await createAccountsWorld(db, { passwordHasher, publicAddress, environment })
    await w.set('accounts.providerName', '한빛 통합 로그인')
    await w.set('accounts.providerIssuer', issuer)
    await w.set('accounts.providerClientId', client.clientId)
    return w
  }
  const real = async () => {
    const provider = await startProvider(client)
    closing.push(provider.close)
    return world(provider.issuer)
  }
  const leave = async (visitor: Visitor, w: AccountsWorld, more = '') =>
    String((await visitor.send('GET', `/session/provider?companyId=${w.companyId}${more}`)).headers.location)
  const comeBack = async (visitor: Visitor, url: URL) => {
    const answer = await visitor.send('GET', `/session/provider/callback${url.search}`)
    expect(answer.statusCode).toBe(302)
    return answer.headers.location
  }

  test('SEC-15: who is known to the provider signs in by employee number, with code, PKCE, state and nonce', async () => {
    const w = await real()
    await w.addAccount('e1001', 'team_manager', w.team)
    const visitor = w.visitor()
    const options = (await visitor.send('GET', '/sign-in-options')).json()
    expect(options.providers).toContainEqual({ companyId: w.companyId, name: '한빛 통합 로그인' })
    const location = await leave(visitor, w)
    const sent = new URL(location).searchParams
    expect(sent.get('code_challenge_method')).toBe('S256')
    expect(sent.get('nonce')).toMatch(/.{20}/)
    expect(location).not.toContain(client.clientSecret)
    const back = await passProvider(location, w.name('e1001'))
    expect(await comeBack(visitor, back)).toBe('/')
    expect((await visitor.send('GET', '/session')).json().account.loginId).toBe(w.name('e1001'))
    expect(w.entries.at(-1)).toMatchObject({ action: 'accounts.signed_in', detail: { method: 'provider' } })
    expect(await comeBack(visitor, back)).toBe('/sign-in?problem=accounts.provider_refused')
  })

  test('SEC-15: one comes back to the page that one left, and to no other site', async () => {
    const w = await real()
    await w.addAccount('e1004', 'team_manager', w.team)
    const visitor = w.visitor()
    const location = await leave(visitor, w, '&returnTo=%2Frecordings%3Fstate%3Dstored')
    expect(await comeBack(visitor, await passProvider(location, w.name('e1004')))).toBe(
      '/recordings?state=stored',
    )
    const own = (await visitor.send('GET', '/account')).json()
    expect(own.provider).toEqual({ companyId: w.companyId, name: '한빛 통합 로그인' })
    for (const evil of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const url = `/session/provider?companyId=${w.companyId}&returnTo=${encodeURIComponent(evil)}`
      expect((await visitor.send('GET', url)).statusCode).toBe(400)
    }
  })

  test('SEC-15: an employee number that nobody has is told so, and audited', async () => {
    const w = await real()
    const visitor = w.visitor()
    const back = await passProvider(await leave(visitor, w), 'nobody')
    expect(await comeBack(visitor, back)).toBe('/sign-in?problem=accounts.provider_account_unknown')
    expect(w.entries.at(-1)).toMatchObject({ action: 'accounts.provider_sign_in_refused', kind: 'refusal' })
  })

  test('SEC-15: a code that was sent to somebody else’s browser opens nothing (sign-in CSRF, stolen code)', async () => {
    const w = await real()
    await w.addAccount('e1002', 'team_manager', w.team)
    const attacker = w.visitor()
    const back = await passProvider(await leave(attacker, w), w.name('e1002'))
    const victim = w.visitor()
    expect(await comeBack(victim, back)).toBe('/sign-in?problem=accounts.provider_refused')
    await leave(victim, w)
    expect(await comeBack(victim, back)).toBe('/sign-in?problem=accounts.provider_refused')
    const bent = new URL(back)
    bent.searchParams.set('code', 'other')
    expect(await comeBack(attacker, bent)).toBe('/sign-in?problem=accounts.provider_refused')
    expect((await victim.send('GET', '/session')).statusCode).toBe(401)
  })

  test('SEC-15: the own second factor follows the provider’s sign-in, unless the provider is trusted with it', async () => {
    const w = await real()
    await w.addAccount('e1003', 'team_manager', w.team)
    await w.set('accounts.secondFactorRoles', ['team_manager'])
    const visitor = w.visitor()
    const back = await passProvider(await leave(visitor, w), w.name('e1003'))
    expect(await comeBack(visitor, back)).toBe('/sign-in?isPending=1&returnTo=%2F')
    expect((await visitor.send('GET', '/session/pending')).json().step).toBe('enrolment')
    await w.set('accounts.isProviderSecondFactorTrusted', true)
    const other = w.visitor()
    expect(await comeBack(other, await passProvider(await leave(other, w), w.name('e1003')))).toBe('/')
  })

  test('SEC-15: where local sign-in is closed, a right password opens nothing but for who may break the glass', async () => {
    const w = await real()
    await w.addAccount('m', 'team_manager', w.team)
    await w.addAccount('root', 'administrator', w.team)
    await w.set('accounts.isLocalSignInOpen', false)
    const answer = await w.visitor().signIn(w.name('m'), password)
    expect(answer.json()).toMatchObject({ status: 403, code: 'accounts.local_sign_in_closed' })
    expect((await w.visitor().signIn(w.name('m'), 'wrong')).json().code).toBe('accounts.sign_in_refused')
    expect((await w.visitor().signIn(w.name('root'), password)).statusCode).toBe(201)
  })

  test('SEC-15: a provider that cannot be reached is told so', async () => {
    const w = await world('http://127.0.0.1:9')
    expect(await leave(w.visitor(), w)).toBe('/sign-in?problem=accounts.provider_unavailable')
    await w.set('accounts.providerIssuer', '')
    expect(await leave(w.visitor(), w)).toBe('/sign-in?problem=accounts.provider_not_found')
    await w.set('accounts.providerIssuer', 'http://provider.example')
    expect(await leave(w.visitor(), w)).toBe('/sign-in?problem=accounts.provider_not_found')
  })

  test('SEC-15: id tokens without a signature, signed by the public key as a secret, by another key, for another, too old or without our nonce are refused', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const evil = await startEvilProvider({
      ...publicKey.export({ format: 'jwk' }),
      kid: '1',
      alg: 'RS256',
      use: 'sig',
    })
    closing.push(evil.close)
    const w = await world(evil.issuer)
    await w.addAccount('boss', 'administrator', w.team)
    const claims = { employee_number: w.name('boss') }
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const now = () => Math.floor(Date.now() / 1000)
    const signed = (
      key: KeyObject,
      nonce: string,
      changes: { aud?: string; iss?: string; at?: number } = {},
    ) =>
      new SignJWT({ ...claims, nonce })
        .setProtectedHeader({ alg: 'RS256', kid: '1' })
        .setIssuer(changes.iss ?? evil.issuer)
        .setAudience(changes.aud ?? client.clientId)
        .setSubject('boss')
        .setIssuedAt(changes.at ?? now())
        .setExpirationTime((changes.at ?? now()) + 300)
        .sign(key)
    const bare = (alg: string, nonce: string) =>
      `${encode({ alg, kid: '1' })}.${encode({ ...claims, nonce, iss: evil.issuer, aud: client.clientId, sub: 'boss', iat: now(), exp: now() + 300 })}`
    const hmac = (text: string, secret: string | Buffer) =>
      `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
    const pem = publicKey.export({ format: 'pem', type: 'spki' })

    const arrive = async (makeIdToken: typeof evil.makeIdToken) => {
      evil.makeIdToken = makeIdToken
      const visitor = w.visitor()
      const location = await leave(visitor, w)
      await fetch(location)
      const state = new URL(location).searchParams.get('state') ?? ''
      return comeBack(visitor, new URL(`${publicAddress}/?code=c&state=${state}`))
    }
    const refused = '/sign-in?problem=accounts.provider_refused'
    const tricks: Record<string, typeof evil.makeIdToken> = {
      none: (nonce) => `${bare('none', nonce)}.`,
      'public key as secret': (nonce) => hmac(bare('HS256', nonce), pem),
      'client secret as key': (nonce) => hmac(bare('HS256', nonce), client.clientSecret),
      'another key': (nonce) => signed(stranger, nonce),
      'another audience': (nonce) => signed(privateKey, nonce, { aud: 'somebody-else' }),
      'another issuer': (nonce) => signed(privateKey, nonce, { iss: 'https://evil.example' }),
      'too old': (nonce) => signed(privateKey, nonce, { at: now() - 4000 }),
      'no nonce of ours': () => signed(privateKey, 'x'.repeat(43)),
      'no token': () => 'not.a.jwt',
    }
    for (const [trick, makeIdToken] of Object.entries(tricks))
      expect({ trick, location: await arrive(makeIdToken) }).toEqual({ trick, location: refused })
    expect(await arrive((nonce) => signed(privateKey, nonce))).toBe('/')
  })
})
