import { builtInGrants } from '@smartym/contract'
import { expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { type AccountsWorld, createAccountsWorld, password } from '../test/accounts-world.ts'

const minute = 60_000

describeOnBothDialects('sign-in', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const world = async (options?: { isHttps?: boolean }): Promise<AccountsWorld> =>
    createAccountsWorld(await (shared ??= makeDb()), options)

  const attempt = ({ app, name }: AccountsWorld, loginId: string, typed: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { loginId: name(loginId), password: typed },
    })

  test('SEC-1: a session tells who is signed in and what it may do, and ends with sign-out', async () => {
    const w = await world()
    await w.addAccount('manager', 'team_manager', w.team)
    const browser = await w.signIn('manager')
    const shown = (await browser.request('GET', '/api/v1/session')).json()
    expect(shown).toMatchObject({
      account: { name: 'manager', role: 'team_manager', orgUnitName: '상담1팀', agentId: null },
      grants: builtInGrants('team_manager'),
      companyName: '한빛카드',
      csrfToken: browser.csrfToken,
    })
    expect((await browser.request('DELETE', '/api/v1/session')).statusCode).toBe(204)
    expect((await browser.request('GET', '/api/v1/session')).statusCode).toBe(401)
    expect(w.entries.map((entry) => entry.action)).toEqual([
      'accounts.created',
      'accounts.signed_in',
      'accounts.signed_out',
    ])
  })

  test('SEC-1: the cookie cannot be read by pages, sent from other sites, nor set by another host', async () => {
    const plain = await world()
    await plain.addAccount('a', 'auditor', plain.team)
    const cookie = String((await attempt(plain, 'a', password)).headers['set-cookie'])
    expect(cookie).toMatch(/^smartym=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const https = await world({ isHttps: true })
    await https.addAccount('a', 'auditor', https.team)
    const secure = String((await attempt(https, 'a', password)).headers['set-cookie'])
    expect(secure).toMatch(/^__Host-smartym=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  })

  test('SEC-1: a session ends after 15 idle minutes, and after 12 hours however busy', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const idle = await w.signIn('m')
    await w.clock.advance(15 * minute - 1)
    expect((await idle.request('GET', '/api/v1/session')).statusCode).toBe(200)
    await w.db.drain()
    await w.clock.advance(15 * minute)
    expect((await idle.request('GET', '/api/v1/session')).statusCode).toBe(401)

    const busy = await w.signIn('m')
    for (let passed = 0; passed < 12 * 60 - 10; passed += 10) {
      await w.clock.advance(10 * minute)
      expect((await busy.request('GET', '/api/v1/session')).statusCode).toBe(200)
      await w.db.drain()
    }
    await w.clock.advance(10 * minute)
    expect((await busy.request('GET', '/api/v1/session')).statusCode).toBe(401)
  })

  test('SEC-1: another site cannot make a browser act: an unsafe request needs the CSRF token', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const { cookie, csrfToken } = await w.signIn('m')
    const leave = (headers: Record<string, string>) =>
      w.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie, ...headers } })
    expect((await leave({})).json()).toMatchObject({ status: 403, code: 'auth.csrf_invalid' })
    expect((await leave({ 'x-csrf-token': `${csrfToken}x` })).statusCode).toBe(403)
    const other = await w.signIn('m')
    expect((await leave({ 'x-csrf-token': other.csrfToken })).statusCode).toBe(403)
    expect((await leave({ 'x-csrf-token': csrfToken })).statusCode).toBe(204)
  })

  test('SEC-1: five wrong passwords in a row lock an account, the right one in between does not', async () => {
    const w = await world()
    const { accountId } = await w.addAccount('m', 'team_manager', w.team)
    const wrong = async (times: number) => {
      for (let i = 0; i < times; i += 1)
        expect((await attempt(w, 'm', 'wrong')).json().code).toBe('accounts.sign_in_refused')
    }
    await wrong(4)
    expect((await attempt(w, 'm', password)).statusCode).toBe(201)
    await wrong(5)
    expect((await attempt(w, 'm', password)).json()).toMatchObject({ status: 403, code: 'accounts.locked' })
    expect((await attempt(w, 'm', 'wrong')).json().code).toBe('accounts.locked')
    expect(w.entries.at(-1)).toMatchObject({ action: 'accounts.locked', object: { id: accountId } })
    await w.clock.advance(365 * 24 * 3_600_000)
    expect((await attempt(w, 'm', password)).json().code).toBe('accounts.locked')
  })

  test('SEC-1: a locked account’s open sessions end', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const browser = await w.signIn('m')
    for (let i = 0; i < 5; i += 1) await attempt(w, 'm', 'wrong')
    await w.clock.advance(3000)
    expect((await browser.request('GET', '/api/v1/session')).statusCode).toBe(401)
  })

  test('SEC-1: an unknown login id gets the answers of a known one', async () => {
    const w = await world()
    const answers = []
    for (let i = 0; i < 6; i += 1) answers.push((await attempt(w, 'nobody', 'guess')).json().code)
    expect(answers).toEqual([...Array<string>(5).fill('accounts.sign_in_refused'), 'accounts.locked'])
  })
})
