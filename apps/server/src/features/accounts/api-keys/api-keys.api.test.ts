import type { Permission } from '@smartym/contract'
import { expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createAccountsWorld } from '../test/accounts-world.ts'

const crmOrigin = 'https://crm.example.kr'
let keys = 0

describeOnBothDialects('API keys', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  async function world() {
    const w = await createAccountsWorld(await (shared ??= makeDb()))
    await w.addAccount('admin', 'administrator', w.seoul)
    const { agentId } = await w.addAccount('agent', 'agent', w.team)
    await w.addAccount('busan', 'agent', w.busan)
    const admin = await w.signIn('admin')
    keys += 1
    const create = (
      permissions: Permission[],
      changes: { orgUnitId?: string | null; origins?: string[]; idempotencyKey?: string } = {},
    ) => {
      const { orgUnitId = null, origins = [crmOrigin], idempotencyKey = `key ${keys}` } = changes
      const body = { name: '우리 CRM', permissions, orgUnitId, origins }
      return admin.request('POST', '/api/v1/api-keys', body, { 'idempotency-key': idempotencyKey })
    }
    const bearer = (token: string, headers: Record<string, string> = {}) => ({
      authorization: `Bearer ${token}`,
      ...headers,
    })
    return { ...w, admin, agentId: agentId ?? '', create, bearer }
  }

  const button: Permission[] = ['self', 'browser_tokens:issue', 'dialing:dial', 'calls:list']

  test('INT-1: a key is shown once, says what it may do, and is useless at once when revoked', async () => {
    const { app, admin, create, bearer } = await world()
    const created = (await create(button)).json()
    expect(created.secret).toMatch(/^smk_[0-9a-f]{32}_[\w-]{43}$/)
    const me = () => app.inject({ url: '/api/v1/api-keys/me', headers: bearer(created.secret) })
    expect((await me()).json()).toMatchObject({ name: '우리 CRM', permissions: button, origins: [crmOrigin] })
    const listed = (await admin.request('GET', '/api/v1/api-keys')).json().items
    expect(listed).toMatchObject([{ apiKeyId: created.apiKey.apiKeyId }])
    expect(JSON.stringify(listed)).not.toContain(created.secret)
    const revoke = () => admin.request('DELETE', `/api/v1/api-keys/${created.apiKey.apiKeyId}`)
    expect((await revoke()).statusCode).toBe(204)
    expect((await me()).json()).toMatchObject({ status: 401, code: 'auth.required' })
    expect((await revoke()).json().code).toBe('accounts.api_key_not_found')
  })

  test('INT-1: the same request again gives no second key, and not the secret again', async () => {
    const { create, admin } = await world()
    const first = (await create(button)).json()
    const again = await create(button)
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(again.json()).toEqual({ apiKey: first.apiKey, secret: '' })
    expect((await admin.request('GET', '/api/v1/api-keys')).json().items).toHaveLength(1)
  })

  test('INT-1: a key gets no more than an integrator has, in a unit that exists, for origins that are origins', async () => {
    const { create } = await world()
    expect((await create(['accounts:reset'])).json()).toMatchObject({
      code: 'accounts.permission_not_grantable',
      permission: 'accounts:reset',
    })
    const unknownUnit = { orgUnitId: 'org_00000000000070008000000000000009', idempotencyKey: 'a' }
    expect((await create(button, unknownUnit)).json().code).toBe('organization.not_found')
    for (const origin of ['https://crm.example.kr/', 'crm.example.kr', '*', 'javascript:alert(1)']) {
      const answer = await create(button, { origins: [origin], idempotencyKey: origin })
      expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' })
    }
  })

  test('INT-1: a wrong secret, another key’s secret and a made-up key are refused alike', async () => {
    const { app, create, bearer } = await world()
    const one = (await create(button)).json().secret as string
    const two = (await create(button, { idempotencyKey: 'two' })).json().secret as string
    const mixed = `${one.slice(0, 37)}${two.slice(37)}`
    const madeUp = `smk_${'0'.repeat(32)}_${one.slice(37)}`
    for (const token of [mixed, madeUp, 'smk_', 'nonsense', `${one}x`]) {
      const answer = await app.inject({ url: '/api/v1/api-keys/me', headers: bearer(token) })
      expect(answer.statusCode).toBe(401)
    }
  })

  test('the last use of a key is noted, at most once a minute', async () => {
    const { app, admin, clock, create, bearer, db } = await world()
    const { secret } = (await create(button)).json()
    const use = () => app.inject({ url: '/api/v1/api-keys/me', headers: bearer(secret) })
    const lastUsedAt = async () => {
      await db.drain()
      return (await admin.request('GET', '/api/v1/api-keys')).json().items[0].lastUsedAt
    }
    expect(await lastUsedAt()).toBeNull()
    await use()
    const first = await lastUsedAt()
    await clock.advance(59_000)
    await use()
    expect(await lastUsedAt()).toBe(first)
    await clock.advance(1000)
    await use()
    expect(await lastUsedAt()).toBe(new Date(Date.parse(first) + 60_000).toISOString())
  })

  test('INT-3: a browser token is one agent’s, works in pages of the key’s origins, and dies after 10 minutes', async () => {
    const { app, clock, accounts, agentId, create, bearer } = await world()
    const { secret } = (await create(button)).json()
    const issued = await app.inject({
      method: 'POST',
      url: '/api/v1/browser-tokens',
      headers: bearer(secret),
      payload: { agent: { agentId } },
    })
    expect(issued.statusCode).toBe(201)
    const { token } = issued.json()
    const who = (origin: string | undefined) => {
      const headers = bearer(token, origin === undefined ? {} : { origin })
      return accounts.authenticator.authenticate({ method: 'GET', headers } as never, ['browser_token'])
    }
    const caller = await who(crmOrigin)
    expect(caller).toMatchObject({ kind: 'browser_token', agentId, deviceId: null })
    expect(caller?.grants).toEqual({ 'calls:list': 'own', 'dialing:dial': 'own' })
    for (const origin of ['https://evil.example', undefined])
      await expect(who(origin)).rejects.toMatchObject({ code: 'auth.forbidden' })
    await clock.advance(10 * 60_000)
    expect(await who(crmOrigin)).toBeUndefined()
  })

  test('INT-3: a key gets tokens for agents that it reaches, and its tokens die with it', async () => {
    const { app, admin, accounts, agentId, team, create, bearer, name } = await world()
    const created = (await create(button, { orgUnitId: team })).json()
    const issue = (agent: object) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/browser-tokens',
        headers: bearer(created.secret),
        payload: { agent },
      })
    expect((await issue({ employeeNumber: name('busan') })).json().code).toBe('agents.not_found')
    expect((await issue({ employeeNumber: 'nobody' })).json().code).toBe('agents.not_found')
    const { token } = (await issue({ agentId })).json()
    const who = () =>
      accounts.authenticator.authenticate(
        { method: 'GET', headers: bearer(token, { origin: crmOrigin }) } as never,
        ['browser_token'],
      )
    expect(await who()).toBeDefined()
    await admin.request('DELETE', `/api/v1/api-keys/${created.apiKey.apiKeyId}`)
    expect(await who()).toBeUndefined()
  })

  test('INT-3: pages of other origins are answered only when a live key names their origin', async () => {
    const { app, create } = await world()
    const origin = `https://crm-${keys}.example.kr`
    const preflight = (from: string) =>
      app.inject({
        method: 'OPTIONS',
        url: '/api/v1/dial-requests',
        headers: { origin: from, 'access-control-request-method': 'POST' },
      })
    expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined()
    await create(button, { origins: [origin] })
    const allowed = await preflight(origin)
    expect(allowed.statusCode).toBe(204)
    expect(allowed.headers['access-control-allow-origin']).toBe(origin)
    expect(allowed.headers['access-control-allow-headers']).toContain('idempotency-key')
    expect(allowed.headers['access-control-allow-credentials']).toBeUndefined()
    const refused = await app.inject({ url: '/api/v1/api-keys/me', headers: { origin } })
    expect(refused.statusCode).toBe(401)
    expect(refused.headers['access-control-allow-origin']).toBe(origin)
    const stranger = await app.inject({
      url: '/api/v1/api-keys/me',
      headers: { origin: 'https://evil.example' },
    })
    expect(stranger.headers['access-control-allow-origin']).toBeUndefined()
  })
})
