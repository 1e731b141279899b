import { operations } from '@smartym/contract'
import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { type AccountsWorld, createAccountsWorld, password } from '../test/accounts-world.ts'
import { FastHasher } from '../test/fast-hasher.ts'
import { createSoftAuthenticator } from '../test/soft-authenticator.ts'
import type { Visitor } from '../test/visitor.ts'

const outside = '203.0.113.9'
const origin = 'http://localhost:8080'

describeOnBothDialects('second factors', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const world = async () =>
    createAccountsWorld(await (shared ??= makeDb()), { passwordHasher: new FastHasher() })

  const codeAt = (w: AccountsWorld, secret: string) =>
    generateSync({ secret, epoch: Math.floor(w.clock.now() / 1000) })
  const nextStep = (w: AccountsWorld) => w.clock.advance(30_000)
  const signedIn = async (w: AccountsWorld, loginId: string) => {
    const visitor = w.visitor()
    await visitor.signIn(w.name(loginId), password)
    return visitor
  }
  const enrolTotp = async (w: AccountsWorld, visitor: Visitor) => {
    const { secret, uri } = (await visitor.send('POST', '/account/totp')).json<{
      secret: string
      uri: string
    }>()
    expect(uri).toMatch(/^otpauth:\/\/totp\/SmartyM/)
    const answer = await visitor.send('POST', '/account/totp-confirmation', { code: codeAt(w, secret) })
    const { recoveryCodes } = answer.json<{ recoveryCodes: string[] | null }>()
    return { secret, recoveryCodes: recoveryCodes ?? [] }
  }
  const show = (visitor: Visitor, proof: object) =>
    visitor.send('POST', '/session/pending/second-factor', proof)

  test('SEC-15: with an authenticator app the password alone opens nothing, and no code is taken twice', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const { secret, recoveryCodes } = await enrolTotp(w, await signedIn(w, 'm'))
    expect(recoveryCodes).toHaveLength(10)
    await nextStep(w)
    const code = codeAt(w, secret)
    const first = w.visitor()
    const pending = await first.signIn(w.name('m'), password)
    expect(pending.statusCode).toBe(202)
    expect(pending.json()).toMatchObject({ step: 'second_factor', secondFactors: ['totp', 'recovery_code'] })
    expect((await show(first, { kind: 'totp', code: '000000' })).json().code).toBe(
      'accounts.second_factor_refused',
    )
    expect((await show(first, { kind: 'totp', code })).statusCode).toBe(201)
    const second = w.visitor()
    await second.signIn(w.name('m'), password)
    expect((await show(second, { kind: 'totp', code })).json().code).toBe('accounts.second_factor_refused')
    await nextStep(w)
    expect((await show(second, { kind: 'totp', code: codeAt(w, secret) })).statusCode).toBe(201)
  })

  test('SEC-15: an unfinished sign-in is refused by every operation that wants a session, whatever it calls its token', async () => {
    const w = await world()
    await w.addAccount('m', 'administrator', w.team)
    await enrolTotp(w, await signedIn(w, 'm'))
    const visitor = w.visitor()
    await visitor.signIn(w.name('m'), password)
    const pending = visitor.cookies.get('smartym-sign-in') ?? ''
    expect(pending).not.toBe('')
    visitor.cookies.set('smartym', pending)
    const mine = Object.values(operations).filter(
      ({ auth, tag }) => tag === 'accounts' && auth.some((kind) => kind === 'session'),
    )
    expect(mine.length).toBeGreaterThan(15)
    for (const { method, path } of mine) {
      const url = path.replace('/api/v1', '').replaceAll(/:(\w+)/g, 'x')
      const answer = await visitor.send(method as 'GET', url, method === 'GET' ? undefined : {})
      expect({ path, status: answer.statusCode }).toEqual({ path, status: 401 })
    }
  })

  test('SEC-15: steps cannot be skipped: neither a set-up nor a password change stands in for the code', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    await enrolTotp(w, await signedIn(w, 'm'))
    const visitor = w.visitor()
    await visitor.signIn(w.name('m'), password)
    const attempts: [string, object?][] = [
      ['/session/pending'],
      ['/session/pending/totp'],
      ['/session/pending/totp-confirmation', { code: '123456' }],
      ['/session/pending/password', { newPassword: 'vK8-mt0!Zq' }],
    ]
    for (const [url, body] of attempts) {
      const answer = await visitor.send('POST', url, body)
      expect(answer.statusCode === 202 || answer.json().code === 'accounts.sign_in_expired').toBe(true)
    }
    expect((await visitor.send('GET', '/session')).statusCode).toBe(401)
    expect((await visitor.send('GET', '/session/pending')).json().step).toBe('second_factor')
  })

  test('SEC-15: five wrong codes end the sign-in and lock the account, from inside', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    await enrolTotp(w, await signedIn(w, 'm'))
    const visitor = w.visitor()
    await visitor.signIn(w.name('m'), password)
    for (let i = 0; i < 5; i += 1) await show(visitor, { kind: 'totp', code: '000000' })
    expect((await show(visitor, { kind: 'totp', code: '000000' })).json().code).toBe(
      'accounts.sign_in_expired',
    )
    expect((await w.visitor().signIn(w.name('m'), password)).json().code).toBe('accounts.locked')
  })

  test('SEC-15: a recovery code opens once, however it is typed; it is not kept in the open', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const { recoveryCodes } = await enrolTotp(w, await signedIn(w, 'm'))
    const [code = ''] = recoveryCodes
    const kept = await w.db
      .read<{ recovery_codes: { code_hash: Uint8Array } }>()
      .selectFrom('recovery_codes')
      .selectAll()
      .execute()
    expect(JSON.stringify(kept)).not.toContain(code)
    const first = w.visitor()
    await first.signIn(w.name('m'), password)
    expect(
      (await show(first, { kind: 'recovery_code', code: code.toLowerCase().replaceAll('-', ' ') }))
        .statusCode,
    ).toBe(201)
    expect((await first.send('GET', '/account')).json()).toMatchObject({ recoveryCodesLeft: 9 })
    const second = w.visitor()
    await second.signIn(w.name('m'), password)
    expect((await show(second, { kind: 'recovery_code', code })).json().code).toBe(
      'accounts.second_factor_refused',
    )
    const { recoveryCodes: renewed } = (await first.send('POST', '/account/recovery-codes')).json()
    expect(renewed).toHaveLength(10)
    expect((await show(second, { kind: 'recovery_code', code: recoveryCodes[1] ?? '' })).statusCode).toBe(403)
  })

  test('SEC-15: outside of the company’s networks a second factor is set up first, and counts for that sign-in', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const visitor = w.visitor(outside)
    expect((await visitor.signIn(w.name('m'), password)).json()).toMatchObject({
      step: 'enrolment',
      secondFactors: [],
    })
    const { secret } = (await visitor.send('POST', '/session/pending/totp')).json<{ secret: string }>()
    const wrong = await visitor.send('POST', '/session/pending/totp-confirmation', { code: '000000' })
    expect(wrong.json().code).toBe('accounts.second_factor_refused')
    const confirmed = await visitor.send('POST', '/session/pending/totp-confirmation', {
      code: codeAt(w, secret),
    })
    expect(confirmed.json().recoveryCodes).toHaveLength(10)
    expect((await visitor.send('GET', '/session/pending')).json().step).toBe('continuation')
    expect((await visitor.send('POST', '/session/pending')).statusCode).toBe(201)
    expect((await visitor.send('DELETE', '/account/totp')).json().code).toBe('accounts.second_factor_forced')
    expect((await w.visitor().signIn(w.name('m'), password)).json().step).toBe('second_factor')
  })

  test('SEC-15: a role that needs a second factor needs it everywhere; an administrator takes lost ones off', async () => {
    const w = await world()
    await w.addAccount('admin', 'administrator', w.team)
    const { accountId } = await w.addAccount('m', 'team_manager', w.team)
    await w.set('accounts.secondFactorRoles', ['team_manager'])
    expect((await w.visitor().signIn(w.name('m'), password)).json().step).toBe('enrolment')
    await w.set('accounts.secondFactorRoles', [])
    const visitor = await signedIn(w, 'm')
    await enrolTotp(w, visitor)
    const admin = await signedIn(w, 'admin')
    expect((await admin.send('DELETE', `/accounts/${accountId}/second-factors`)).statusCode).toBe(204)
    expect((await visitor.send('GET', '/session')).statusCode).toBe(401)
    expect((await w.visitor().signIn(w.name('m'), password)).statusCode).toBe(201)
  })

  test('SEC-15: a passkey signs in at its own address; its answer to an old challenge or for another site does not', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const owner = await signedIn(w, 'm')
    const key = createSoftAuthenticator(origin)
    const challenge = async (visitor: Visitor, url: string) =>
      (await visitor.send('POST', url)).json<{ options: Record<string, unknown> }>().options
    const create = await challenge(owner, '/account/passkey-challenge')
    const foreign = { name: '내 노트북', registration: key.register(create, 'http://evil.example') }
    expect((await owner.send('POST', '/account/passkeys', foreign)).json().code).toBe(
      'accounts.second_factor_refused',
    )
    const again = await challenge(owner, '/account/passkey-challenge')
    const made = await owner.send('POST', '/account/passkeys', {
      name: '내 노트북',
      registration: key.register(again),
    })
    expect(made.json().recoveryCodes).toHaveLength(10)

    const visitor = w.visitor()
    expect((await visitor.signIn(w.name('m'), password)).json().secondFactors).toContain('passkey')
    const request = '/session/pending/passkey-challenge'
    const old = key.assert(await challenge(visitor, request))
    const phished = key.assert(await challenge(visitor, request), 'http://evil.example')
    expect((await show(visitor, { kind: 'passkey', assertion: old })).statusCode).toBe(403)
    expect((await show(visitor, { kind: 'passkey', assertion: phished })).statusCode).toBe(403)
    const right = key.assert(await challenge(visitor, request))
    expect((await show(visitor, { kind: 'passkey', assertion: right })).statusCode).toBe(201)
    const [passkey] = (await visitor.send('GET', '/account')).json().passkeys
    expect(passkey).toMatchObject({ name: '내 노트북' })
    expect((await visitor.send('DELETE', `/account/passkeys/${passkey.passkeyId}`)).statusCode).toBe(204)
    expect((await w.visitor().signIn(w.name('m'), password)).statusCode).toBe(201)
  })
})
