import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../platform/clock/index.ts'
import { makeCertificate } from '../platform/tls/test/make-certificate.ts'
import { createTestServers } from './test/test-servers.ts'

const { makeDir, start, cleanUp } = createTestServers()
afterEach(cleanUp)

/** Sends bytes as they are; the answer's first line, or '' when the connection was closed without one. */
async function sendBytes(address: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (piece) => {
    answer += piece.toString()
  })
  socket.on('error', () => undefined)
  socket.write(bytes)
  await once(socket, 'close')
  return answer.split('\r\n')[0] ?? ''
}

describe('the wire', () => {
  test('SEC-11: the server speaks TLS by its files, says how long they hold, and marks its cookies', async () => {
    const dir = makeDir()
    const files = makeCertificate(dir, { days: 30 })
    const environment = {
      SMARTYM_SERVER_HOST: '127.0.0.1',
      SMARTYM_SERVER_TLS_CERTIFICATE: files.certificate,
      SMARTYM_SERVER_TLS_KEY: files.key,
    }
    const server = await start({ environment, clock: systemClock })
    const address = await server.listen()
    expect(address).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    const asked = request(`${address}/readyz`, { ca: readFileSync(files.certificate) }).end()
    const [answer] = await once(asked, 'response')
    let text = ''
    for await (const piece of answer) text += String(piece)
    expect(JSON.parse(text).checks).toContainEqual({ name: 'certificate', ok: true, daysLeft: 29 })
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    }
    const phone = request(`${address}/api/v1/gateway`, {
      ca: readFileSync(files.certificate),
      headers: upgrade,
    })
    const [welcome, socket] = await once(phone.end(), 'upgrade')
    expect(welcome.statusCode).toBe(101)
    socket.destroy()
    const metrics = await server.container.metrics.registry.metrics()
    expect(metrics).toContain('smartym_tls_certificate_days_left 29')
  })

  test('SEC-11: TLS settings that do not belong together, or proxies that are no addresses, stop the start', async () => {
    const attempt = (environment: Record<string, string>) => start({ environment })
    await expect(attempt({ SMARTYM_SERVER_TLS_KEY: 'x' })).rejects.toThrow('belong together')
    await expect(attempt({ SMARTYM_SERVER_TRUSTED_PROXIES: 'proxy.bank' })).rejects.toThrow('proxy.bank')
    await expect(attempt({ SMARTYM_SERVER_TRUSTED_PROXIES: '10.0.0.0/64' })).rejects.toThrow('10.0.0.0/64')
    const open = { SMARTYM_SERVER_HOST: '0.0.0.0', SMARTYM_SERVER_IS_HTTPS: 'true' }
    await expect(attempt(open)).rejects.toThrow('SMARTYM_SERVER_TRUSTED_PROXIES')
  })

  test('SEC-11: every kind of answer carries the headers that keep browsers safe, and no inline script', async () => {
    const consoleDir = makeDir()
    mkdirSync(join(consoleDir, 'assets'))
    writeFileSync(join(consoleDir, 'index.html'), '<style nonce="__SMARTYM_CSP_NONCE__"></style>')
    writeFileSync(join(consoleDir, 'assets', 'main-1a2b.js'), 'export {}')
    const environment = {
      SMARTYM_SERVER_IS_HTTPS: 'true',
      SMARTYM_SERVER_TRUSTED_PROXIES: '127.0.0.1',
      SMARTYM_SERVER_FRAME_ANCESTORS: 'https://crm.bank.example',
    }
    const { app } = await start({ consoleDir, environment })
    const headers = { 'x-forwarded-proto': 'https' }
    const page = '/calls'
    const asset = '/assets/main-1a2b.js'
    const refused = '/api/v1/org-units'
    const unknown = '/api/v1/nothing'
    for (const url of [page, asset, refused, unknown, '/healthz', '/api/v1/openapi.json']) {
      const answer = await app.inject({ url, headers })
      const policy = String(answer.headers['content-security-policy'])
      expect(policy).toContain("frame-ancestors 'self' https://crm.bank.example")
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain("object-src 'none'")
      expect(answer.headers).toMatchObject({
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(answer.headers).not.toHaveProperty('x-powered-by')
      expect(answer.headers).not.toHaveProperty('server')
    }
  })

  test('SEC-11: a forwarded address is believed from a configured proxy only', async () => {
    const seen = async (environment: Record<string, string>, remoteAddress: string) => {
      const { app } = await start({ environment })
      let address = ''
      app.addHook('onResponse', async (asked) => {
        address = asked.ip
      })
      const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' }
      await app.inject({ url: '/healthz', remoteAddress, headers })
      return address
    }
    const environment = { SMARTYM_SERVER_IS_HTTPS: 'true', SMARTYM_SERVER_TRUSTED_PROXIES: '10.1.0.0/16' }
    expect(await seen({}, '127.0.0.1')).toBe('127.0.0.1')
    expect(await seen(environment, '10.1.2.3')).toBe('203.0.113.9')
    expect(await seen(environment, '127.0.0.1')).toBe('127.0.0.1')
  })

  test.each([
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd'],
    ['length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a hidden encoding', 'Transfer-Encoding: xchunked\r\nConnection: close\r\n\r\nabcd'],
    ['a folded header', 'X-A: 1\r\n\tTransfer-Encoding: chunked\r\nContent-Length: x\r\n\r\n'],
    ['a name with a space', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['headers without end', `X-A: ${'a'.repeat(40_000)}\r\n\r\n`],
  ])('SEC-11: a request that a proxy might read otherwise is refused: %s', async (_name, rest) => {
    const address = await (await start()).listen()
    const line = await sendBytes(address, `POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\n${rest}`)
    expect(line).toMatch(/^HTTP\/1\.1 (400|431|501)/)
  })

  test('SEC-11: a body over the limit is refused before it is read, and slow senders are timed', async () => {
    const { app } = await start()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ loginId: 'a'.repeat(70_000), password: 'x' }),
    })
    expect(answer.json()).toMatchObject({ status: 413, code: 'request.too_large' })
    expect(app.server.headersTimeout).toBe(20_000)
    expect(app.server.requestTimeout).toBe(300_000)
  })
})
