import { defineOperation } from '@smartym/contract'
import { createEventSourceParser } from './test/read-events.ts'
import type { FastifyInstance } from 'fastify'
import { connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FakeClock } from '../clock/index.ts'
import { type OpenDb, openDatabase } from '../db/index.ts'
import { createTestDatabase } from '../db/test/describe-on-both-dialects.ts'
import { requestNotFound } from '../errors/index.ts'
import { type EventStream, registerEventStream } from './event-stream.ts'
import type { Caller } from './caller.ts'
import { createTestApp, testCaller } from './test/create-test-app.ts'

const watch = defineOperation({
  id: 'watch',
  method: 'GET',
  path: '/api/v1/watch',
  tag: 'test',
  summary: 'Watches',
  permission: 'events:stream',
  auth: ['session'],
  query: Type.Object({ what: Type.Optional(Type.String()) }),
  responses: { 200: Type.Object({ n: Type.Integer() }) },
  errors: [],
  isEventStream: true,
})

describe('a stream of events', () => {
  const clock = new FakeClock()
  const streams: EventStream[] = []
  let app: FastifyInstance
  let db: OpenDb
  let drop: () => Promise<void>
  let port: number
  const sockets: Socket[] = []

  beforeAll(async () => {
    const made = await createTestDatabase('sqlite')
    drop = made.drop
    db = openDatabase({ url: made.url })
    app = await createTestApp({ db, clock })
    registerEventStream(app, clock, watch, async ({ query }) => {
      if (query.what === 'nothing') throw requestNotFound()
      return (stream) => void streams.push(stream)
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    port = (app.server.address() as AddressInfo).port
  })
  afterAll(async () => {
    for (const socket of sockets) socket.destroy()
    await app.close()
    await db.close()
    await drop()
  })

  async function open(headers: Record<string, string> = {}) {
    const abort = new AbortController()
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/watch`, {
      headers: { 'x-test-caller': 'all', ...headers },
      signal: abort.signal,
    })
    await expect.poll(() => streams.length).toBeGreaterThan(0)
    return { answer, abort, reader: createEventSourceParser(answer), stream: streams.pop() as EventStream }
  }

  test('INT-1: brings events in order with their ids', async () => {
    const { answer, stream, reader } = await open()
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(answer.headers.get('x-request-id')).toMatch(/^req_/)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    stream.send({ id: '1', event: 'call.ended', data: { text: 'one\ntwo' } })
    stream.send({ id: '2', data: { n: 2 } })
    expect(await reader.next()).toEqual({ id: '1', event: 'call.ended', data: { text: 'one\ntwo' } })
    expect(await reader.next()).toEqual({ id: '2', event: undefined, data: { n: 2 } })
    stream.close()
    expect(await reader.next()).toBeUndefined()
    expect(stream.send({ data: 3 })).toBe(false)
  })

  test('INT-1: knows where a reader that comes back left off', async () => {
    const { stream } = await open({ 'last-event-id': '41' })
    expect(stream.lastEventId).toBe('41')
    stream.close()
  })

  test('says that it is still there', async () => {
    const { stream, reader } = await open()
    await clock.advance(15_000)
    expect(await reader.nextComment()).toBe('still here')
    stream.close()
  })

  test('ends when its reader goes away', async () => {
    const { stream, abort } = await open()
    const closed = new Promise<void>((resolve) => stream.onClose(resolve))
    abort.abort()
    await closed
    expect(stream.send({ data: 1 })).toBe(false)
  })

  test('is refused like any other request', async () => {
    const refused = await fetch(`http://127.0.0.1:${port}/api/v1/watch?what=nothing`, {
      headers: { 'x-test-caller': 'all' },
    })
    expect(refused.status).toBe(404)
    expect(await refused.json()).toMatchObject({ code: 'request.not_found' })
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/watch`)).status).toBe(401)
  })

  test('drops a reader that does not read, instead of keeping everything for it', async () => {
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    socket.pause()
    socket.write('GET /api/v1/watch HTTP/1.1\r\nHost: x\r\nx-test-caller: all\r\n\r\n')
    await expect.poll(() => streams.length).toBe(1)
    const stream = streams.pop() as EventStream
    const data = 'x'.repeat(64 * 1024)
    let sent = 0
    while (stream.send({ data }) && sent < 10_000) {
      sent += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(sent).toBeLessThan(1000)
  })

  test('ends when the server stops', async () => {
    const { reader } = await open()
    await app.close()
    expect(await reader.next()).toBeUndefined()
  })

  test('SEC-15: a stream ends within five seconds of its session, or of the permission that let it begin', async () => {
    const caller = testCaller()
    let now: Caller | undefined = caller
    const authenticator = { authenticate: () => caller, confirm: async () => now }
    const other = await createTestApp({ db, clock, authenticator })
    const held: EventStream[] = []
    registerEventStream(other, clock, watch, async () => (stream) => void held.push(stream))
    const address = await other.listen({ port: 0, host: '127.0.0.1' })
    const begin = async () => {
      const answer = await fetch(`${address}/api/v1/watch`)
      await expect.poll(() => held.length).toBe(1)
      let isOpen = true
      held.pop()?.onClose(() => (isOpen = false))
      return { answer, isOpen: () => isOpen }
    }
    for (const change of [undefined, { ...caller, grants: {} }, { ...caller, id: 'ses_2' }]) {
      now = caller
      const stream = await begin()
      await clock.advance(5000)
      expect(stream.isOpen()).toBe(true)
      now = change
      await clock.advance(5000)
      await expect.poll(stream.isOpen).toBe(false)
      await stream.answer.body?.cancel()
    }
    await other.close()
  })
})
