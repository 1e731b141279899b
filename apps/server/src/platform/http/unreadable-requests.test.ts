import type { FastifyInstance } from 'fastify'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OpenDb, openDatabase } from '../db/index.ts'
import { createTestDatabase } from '../db/test/describe-on-both-dialects.ts'
import { createTestApp } from './test/create-test-app.ts'

describe('a request that cannot be read', () => {
  let app: FastifyInstance
  let db: OpenDb
  let drop: () => Promise<void>
  beforeEach(async () => {
    const made = await createTestDatabase('sqlite')
    drop = made.drop
    db = openDatabase({ url: made.url })
    app = await createTestApp({ db })
    await app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterEach(async () => {
    await app.close()
    await db.close()
    await drop()
  })

  /** What the server says to these bytes before it closes the connection. */
  async function answerTo(bytes: string) {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    socket.write(bytes)
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
    return { head: head.toLowerCase(), problem: JSON.parse(body) as { code: string; title: string } }
  }

  test.each([
    [400, 'request.invalid', 'bytes that are no request', 'NONSENSE\r\n\r\n'],
    [
      431,
      'request.headers_too_large',
      'headers without end',
      `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
    ],
    [
      431,
      'request.headers_too_large',
      'an address without end',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`,
    ],
    [
      400,
      'request.invalid',
      'an address that is no text',
      'GET /api/v1/%FF%FE HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
    ],
  ])('SEC-11: is refused with %i %s like any other: %s', async (status, code, _what, bytes) => {
    const { head, problem } = await answerTo(bytes)
    expect(head).toMatch(new RegExp(`^http/1.1 ${status} `))
    expect(head).toContain('content-type: application/problem+json')
    expect(head).toContain('x-content-type-options: nosniff')
    expect(head).toContain('content-security-policy: ')
    expect(problem).toMatchObject({ status, code })
    expect(problem.title).not.toBe('')
  })

  test('SEC-11: who sends too slowly is told so and cut off', async () => {
    const address = app.server.address() as AddressInfo
    const socket = connect(address.port, '127.0.0.1')
    const [ofServer] = (await once(app.server, 'connection')) as [Socket]
    const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
    app.server.emit('clientError', late, ofServer)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"request\.too_slow"/)
  })
})
