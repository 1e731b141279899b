import { defineOperation } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { Type } from 'typebox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DatabaseBusyError, type OpenDb, openDatabase, StorageFullError } from '../db/index.ts'
import { createTestDatabase } from '../db/test/describe-on-both-dialects.ts'
import { createLog } from '../log/index.ts'
import { installGracefulStop } from './graceful-stop.ts'
import { registerOperation } from './register-operation.ts'
import { createTestApp, testCaller } from './test/create-test-app.ts'

const ping = defineOperation({
  id: 'ping',
  method: 'GET',
  path: '/api/v1/ping',
  tag: 'test',
  summary: 'Answers',
  permission: 'self',
  auth: ['session'],
  query: Type.Object({ how: Type.Optional(Type.String()) }),
  responses: { 200: Type.Object({ ok: Type.Boolean() }) },
  errors: [],
})

describe('the HTTP application', () => {
  let app: FastifyInstance
  let db: OpenDb
  let drop: () => Promise<void>
  beforeEach(async () => {
    const made = await createTestDatabase('sqlite')
    drop = made.drop
    db = openDatabase({ url: made.url })
    app = await createTestApp({ db, callers: { all: testCaller(), other: testCaller({ id: 'ses_other' }) } })
  })
  afterEach(async () => {
    await app.close()
    await db.close()
    await drop()
  })
  const call = (query = '', caller = 'all') =>
    app.inject({ url: `/api/v1/ping${query}`, headers: { 'x-test-caller': caller } })

  test('INT-3: refuses a caller’s calls over the limit with the time to wait, and lets others through', async () => {
    registerOperation(app, ping, async () => ({ status: 200, body: { ok: true } }), {
      rateLimit: { max: 2, perMs: 60_000 },
    })
    expect((await call()).statusCode).toBe(200)
    expect((await call()).statusCode).toBe(200)
    const refused = await call()
    expect(refused.statusCode).toBe(429)
    expect(refused.json()).toMatchObject({ code: 'request.too_many', retryAfterSeconds: 60 })
    expect(refused.headers['retry-after']).toBe('60')
    expect((await call('', 'other')).statusCode).toBe(200)
  })

  test.each([
    ['busy', new DatabaseBusyError('locked'), 503, 'server.busy', '1'],
    ['full', new StorageFullError('full'), 507, 'server.storage_full', '10'],
  ])(
    'a %s database is told as such, with a time to come back',
    async (_name, error, status, code, retryAfter) => {
      registerOperation(app, ping, async () => {
        throw error
      })
      const answer = await call()
      expect(answer.statusCode).toBe(status)
      expect(answer.json().code).toBe(code)
      expect(answer.headers['retry-after']).toBe(retryAfter)
    },
  )

  test('says whether it lives and whether it can serve, and what cannot', async () => {
    const other = await createTestApp({
      db,
      readiness: [
        { name: 'database', check: async () => {} },
        { name: 'storage', check: async () => Promise.reject(new Error('gone')) },
      ],
    })
    expect((await other.inject('/healthz')).json()).toEqual({ status: 'ok' })
    const ready = await other.inject('/readyz')
    expect(ready.statusCode).toBe(503)
    expect(ready.json()).toEqual({
      status: 'not_ready',
      checks: [
        { name: 'database', ok: true },
        { name: 'storage', ok: false },
      ],
    })
    await other.close()
  })

  test('believes nobody about the address of a caller unless told to', async () => {
    const told: string[] = []
    const register = (target: FastifyInstance) =>
      registerOperation(target, ping, async ({ origin }) => {
        told.push(origin.address)
        return { status: 200, body: { ok: true } }
      })
    register(app)
    const behindProxy = await createTestApp({ db, trustedProxies: ['127.0.0.1'] })
    register(behindProxy)
    const headers = { 'x-test-caller': 'all', 'x-forwarded-for': '203.0.113.9' }
    await app.inject({ url: '/api/v1/ping', headers })
    await behindProxy.inject({ url: '/api/v1/ping', headers })
    expect(told).toEqual(['127.0.0.1', '203.0.113.9'])
    await behindProxy.close()
  })

  test('a stop answers what is under way, takes no more, and keeps what was committed', async () => {
    const { promise: release, resolve } = Promise.withResolvers<void>()
    const { promise: hasBegun, resolve: begun } = Promise.withResolvers<void>()
    const stopped: string[] = []
    registerOperation(app, ping, async () => {
      begun()
      await release
      await db.transaction(async (tx) => tx.afterCommit(() => stopped.push('committed')))
      return { status: 200, body: { ok: true } }
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const grace = installGracefulStop(createLog('silent'), [
      { name: 'http', stop: () => app.close() },
      { name: 'broken', stop: () => Promise.reject(new Error('cannot')) },
      { name: 'database', stop: () => db.drain().then(() => void stopped.push('database')) },
    ])
    const underWay = fetch(`http://127.0.0.1:${port}/api/v1/ping`, { headers: { 'x-test-caller': 'all' } })
    await hasBegun
    const stopping = grace.stop()
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${port}/healthz`).then(
          () => 'answered',
          () => 'refused',
        ),
      )
      .toBe('refused')
    resolve()
    expect(await (await underWay).json()).toEqual({ ok: true })
    await stopping
    expect(stopped).toEqual(['committed', 'database'])
  })

  test('a stop does not wait for a connection that was opened and never used', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const unused = connect(port, '127.0.0.1')
    await once(app.server, 'connection')
    const closed = once(unused, 'close')
    await app.close()
    await closed
  })
})
