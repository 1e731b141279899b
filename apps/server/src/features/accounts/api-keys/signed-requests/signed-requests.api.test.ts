import { expect, test } from 'vitest'
import type { OpenDb } from '../../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../../platform/db/test/describe-on-both-dialects.ts'
import { askMe, bearer, createKeysWorld, sign } from '../test/keys-world.ts'

const tokens = '/api/v1/browser-tokens'
const json = { 'content-type': 'application/json' }

describeOnBothDialects('signed requests', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  async function world() {
    const made = await createKeysWorld(await (shared ??= makeDb()))
    const { agentId } = await made.addAccount('agent', 'agent', made.team)
    const key = await made.create({ authentication: 'signature' })
    const now = () => made.clock.now()
    const reasonOf = async (headers: Record<string, string>, app = made.app) => {
      const { code, reason } = (await askMe(app, headers)).json<{ code?: string; reason?: string }>()
      return code === 'accounts.signature_refused' ? reason : code
    }
    return { ...made, agentId, key, now, reasonOf }
  }

  test('INT-1: a request that is signed as documented is its key’s (ASVS 4.1.5)', async () => {
    const { app, key, now } = await world()
    expect(key.secret).toMatch(/^smh_[\w-]{43}$/)
    const answer = await askMe(app, sign({ key, at: now() }))
    expect(answer.json()).toMatchObject({ apiKeyId: key.apiKey.apiKeyId, authentication: 'signature' })
  })

  test('INT-1: a signed body acts byte by byte as it was signed; another body, address or method does not (ASVS 4.1.5)', async () => {
    const { app, key, now, agentId, entries } = await world()
    const body = `{ "agent": {"agentId": "${agentId}"} }`
    const asked = { key, at: now(), method: 'POST', url: tokens, body }
    const send = (headers: Record<string, string>, payload: string, url = tokens) =>
      app.inject({ method: 'POST', url, headers: { ...json, ...headers }, payload })
    expect((await send(sign(asked), body)).statusCode).toBe(201)
    const issued = () => entries.filter(({ action }) => action === 'accounts.browser_token_issued').length
    expect(issued()).toBe(1)

    const changed = [
      await send(sign(asked), body.replace('{ ', '{')),
      await send(sign(asked), `${body} `),
      await send(sign(asked), ''),
      await send(sign(asked), body, `${tokens}?a=1`),
      await send(sign({ ...asked, method: 'PUT' }), body),
      await send(sign({ ...asked, method: 'post' }), body),
      await send(sign({ ...asked, url: `${tokens}/` }), body),
    ]
    for (const answer of changed)
      expect(answer.json()).toMatchObject({
        status: 401,
        code: 'accounts.signature_refused',
        reason: 'mismatch',
      })
    const listed = sign({ key, at: now(), url: '/api/v1/api-keys/me?a=1' })
    const query = await app.inject({ url: '/api/v1/api-keys/me?a=2', headers: listed })
    expect(query.json().reason).toBe('mismatch')
    expect(issued()).toBe(1)
  })

  test('INT-1: no request counts twice, on whichever node it comes again', async () => {
    const { key, now, clock, reasonOf, restarted } = await world()
    const headers = sign({ key, at: now() })
    const otherNode = await restarted()
    expect(await reasonOf(headers)).toBeUndefined()
    expect(await reasonOf(headers)).toBe('repeated')
    expect(await reasonOf(headers, otherNode)).toBe('repeated')
    await clock.advance(299_000)
    expect(await reasonOf(headers)).toBe('repeated')
    const ahead = sign({ key, at: now() + 300_000 })
    const answers = await Promise.all([reasonOf(ahead), reasonOf(ahead, otherNode)])
    expect(answers.filter((each) => each === 'repeated')).toHaveLength(1)
    await clock.advance(600_000)
    expect(await reasonOf(ahead)).toBe('repeated')
    await clock.advance(1000)
    expect(await reasonOf(ahead)).toBe('clock')
  })

  test('INT-1: an id is remembered for ten minutes, not longer', async () => {
    const { key, now, clock, reasonOf, accounts, db } = await world()
    const id = 'request-0001'
    const clean = async () => {
      const jobs: (() => Promise<void>)[] = []
      accounts.registerJobs({
        schedule: (_name: string, _cron: string, _zone: string, run: () => Promise<void>) =>
          void jobs.push(run),
      } as never)
      for (const run of jobs) await run()
      await db.drain()
    }
    expect(await reasonOf(sign({ key, at: now(), id }))).toBeUndefined()
    await clock.advance(600_000)
    await clean()
    expect(await reasonOf(sign({ key, at: now(), id }))).toBe('repeated')
    await clock.advance(1)
    await clean()
    expect(await reasonOf(sign({ key, at: now(), id }))).toBeUndefined()
  })

  test('INT-1: clocks may differ by five minutes, not more', async () => {
    const { key, now, clock, reasonOf } = await world()
    const start = Math.ceil(now() / 1000) * 1000
    await clock.advance(start - now())
    for (const offset of [-300_000, 300_000])
      expect(await reasonOf(sign({ key, at: now() + offset }))).toBeUndefined()
    for (const offset of [-301_000, 301_000, -86_400_000])
      expect(await reasonOf(sign({ key, at: now() + offset }))).toBe('clock')
  })

  test('INT-1: an unknown, a revoked and a foreign key, another secret and another kind of key are refused alike', async () => {
    const { key, now, create, manage, reasonOf } = await world()
    const other = await create({ authentication: 'signature' })
    const plain = await create()
    const unknown = { ...key, apiKey: { ...key.apiKey, apiKeyId: `key_${'0'.repeat(32)}` } }
    const mixed = { apiKey: key.apiKey, secret: other.secret }
    for (const each of [unknown, mixed, plain])
      expect(await reasonOf(sign({ key: each, at: now() }))).toBe('mismatch')
    await manage('DELETE', `/${other.apiKey.apiKeyId}`)
    expect(await reasonOf(sign({ key: other, at: now() }))).toBe('mismatch')
  })

  test('INT-1: a signature by an id that was used for nothing does not use it up', async () => {
    const { key, now, reasonOf } = await world()
    const id = 'request-0002'
    expect(await reasonOf(sign({ key, at: now(), id, secret: 'guessed' }))).toBe('mismatch')
    expect(await reasonOf(sign({ key, at: now(), id }))).toBeUndefined()
  })

  test('INT-1: headers that are missing, sent twice or of another form are refused as such', async () => {
    const { key, now, app } = await world()
    const good = sign({ key, at: now() })
    const wrong: Record<string, string | string[] | undefined>[] = [
      ...Object.keys(good).map((name) => ({ ...good, [name]: undefined })),
      { ...good, 'smartym-id': 'a.b.c.d.e' },
      { ...good, 'smartym-id': 'short' },
      { ...good, 'smartym-timestamp': '1e9' },
      { ...good, 'smartym-timestamp': `-${good['smartym-timestamp']}` },
      { ...good, 'smartym-signature': String(good['smartym-signature']).replace('v1,', 'v2,') },
      { ...good, 'smartym-signature': `${good['smartym-signature']} ${good['smartym-signature']}` },
      { ...good, 'smartym-key': `${good['smartym-key']}' or 1=1` },
      { ...good, 'smartym-id': [String(good['smartym-id']), 'request-0003'] },
    ]
    for (const headers of wrong) {
      const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
      const answer = await app.inject({ url: '/api/v1/api-keys/me', headers: sent as Record<string, string> })
      expect(answer.json()).toMatchObject({
        code: 'accounts.signature_refused',
        reason: 'malformed',
      })
    }
  })

  test('INT-1: a signing secret is no bearer token, and a token beside a signature proves nothing', async () => {
    const { app, key, now, create } = await world()
    const plain = await create()
    expect((await askMe(app, bearer(key.secret))).statusCode).toBe(401)
    const id = key.apiKey.apiKeyId.slice(4)
    const asToken = `smk_${id}_${key.secret.slice(4)}`
    expect((await askMe(app, bearer(asToken))).statusCode).toBe(401)
    const both = { ...bearer(plain.secret), ...sign({ key, at: now() }) }
    expect((await askMe(app, both)).json().code).toBe('auth.required')
  })

  test('INT-1: a cookie beside a bad signature does not sign in', async () => {
    const { app, key, now, admin } = await world()
    const headers = { cookie: admin.cookie, ...sign({ key, at: now(), secret: 'guessed' }) }
    const answer = await app.inject({ url: '/api/v1/agents', headers })
    expect([401, 404]).toContain(answer.statusCode)
    const session = await app.inject({ url: '/api/v1/session', headers })
    expect(session.json().code).toBe('auth.required')
  })

  test('INT-1: networks, end and permissions hold for signed requests, only after the signature does', async () => {
    const { app, create, now, clock, manage } = await world()
    const expiresAt = new Date(now() + 60_000).toISOString()
    const key = await create({
      authentication: 'signature',
      networks: ['10.20.0.0/16'],
      expiresAt,
      permissions: ['self'],
    })
    const codeFrom = async (address: string, headers = sign({ key, at: now() })) =>
      (await askMe(app, headers, address)).json().code
    expect(await codeFrom('192.0.2.9')).toBe('accounts.network_refused')
    expect(await codeFrom('192.0.2.9', sign({ key, at: now(), secret: 'guessed' }))).toBe(
      'accounts.signature_refused',
    )
    expect(await codeFrom('10.20.0.1')).toBeUndefined()
    const body = '{"agent":{"employeeNumber":"1"}}'
    const asked = sign({ key, at: now(), method: 'POST', url: tokens, body })
    const refused = await app.inject({
      method: 'POST',
      url: tokens,
      headers: { ...json, ...asked },
      payload: body,
      remoteAddress: '10.20.0.1',
    })
    expect(refused.json()).toMatchObject({ code: 'auth.forbidden', permission: 'browser_tokens:issue' })
    await clock.advance(60_000)
    expect(await codeFrom('10.20.0.1')).toBe('accounts.api_key_expired')
    await manage('DELETE', `/${key.apiKey.apiKeyId}`)
    expect(await codeFrom('10.20.0.1')).toBe('accounts.signature_refused')
  })

  test('INT-1: during a rotation both secrets sign, afterwards the new one alone', async () => {
    const { key, now, manage, clock, reasonOf } = await world()
    const rotation = { overlapSeconds: 3600 }
    const rotated = await manage('POST', `/${key.apiKey.apiKeyId}/rotation`, rotation)
    const { secret } = rotated.json()
    const both = async () => [
      await reasonOf(sign({ key, at: now() })),
      await reasonOf(sign({ key, at: now(), secret })),
    ]
    expect(await both()).toEqual([undefined, undefined])
    await clock.advance(3_600_000)
    expect(await both()).toEqual(['mismatch', undefined])
  })
})
