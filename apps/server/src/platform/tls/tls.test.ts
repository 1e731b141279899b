import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OpenDb, openDatabase } from '../db/index.ts'
import { createTestDatabase } from '../db/test/describe-on-both-dialects.ts'
import { createTestApp } from '../http/test/create-test-app.ts'
import { createLog } from '../log/index.ts'
import { type CertificateFiles, openCertificateFiles } from './index.ts'
import { makeCertificate } from './test/make-certificate.ts'

describe('TLS by the server itself', () => {
  let dir: string
  let app: FastifyInstance
  let certificate: CertificateFiles
  let db: OpenDb
  let drop: () => Promise<void>
  const sockets: TLSSocket[] = []
  const log = createLog('silent')

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'smartym-tls-'))
    certificate = openCertificateFiles(makeCertificate(dir, { name: 'first' }), log)
    const made = await createTestDatabase('sqlite')
    drop = made.drop
    db = openDatabase({ url: made.url })
    app = await createTestApp({ db, certificate, isHttps: true })
    await app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    await app.close()
    await db.close()
    await drop()
    rmSync(dir, { recursive: true })
  })

  const port = () => (app.server.address() as AddressInfo).port
  async function open(options: ConnectionOptions = {}): Promise<TLSSocket> {
    const socket = connect({ host: '127.0.0.1', port: port(), rejectUnauthorized: false, ...options })
    sockets.push(socket)
    await once(socket, 'secureConnect')
    return socket
  }
  const nameOf = (socket: TLSSocket) => socket.getPeerCertificate().subject.CN
  async function ask(socket: TLSSocket): Promise<string> {
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
    const [piece] = (await once(socket, 'data')) as [Buffer]
    return piece.toString()
  }

  test('SEC-11: answers over TLS under its certificate, and tells browsers to stay with it', async () => {
    const ca = readFileSync(join(dir, 'server.pem'))
    const asked = request({ host: 'localhost', port: port(), path: '/healthz', ca }).end()
    const [answer] = await once(asked, 'response')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    answer.resume()
  })

  test('SEC-11: speaks 1.2 and 1.3 with forward secrecy, and nothing older or weaker', async () => {
    expect((await open()).getProtocol()).toBe('TLSv1.3')
    expect((await open({ maxVersion: 'TLSv1.2' })).getCipher().name).toMatch(/^ECDHE-.*(GCM|CHACHA20)/)
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const
    await expect(open(old)).rejects.toThrow(/alert|version|protocol/i)
    await expect(open({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA' })).rejects.toThrow(
      /handshake failure/,
    )
  })

  test('SEC-11: a new certificate is used by new connections, and those that stand go on', async () => {
    const standing = await open()
    expect(certificate.refresh()).toBe(false)
    const before = certificate.expiresAt()
    makeCertificate(dir, { name: 'second', days: 90 })
    expect(certificate.refresh()).toBe(true)
    expect(certificate.expiresAt()).toBeGreaterThan(before)
    expect(nameOf(await open())).toBe('second')
    expect(nameOf(standing)).toBe('first')
    expect(await ask(standing)).toContain('200 OK')
  })

  test('SEC-11: half a change, or rubbish, leaves the old certificate in use', async () => {
    const good = readFileSync(join(dir, 'server.pem'))
    writeFileSync(join(dir, 'server.pem'), 'rubbish')
    expect(certificate.refresh()).toBe(false)
    expect(nameOf(await open())).toBe('first')
    writeFileSync(join(dir, 'server.pem'), good)
    makeCertificate(mkdtempSync(join(dir, 'other-')))
    expect(nameOf(await open())).toBe('first')
    rmSync(join(dir, 'server.key'))
    expect(certificate.refresh()).toBe(false)
    expect(await ask(await open())).toContain('200 OK')
  })

  test('SEC-11: a certificate that cannot be used is told by its file', () => {
    const other = makeCertificate(mkdtempSync(join(dir, 'other-')))
    const mixed = { certificate: join(dir, 'server.pem'), key: other.key }
    expect(() => openCertificateFiles(mixed, log)).toThrow(/server\.pem .* cannot be used/)
  })
})
