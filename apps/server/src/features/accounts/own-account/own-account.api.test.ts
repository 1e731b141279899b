import { expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { type AccountsWorld, createAccountsWorld, password } from '../test/accounts-world.ts'
import { FastHasher } from '../test/fast-hasher.ts'

const minute = 60_000
const fresh = 'vK8-mt0!Zq'

describeOnBothDialects('the own account', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const world = async () =>
    createAccountsWorld(await (shared ??= makeDb()), { passwordHasher: new FastHasher() })
  const signedIn = async (w: AccountsWorld, loginId = 'm', address?: string) => {
    const visitor = w.visitor(address)
    expect((await visitor.signIn(w.name(loginId), password)).statusCode).toBe(201)
    return visitor
  }

  test('SEC-5: what asks again who is there asks after five minutes, and not after the password was shown', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const visitor = await signedIn(w)
    expect((await visitor.send('POST', '/account/totp')).statusCode).toBe(200)
    await w.clock.advance(5 * minute + 1)
    expect((await visitor.send('POST', '/account/totp')).json().code).toBe(
      'accounts.reauthentication_required',
    )
    expect((await visitor.send('GET', '/account')).statusCode).toBe(200)
    const show = (typed: string) =>
      visitor.send('POST', '/session/re-authentication', { kind: 'password', password: typed })
    expect((await show('wrong')).json().code).toBe('accounts.sign_in_refused')
    expect((await visitor.send('POST', '/account/totp')).statusCode).toBe(403)
    expect((await show(password)).statusCode).toBe(200)
    expect((await visitor.send('POST', '/account/totp')).statusCode).toBe(200)
    expect(w.entries.at(-1)).toMatchObject({
      action: 'accounts.reauthenticated',
      detail: { method: 'password' },
    })
  })

  test('SEC-5: a session does not open by another’s password, and five wrong ones end it', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const visitor = await signedIn(w)
    for (let i = 0; i < 5; i += 1)
      await visitor.send('POST', '/session/re-authentication', { kind: 'password', password: `wrong ${i}` })
    await w.clock.advance(3000)
    expect((await visitor.send('GET', '/session')).statusCode).toBe(401)
  })

  test('SEC-2: a new password ends the other sessions, and this one goes on under another token', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const here = await signedIn(w)
    const there = await signedIn(w)
    const token = here.cookies.get('smartym')
    const change = (currentPassword: string) =>
      here.send('PUT', '/account/password', { currentPassword, newPassword: fresh })
    expect((await change('wrong')).json().code).toBe('accounts.sign_in_refused')
    expect((await change(password)).statusCode).toBe(200)
    expect(here.cookies.get('smartym')).not.toBe(token)
    expect((await here.send('GET', '/session')).statusCode).toBe(200)
    expect((await there.send('GET', '/session')).statusCode).toBe(401)
    const thief = w.visitor()
    thief.cookies.set('smartym', token ?? '')
    expect((await thief.send('GET', '/session')).statusCode).toBe(401)
    expect((await w.visitor().signIn(w.name('m'), fresh)).statusCode).toBe(201)
  })

  test('SEC-15: a sign-in never goes on under a token that was there before (session fixation)', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const planted = await signedIn(w)
    const token = planted.cookies.get('smartym') ?? ''
    const victim = w.visitor()
    victim.cookies.set('smartym', token)
    await victim.signIn(w.name('m'), password)
    expect(victim.cookies.get('smartym')).not.toBe(token)
    const made = w.visitor()
    made.cookies.set('smartym', 'A'.repeat(43))
    await made.signIn(w.name('m'), password)
    expect(made.cookies.get('smartym')).not.toBe('A'.repeat(43))
  })

  test('SEC-15: one sees one’s own sessions, ends them, and nobody else’s', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    await w.addAccount('other', 'team_manager', w.team)
    const here = await signedIn(w)
    const there = await signedIn(w, 'm', '10.0.0.8')
    const stranger = await signedIn(w, 'other')
    const list = async (visitor = here) =>
      (await visitor.send('GET', '/session/own')).json<{
        items: { sessionId: string; isCurrent: boolean; address: string }[]
      }>().items
    expect(await list()).toMatchObject([{ isCurrent: false, address: '10.0.0.8' }, { isCurrent: true }])
    const [strangers] = await list(stranger)
    const end = (id: string | undefined) => here.send('DELETE', `/session/own/${id}`)
    expect((await end(strangers?.sessionId)).json().code).toBe('accounts.session_not_found')
    expect((await end((await list())[0]?.sessionId)).statusCode).toBe(204)
    expect((await there.send('GET', '/session')).statusCode).toBe(401)
    const third = await signedIn(w)
    expect((await here.send('DELETE', '/session/own')).statusCode).toBe(204)
    expect((await third.send('GET', '/session')).statusCode).toBe(401)
    expect(await list()).toMatchObject([{ isCurrent: true }])
  })

  test('SEC-15: more sessions than the company allows end the oldest', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    await w.set('accounts.maxSessions', 2)
    const [first, second, third] = [await signedIn(w), await signedIn(w), await signedIn(w)]
    expect((await first?.send('GET', '/session'))?.statusCode).toBe(401)
    expect((await second?.send('GET', '/session'))?.statusCode).toBe(200)
    expect((await third?.send('GET', '/session'))?.statusCode).toBe(200)
  })

  test('SEC-15: the company sets how long sessions live', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    await w.set('accounts.sessionIdleMs', 2 * minute)
    const visitor = await signedIn(w)
    await w.clock.advance(2 * minute)
    expect((await visitor.send('GET', '/session')).statusCode).toBe(401)
  })

  test('SEC-15: steps of a sign-in want the CSRF token of that sign-in', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    await w.set('accounts.secondFactorRoles', ['team_manager'])
    const visitor = w.visitor()
    await visitor.signIn(w.name('m'), password)
    visitor.csrfToken = 'x'.repeat(43)
    expect((await visitor.send('POST', '/session/pending/totp')).json().code).toBe('auth.csrf_invalid')
    expect((await visitor.send('DELETE', '/session/pending')).json().code).toBe('auth.csrf_invalid')
    await visitor.send('GET', '/session/pending')
    expect((await visitor.send('DELETE', '/session/pending')).statusCode).toBe(204)
    expect((await visitor.send('GET', '/session/pending')).json().code).toBe('accounts.sign_in_expired')
  })

  test('SEC-15: an unfinished sign-in ends after ten minutes', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    await w.set('accounts.secondFactorRoles', ['team_manager'])
    const visitor = w.visitor()
    await visitor.signIn(w.name('m'), password)
    await w.clock.advance(10 * minute)
    expect((await visitor.send('POST', '/session/pending/totp')).json().code).toBe('accounts.sign_in_expired')
  })
})
