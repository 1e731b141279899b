import { expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { askMe, bearer, button, createKeysWorld, crmOrigin } from './test/keys-world.ts'

const minute = 60_000
const day = 86_400_000

describeOnBothDialects('what bounds a key', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const world = async (options?: Parameters<typeof createKeysWorld>[1]) =>
    createKeysWorld(await (shared ??= makeDb()), options)

  test('INT-1: a key is taken from its networks only; a header that names another address changes nothing (ASVS 4.1.3)', async () => {
    const { app, create } = await world()
    const { secret } = await create({ networks: ['10.20.0.0/16', '2001:db8::/32'] })
    const from = (address: string, headers = {}) => askMe(app, { ...bearer(secret), ...headers }, address)
    for (const address of ['10.20.3.4', '::ffff:10.20.3.4', '2001:db8::5'])
      expect((await from(address)).statusCode).toBe(200)
    const refused = await from('192.0.2.9')
    expect(refused.json()).toMatchObject({
      status: 403,
      code: 'accounts.network_refused',
      address: '192.0.2.9',
    })
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'client-ip', 'true-client-ip']) {
      const spoofed = await from('192.0.2.9', {
        [name]: name === 'forwarded' ? 'for=10.20.3.4' : '10.20.3.4',
      })
      expect(spoofed.json()).toMatchObject({ code: 'accounts.network_refused', address: '192.0.2.9' })
    }
  })

  test('INT-1: behind a configured proxy the address that it names counts, not one that the caller put before it', async () => {
    const { app, create } = await world({ trustedProxies: ['10.0.0.1'] })
    const { secret } = await create({ networks: ['10.20.0.0/16'] })
    const from = (forwarded: string, proxy = '10.0.0.1') =>
      askMe(app, { ...bearer(secret), 'x-forwarded-for': forwarded }, proxy)
    expect((await from('10.20.3.4')).statusCode).toBe(200)
    expect((await from('10.20.3.4, 192.0.2.9')).json().code).toBe('accounts.network_refused')
    expect((await from('10.20.3.4', '192.0.2.9')).json().code).toBe('accounts.network_refused')
  })

  test('INT-1: whoever does not hold the secret learns nothing of a key’s networks or end', async () => {
    const { app, create, clock } = await world()
    const { secret } = await create({
      networks: ['10.20.0.0/16'],
      expiresAt: new Date(clock.now() + minute).toISOString(),
    })
    const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`
    expect((await askMe(app, bearer(wrong), '192.0.2.9')).json().code).toBe('auth.required')
    await clock.advance(2 * minute)
    expect((await askMe(app, bearer(wrong), '192.0.2.9')).json().code).toBe('auth.required')
  })

  test('INT-1: an expired key is refused at once, says so, and works again when it is extended', async () => {
    const { app, create, clock, manage, signInAgain } = await world()
    const end = clock.now() + 10 * minute
    const { apiKey, secret } = await create({ expiresAt: new Date(end).toISOString() })
    const path = `/${apiKey.apiKeyId}`
    const who = async () => (await askMe(app, bearer(secret))).json()
    await clock.advance(10 * minute - 1)
    expect(await who()).toMatchObject({ expiresAt: new Date(end).toISOString() })
    await clock.advance(1)
    expect(await who()).toMatchObject({ status: 401, code: 'accounts.api_key_expired' })
    expect((await manage('GET', '?state=expired')).json().items).toMatchObject([{ state: 'expired' }])
    expect((await manage('GET', '?state=active')).json().items).toEqual([])
    await signInAgain()
    const extended = await manage('PATCH', path, { expiresAt: new Date(end + day).toISOString() })
    expect(extended.json()).toMatchObject({ state: 'active' })
    expect(await who()).toMatchObject({ name: '우리 CRM' })
    expect((await manage('PATCH', path, { expiresAt: new Date(end).toISOString() })).json()).toMatchObject({
      code: 'request.invalid',
      members: [{ path: 'body/expiresAt', rule: 'future' }],
    })
  })

  test('INT-1: a change holds for the next request, leaves the rest, and keeps a trace without the name', async () => {
    const { app, create, manage, entries } = await world()
    const { apiKey, secret } = await create({ origins: [crmOrigin], networks: ['10.0.0.0/8'] })
    const change = (body: object) => manage('PATCH', `/${apiKey.apiKeyId}`, body)
    const me = async () => (await askMe(app, bearer(secret))).json()
    await me()
    expect((await change({ permissions: ['self'] })).json()).toMatchObject({ permissions: ['self'] })
    expect(await me()).toMatchObject({
      permissions: ['self'],
      origins: [crmOrigin],
      networks: ['10.0.0.0/8'],
      name: '우리 CRM',
    })
    await change({ networks: ['192.0.2.0/24'], name: '김하늘의 CRM' })
    expect((await me()).code).toBe('accounts.network_refused')
    const changed = entries.filter(({ action }) => action === 'accounts.api_key_changed')
    expect(changed.map(({ detail }) => detail)).toEqual([
      { permissions: ['self'] },
      { networks: ['192.0.2.0/24'], isRenamed: true },
    ])
    expect((await change({ permissions: ['accounts:reset'] })).json().code).toBe(
      'accounts.permission_not_grantable',
    )
    for (const wrong of [{ networks: ['10.0.0.0/33'] }, { origins: ['*'] }, {}, { companyId: 'com_1' }])
      expect((await change(wrong)).json()).toMatchObject({ status: 400, code: 'request.invalid' })
  })

  test('INT-1: after a rotation both secrets work until the overlap ends, then only the new one (ASVS 13.3.4)', async () => {
    const { app, create, manage, clock, db, signInAgain } = await world()
    const first = await create()
    const rotate = async (overlapSeconds: number) => {
      const answer = await manage('POST', `/${first.apiKey.apiKeyId}/rotation`, { overlapSeconds })
      return answer.json<{ secret: string }>().secret
    }
    const works = async (secret: string) => (await askMe(app, bearer(secret))).statusCode === 200
    const second = await rotate(3600)
    expect([await works(first.secret), await works(second)]).toEqual([true, true])
    await db.drain()
    const listed = (await manage('GET', '')).json().items[0]
    expect(listed.previous).toEqual({
      endsAt: new Date(clock.now() + 3_600_000).toISOString(),
      lastUsedAt: new Date(clock.now()).toISOString(),
    })
    await clock.advance(3_600_000 - 1)
    expect([await works(first.secret), await works(second)]).toEqual([true, true])
    await clock.advance(1)
    expect([await works(first.secret), await works(second)]).toEqual([false, true])
    await signInAgain()
    expect((await manage('GET', '')).json().items[0].previous).toBeNull()

    const third = await rotate(3600)
    const fourth = await rotate(3600)
    expect([await works(second), await works(third), await works(fourth)]).toEqual([false, true, true])
    await manage('DELETE', `/${first.apiKey.apiKeyId}/previous-secret`)
    expect([await works(third), await works(fourth)]).toEqual([false, true])
    const fifth = await rotate(0)
    expect([await works(fourth), await works(fifth)]).toEqual([false, true])
  })

  test('INT-1: a revoked key is useless whatever its secrets, stays in the history, and cannot be woken', async () => {
    const { app, create, manage } = await world()
    const { apiKey, secret } = await create()
    const path = `/${apiKey.apiKeyId}`
    const rotated = await manage('POST', `${path}/rotation`, { overlapSeconds: 3600 })
    await manage('DELETE', path)
    for (const each of [secret, rotated.json().secret])
      expect((await askMe(app, bearer(each))).json().code).toBe('auth.required')
    expect((await manage('GET', '')).json().items).toEqual([])
    expect((await manage('GET', '?state=revoked')).json().items).toMatchObject([
      { apiKeyId: apiKey.apiKeyId, state: 'revoked' },
    ])
    const tries = [
      await manage('PATCH', path, { name: 'x' }),
      await manage('POST', `${path}/rotation`, { overlapSeconds: 0 }),
      await manage('DELETE', `${path}/previous-secret`),
      await manage('DELETE', path),
    ]
    for (const each of tries)
      expect(each.json()).toMatchObject({ status: 404, code: 'accounts.api_key_not_found' })
  })

  test('INT-1: keys are found by part of their name, by state and by kind, with a count, page by page', async () => {
    const { create, manage } = await world()
    await create({ name: '카드 100%' })
    await create({ name: '보험_CRM', authentication: 'signature' })
    await create({ name: '보험 TM' })
    const names = async (query: string) =>
      (await manage('GET', query)).json().items.map(({ name }: { name: string }) => name)
    expect((await names(`?search=${encodeURIComponent('보험')}`)).toSorted()).toEqual(['보험 TM', '보험_CRM'])
    expect(await names(`?search=${encodeURIComponent('험_C')}`)).toEqual(['보험_CRM'])
    expect(await names('?search=%25')).toEqual(['카드 100%'])
    expect(await names('?authentication=signature')).toEqual(['보험_CRM'])
    const first = (await manage('GET', '?limit=2&withTotal=true')).json()
    expect(first).toMatchObject({ total: 3, isTotalCapped: false })
    const rest = await names(`?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`)
    expect(rest).toHaveLength(1)
  })

  test('INT-1, SEC-6: only administrators manage keys, and one company never sees or touches another’s (ASVS 8.4.1)', async () => {
    const one = await world()
    const other = await world()
    const { apiKey, secret } = await one.create()
    const path = `/${apiKey.apiKeyId}`
    expect((await other.manage('GET', '')).json().items).toEqual([])
    for (const answer of [
      await other.manage('PATCH', path, { name: 'mine' }),
      await other.manage('POST', `${path}/rotation`, { overlapSeconds: 0 }),
      await other.manage('DELETE', `${path}/previous-secret`),
      await other.manage('DELETE', path),
    ])
      expect(answer.json()).toMatchObject({ status: 404, code: 'accounts.api_key_not_found' })
    expect((await askMe(one.app, bearer(secret))).statusCode).toBe(200)
    await one.addAccount('boss', 'manager', one.seoul)
    const boss = await one.signIn('boss')
    expect((await boss.request('GET', '/api/v1/api-keys')).json().code).toBe('auth.forbidden')
    const byKey = await one.app.inject({ url: '/api/v1/api-keys', headers: bearer(secret) })
    expect(byKey.statusCode).toBe(401)
  })

  test('INT-1, SEC-5: making, changing and rotating ask again who is there; revoking never waits (ASVS 7.5.1)', async () => {
    const { create, manage, clock } = await world()
    const { apiKey } = await create()
    const path = `/${apiKey.apiKeyId}`
    await clock.advance(12 * minute)
    const body = { name: 'x', permissions: button, orgUnitId: null, origins: [] }
    for (const answer of [
      await manage('POST', '', body),
      await manage('PATCH', path, { name: 'x' }),
      await manage('POST', `${path}/rotation`, { overlapSeconds: 0 }),
    ])
      expect(answer.json().code).toBe('accounts.reauthentication_required')
    expect((await manage('DELETE', path)).statusCode).toBe(204)
  })

  test('INT-1: no secret of a key can be read in the database', async () => {
    const { db, create } = await world()
    const made = [await create(), await create({ authentication: 'signature' })]
    const rows = await db
      .read<{ api_keys: Record<string, unknown> }>()
      .selectFrom('api_keys')
      .selectAll()
      .execute()
    const bytes = rows.flatMap((row) =>
      Object.values(row).map((value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
      ),
    )
    for (const { secret } of made) {
      expect(secret.length).toBeGreaterThan(40)
      expect(bytes.some((each) => each.includes(secret.slice(-43)))).toBe(false)
    }
  })
})
