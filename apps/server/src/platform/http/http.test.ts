import { hash } from 'node:crypto'
import { closed, defineOperation, named } from '@smartym/contract'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { FakeClock } from '../clock/index.ts'
import { migrateToLatest, openDatabase, type OpenDb } from '../db/index.ts'
import { createTestDatabase } from '../db/test/describe-on-both-dialects.ts'
import { migrations } from '../../migrations/registry.ts'
import { defineError } from '../errors/index.ts'
import { createIdempotencyStore, fingerprintOf } from './idempotency.ts'
import { registerOperation } from './register-operation.ts'
import { createTestApp, testCaller } from './test/create-test-app.ts'

const agentInCall = defineError<{ since: string }>('dialing.agent_in_call')

const Greeting = named('TestGreeting', Type.Object({ text: Type.String(), count: Type.Integer() }))
const common = {
  tag: 'test',
  summary: 'Greets',
  auth: ['session', 'api_key'],
  errors: ['dialing.agent_in_call'],
} as const

const greet = defineOperation({
  ...common,
  id: 'greet',
  method: 'POST',
  path: '/api/v1/greetings',
  permission: 'dialing:dial',
  body: closed({ name: Type.String({ minLength: 1 }), times: Type.Optional(Type.Integer({ default: 1 })) }),
  responses: { 201: Greeting },
  idempotency: 'required',
})
const takeGreetings = defineOperation({
  ...common,
  id: 'takeGreetings',
  method: 'GET',
  path: '/api/v1/greetings',
  permission: 'dialing:list',
  responses: { 200: Greeting },
  reauthentication: true,
})
const findGreeting = defineOperation({
  ...common,
  id: 'findGreeting',
  method: 'GET',
  path: '/api/v1/greetings/:name',
  permission: 'dialing:list',
  params: closed({ name: Type.String() }),
  query: closed({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    digits: Type.Optional(Type.String()),
  }),
  reauthentication: ['digits'],
  responses: { 200: Greeting },
})

let app: FastifyInstance
let db: OpenDb
let drop: () => Promise<void>
let acts = 0
const key = (value: string): Record<string, string> => ({ 'idempotency-key': value, 'x-test-caller': 'all' })

beforeAll(async () => {
  const made = await createTestDatabase('sqlite')
  drop = made.drop
  db = openDatabase({ url: made.url })
  await migrateToLatest(db, migrations)
  const callers = {
    all: testCaller(),
    nobody: testCaller({ permissions: [] }),
    other: testCaller({ id: 'ses_2' }),
    stale: testCaller({ isReauthenticationDue: true }),
  }
  app = await createTestApp({ db, callers, clock: new FakeClock() })
  registerOperation(app, greet, async ({ body, idempotency }) => {
    if (body.name === 'busy') throw agentInCall({ since: '2026-11-02T00:00:00.000Z' })
    if (body.name === 'broken') throw new Error('secret detail 010-1234-5678')
    const answer = { status: 201 as const, body: { text: body.name, count: body.times ?? 0 } }
    await db.transaction(async (tx) => {
      await idempotency.complete(tx, answer)
      tx.afterCommit(() => (acts += 1))
    })
    return answer
  })
  registerOperation(app, takeGreetings, async () => ({ status: 200, body: { text: 'all', count: 1 } }))
  registerOperation(app, findGreeting, async ({ params, query }) => ({
    status: 200,
    body: { text: params.name, count: query.limit ?? 0 },
  }))
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await db.close()
  await drop()
})

describe('an operation', () => {
  test('answers a permitted caller with its declared body', async () => {
    const answer = await app.inject({
      url: '/api/v1/greetings/a?limit=7',
      headers: { 'x-test-caller': 'all' },
    })
    expect(answer.json()).toEqual({ text: 'a', count: 7 })
    expect(answer.headers['x-request-id']).toMatch(/^req_[0-9a-f]{32}$/)
  })

  test('INT-3: refuses without a caller, and without the permission, before it looks at the request', async () => {
    const anonymous = await app.inject({ url: '/api/v1/greetings/a?limit=bad' })
    expect(anonymous.statusCode).toBe(401)
    expect(anonymous.json()).toMatchObject({ code: 'auth.required', title: 'ko:auth.required', status: 401 })
    const forbidden = await app.inject({
      url: '/api/v1/greetings/a?limit=bad',
      headers: { 'x-test-caller': 'nobody' },
    })
    expect(forbidden.json()).toMatchObject({ code: 'auth.forbidden', permission: 'dialing:list' })
  })

  test('names the members of a request that do not fit', async () => {
    const payload = { name: 'a', role: 'admin' }
    const answer = await app.inject({ method: 'POST', url: '/api/v1/greetings', payload, headers: key('v1') })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      type: 'urn:smartym:problem:request.invalid',
      members: [{ path: 'body/role', rule: 'additionalProperties' }],
    })
    const query = await app.inject({
      url: '/api/v1/greetings/a?limit=900',
      headers: { 'x-test-caller': 'all' },
    })
    expect(query.json().members).toEqual([{ path: 'query/limit', rule: 'maximum' }])
  })

  test('does not coerce a body: a number in quotes is refused', async () => {
    const payload = { name: 'a', times: '3' }
    const answer = await app.inject({ method: 'POST', url: '/api/v1/greetings', payload, headers: key('v2') })
    expect(answer.json().members).toEqual([{ path: 'body/times', rule: 'type' }])
  })

  test('tells the refusal with its parameters in the language asked for', async () => {
    const headers = { ...key('v3'), 'accept-language': 'fr, ja;q=0.8, en;q=0.5' }
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/greetings',
      payload: { name: 'busy' },
      headers,
    })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({
      title: 'ja:dialing.agent_in_call',
      since: '2026-11-02T00:00:00.000Z',
    })
    expect(answer.json().instance).toBe(answer.headers['x-request-id'])
  })

  test('says nothing of what broke inside', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/greetings',
      payload: { name: 'broken' },
      headers: key('v4'),
    })
    expect(answer.statusCode).toBe(500)
    expect(answer.json().code).toBe('server.internal')
    expect(answer.body).not.toContain('secret detail')
  })

  test.each([
    ['GET', '/api/v1/nothing', 404, 'request.not_found'],
    ['DELETE', '/api/v1/greetings', 405, 'request.method_not_allowed'],
  ] as const)('%s %s is answered %i', async (method, url, status, code) => {
    const answer = await app.inject({ method, url, headers: { 'x-test-caller': 'all' } })
    expect(answer.statusCode).toBe(status)
    expect(answer.json().code).toBe(code)
  })

  test('refuses bodies over the limit, of another type, and that are not JSON', async () => {
    const post = (payload: string, type: string) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/greetings',
        payload,
        headers: { ...key('v5'), 'content-type': type },
      })
    expect((await post(JSON.stringify({ name: 'x'.repeat(70_000) }), 'application/json')).json().code).toBe(
      'request.too_large',
    )
    expect((await post('name=a', 'application/x-www-form-urlencoded')).json().code).toBe(
      'request.unsupported_media_type',
    )
    expect((await post('{"name":', 'application/json')).json().code).toBe('request.invalid')
  })
})

describe('an idempotency key', () => {
  const post = (name: string, headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/v1/greetings', payload: { name }, headers })

  test('is required', async () => {
    expect((await post('a', { 'x-test-caller': 'all' })).json().code).toBe('request.idempotency_key_missing')
  })

  test('CTC-1: the same request again gets the first answer and is not acted on twice', async () => {
    const before = acts
    const first = await post('a', key('k1'))
    const again = await post('a', key('k1'))
    expect(again.statusCode).toBe(201)
    expect(again.json()).toEqual(first.json())
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(first.headers['idempotent-replayed']).toBeUndefined()
    expect(acts).toBe(before + 1)
  })

  test('with another body is refused', async () => {
    await post('a', key('k2'))
    expect((await post('b', key('k2'))).json().code).toBe('request.idempotency_key_reused')
  })

  test('SEC-6: keeps its answer so that nobody reads it who has the database and not the key', async () => {
    await post('독고탁', key('k7'))
    const stored = async () =>
      (await sql<{ answer: string; fingerprint: Buffer }>`select * from idempotency_keys`.execute(db.read()))
        .rows
    expect(JSON.stringify(await stored())).not.toContain('독고탁')
    const plain = fingerprintOf('greet', '/api/v1/greetings', { name: '독고탁', times: 1 })
    for (const { fingerprint } of await stored()) expect(plain.equals(fingerprint)).toBe(false)
    expect((await post('독고탁', key('k7'))).headers['idempotent-replayed']).toBe('true')
  })

  test('SEC-6, CTC-1: of before the server’s secret was changed is refused, and not acted on again', async () => {
    const keyed = (secret: number) => createIdempotencyStore(db, new FakeClock(), Buffer.alloc(32, secret))
    const fingerprint = fingerprintOf('greet', '/', {})
    const first = await keyed(1).begin('ses_1', 'k8', fingerprint)
    await first.completeAlone({ status: 201, body: '{}' })
    await expect(keyed(2).begin('ses_1', 'k8', fingerprint)).rejects.toMatchObject({
      code: 'request.idempotency_key_reused',
    })
    expect((await keyed(1).begin('ses_1', 'k8', fingerprint)).replay).toEqual({ status: 201, body: '{}' })
  })

  test('SEC-6, CTC-1: of a server of before, which kept answers in clear, is answered for its day', async () => {
    const store = createIdempotencyStore(db, new FakeClock(), Buffer.alloc(32, 1))
    const fingerprint = fingerprintOf('greet', '/', {})
    const made = await store.begin('ses_1', 'k9', fingerprint)
    await made.completeAlone({ status: 201, body: '{"sealed":1}' })
    made.end()
    const digest = hash('sha256', 'ses_1\nk9', 'buffer').subarray(0, 20)
    await db.transaction(async (tx) => {
      await sql`update idempotency_keys set answer = ${'{"clear":1}'}, fingerprint = ${fingerprint} where key_digest = ${digest}`.execute(
        tx.on<unknown>(),
      )
    })
    expect((await store.begin('ses_1', 'k9', fingerprint)).replay).toEqual({
      status: 201,
      body: '{"clear":1}',
    })
  })

  test('of another caller is another key', async () => {
    await post('a', key('k3'))
    const other = await post('b', { ...key('k3'), 'x-test-caller': 'other' })
    expect(other.statusCode).toBe(201)
  })

  test('CTC-1: two at once are acted on once; the second is told so', async () => {
    const before = acts
    const answers = await Promise.all([post('a', key('k4')), post('a', key('k4'))])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
    expect(acts).toBe(before + 1)
  })

  test('replays a refusal too, but lets a failure of ours be tried again', async () => {
    expect((await post('busy', key('k5'))).headers['idempotent-replayed']).toBeUndefined()
    const again = await post('busy', key('k5'))
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(again.json().code).toBe('dialing.agent_in_call')
    await post('broken', key('k6'))
    expect((await post('broken', key('k6'))).headers['idempotent-replayed']).toBeUndefined()
  })
})

describe('the application', () => {
  test('SEC-5: an operation that asks again who is there is refused to a session that has not shown it lately', async () => {
    const take = (caller: string, url = '/api/v1/greetings') =>
      app.inject({ method: 'GET', url, headers: { 'x-test-caller': caller } })
    expect((await take('stale')).json()).toMatchObject({
      status: 403,
      code: 'accounts.reauthentication_required',
    })
    expect((await take('nobody')).json().code).toBe('auth.forbidden')
    const taken = await take('all')
    expect(taken.statusCode).toBe(200)
    expect(taken.headers['cache-control']).toBe('no-store')
    expect((await take('stale', '/api/v1/greetings/mina?limit=5')).statusCode).toBe(200)
  })

  test('SEC-5: where only a search by number asks again, other requests do not, and no spelling gets around it', async () => {
    const find = (caller: string, query: string) =>
      app.inject({
        method: 'GET',
        url: `/api/v1/greetings/mina${query}`,
        headers: { 'x-test-caller': caller },
      })
    for (const query of ['?digits=1234', '?limit=5&digits=', '?%64igits=1', '?digits=1&digits=2'])
      expect((await find('stale', query)).json().code).toBe('accounts.reauthentication_required')
    expect((await find('all', '?digits=1234')).statusCode).toBe(200)
    expect((await find('stale', '')).statusCode).toBe(200)
  })

  test('does not start with a route that declares no permission', async () => {
    const other = await createTestApp({ db })
    expect(() => other.get('/open', async () => 'x')).toThrow('declares no permission')
    await other.close()
  })

  test('does not answer outside of its contract', async () => {
    const other = await createTestApp({ db })
    registerOperation(other, findGreeting, async () => ({ status: 200, body: { text: 'a' } }) as never)
    const answer = await other.inject({ url: '/api/v1/greetings/a', headers: { 'x-test-caller': 'all' } })
    expect(answer.statusCode).toBe(500)
    await other.close()
  })

  test('sends a strict content policy, and a looser one to the reference page alone', async () => {
    const page = await app.inject({ url: '/healthz' })
    expect(page.headers['content-security-policy']).not.toContain('unsafe-inline')
    const docs = await app.inject({ url: '/docs/' })
    expect(docs.statusCode).toBe(200)
    expect(docs.headers['content-security-policy']).toContain("script-src 'self' 'unsafe-inline'")
    expect(docs.body).toContain('/openapi.json')
  })

  test('describes its operations as OpenAPI 3.1 with permissions and named schemas', async () => {
    const document = (await app.inject({ url: '/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    const operation = document.paths['/api/v1/greetings'].post
    expect(operation).toMatchObject({ operationId: 'greet', tags: ['test'], 'x-permission': 'dialing:dial' })
    expect(operation.responses['201'].content['application/json'].schema.$ref).toBe(
      '#/components/schemas/TestGreeting',
    )
    expect(operation.responses['409'].description).toContain('dialing.agent_in_call')
    expect(operation.parameters).toContainEqual(
      expect.objectContaining({ name: 'idempotency-key', in: 'header', required: true }),
    )
    expect(document.components.schemas.TestGreeting.properties.text.type).toBe('string')
    expect(document.paths['/healthz']).toBeUndefined()
  })

  test('says a refusal that several operations may give once, by its codes', async () => {
    const { paths, components } = (await app.inject({ url: '/openapi.json' })).json()
    const ofAll = { $ref: '#/components/responses/server.busy' }
    expect(paths['/api/v1/greetings'].post.responses['503']).toEqual(ofAll)
    expect(paths['/api/v1/greetings/{name}'].get.responses['503']).toEqual(ofAll)
    expect(components.responses['server.busy']).toEqual({
      description: '`server.busy`',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
  })

  test('shows its metrics only to those who may observe the system', async () => {
    expect((await app.inject({ url: '/metrics' })).statusCode).toBe(401)
    const metrics = await app.inject({ url: '/metrics', headers: { 'x-test-caller': 'all' } })
    expect(metrics.body).toContain(
      'smartym_http_request_seconds_bucket{le="0.001",method="GET",route="/api/v1/greetings/:name",status="200"}',
    )
  })
})
