import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createServer as createTlsServer } from 'node:tls'
import S3rver from 's3rver'
import { afterAll, describe, expect, test } from 'vitest'
import { loadConfig } from '../../../platform/config/index.ts'
import { auditConfig, sinksOf } from '../audit.config.ts'
import { testTls } from '../test/test-tls.ts'
import {
  generateSigningKey,
  openCheckpoint,
  signCheckpoint,
  signerFrom,
  splitNotes,
  verifierOf,
} from './checkpoints.rules.ts'
import type { StoredCheckpoint } from './checkpoints.store.ts'
import { createS3Sink } from './s3-sink.ts'
import { createSyslogSink, parseSyslogUrl } from './syslog-sink.ts'

const folder = mkdtempSync(join(tmpdir(), 'smartym-sinks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const signer = signerFrom('smartym/audit', generateSigningKey())
function checkpointOf(treeSize: number): StoredCheckpoint {
  const checkpoint = {
    treeSize,
    rootHash: Buffer.alloc(32, treeSize),
    signedAt: 1_764_000_000_000 + treeSize,
  }
  return { ...checkpoint, note: signCheckpoint(signer, checkpoint) }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

function collecting(create: (onSocket: (socket: Socket) => void) => Server) {
  const messages: Promise<string>[] = []
  return { server: create((socket) => void messages.push(text(socket))), messages }
}

const form =
  /^<109>1 2025-11-24T16:00:00\.007Z bank-1 smartym - audit-checkpoint \[checkpoint@32473 origin="smartym\/audit" size="7"\] \{[ -~]+\}$/

describe('SEC-3: checkpoints leave for a syslog server (RFC 5424)', () => {
  test('over UDP', async () => {
    const socket = createSocket('udp4')
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    const received = once(socket, 'message') as Promise<[Buffer]>
    const { port } = socket.address()
    await createSyslogSink({ protocol: 'udp', host: '127.0.0.1', port }, 'bank-1').append(checkpointOf(7))
    const [message] = await received
    expect(message.toString()).toMatch(form)
    socket.close()
  })

  test('over TCP, counted in octets, and the note comes out of the server’s log file as it was signed', async () => {
    const { server, messages } = collecting((onSocket) => createTcpServer(onSocket))
    const port = await listen(server)
    const sink = createSyslogSink({ protocol: 'tcp', host: '127.0.0.1', port }, 'bank-1')
    await sink.append(checkpointOf(7))
    await sink.append(checkpointOf(8))
    const frames = await Promise.all(messages)
    const [, length, message = ''] = /^(\d+) (.*)$/s.exec(frames[0] ?? '') ?? []
    expect(Number(length)).toBe(Buffer.byteLength(message))
    expect(message).toMatch(form)
    const file = frames.join('\n')
    expect(splitNotes(file)).toEqual([checkpointOf(7).note, checkpointOf(8).note])
    expect(splitNotes(file).map((note) => openCheckpoint(verifierOf(signer), note)?.treeSize)).toEqual([7, 8])
    server.close()
  })

  test('over TLS, and to nobody whose certificate is not the bank’s', async () => {
    const { server, messages } = collecting((onSocket) => createTlsServer(testTls, onSocket))
    server.on('tlsClientError', () => {})
    const port = await listen(server)
    const target = { protocol: 'tls', host: 'localhost', port } as const
    await createSyslogSink({ ...target, ca: testTls.cert }, 'bank-1').append(checkpointOf(7))
    expect(await messages[0]).toMatch(/^\d+ <109>1 /)
    await expect(createSyslogSink(target).append(checkpointOf(8))).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    expect(messages).toHaveLength(1)
    server.close()
  })

  test('a server that is not there is a failure, not a silence', async () => {
    const server = createTcpServer()
    const port = await listen(server)
    server.close()
    await once(server, 'close')
    const sink = createSyslogSink({ protocol: 'tcp', host: '127.0.0.1', port })
    await expect(sink.append(checkpointOf(7))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('its address says how, where and at which port', () => {
    expect(parseSyslogUrl('tls://log.bank.example')).toEqual({
      protocol: 'tls',
      host: 'log.bank.example',
      port: 6514,
    })
    expect(parseSyslogUrl('udp://10.0.0.9:1514')).toEqual({ protocol: 'udp', host: '10.0.0.9', port: 1514 })
    expect(parseSyslogUrl('tcp://[::1]:601')).toEqual({ protocol: 'tcp', host: '::1', port: 601 })
    expect(parseSyslogUrl('http://log')).toBeUndefined()
  })
})

describe('SEC-3: checkpoints leave for an S3 bucket', () => {
  test('each as an object, again without harm, and a wrong bucket is a failure', async () => {
    const directory = join(folder, 's3')
    const store = new S3rver({
      port: 0,
      silent: true,
      directory,
      configureBuckets: [{ name: 'audit', configs: [] }],
    })
    const { port } = await store.run()
    const target = {
      bucket: 'audit',
      prefix: 'smartym/audit/',
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      lockDays: 400,
    }
    const sink = createS3Sink(target)
    await sink.append(checkpointOf(7))
    await sink.append(checkpointOf(7))
    const kept = readFileSync(
      join(directory, 'audit/smartym/audit/2025-11/000000000007.txt._S3rver_object'),
      'utf8',
    )
    expect(kept).toBe(checkpointOf(7).note)
    await expect(createS3Sink({ ...target, bucket: 'other' }).append(checkpointOf(7))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    })
    await store.close()
  })
})

describe('where checkpoints go is configured, and a mistake is told by its name', () => {
  const secrets = { get: (_name: string, make: () => string) => make() }
  const config = (environment: Record<string, string>) => loadConfig(auditConfig, environment)

  test('nowhere else by default', () => {
    expect(sinksOf(config({}), secrets)).toEqual([])
  })

  test('a wrong syslog address and missing S3 secrets', () => {
    expect(() => sinksOf(config({ SMARTYM_AUDIT_SYSLOG_URL: 'log.bank' }), secrets)).toThrow(
      'SMARTYM_AUDIT_SYSLOG_URL="log.bank" is wrong',
    )
    expect(() => sinksOf(config({ SMARTYM_AUDIT_S3_BUCKET: 'audit' }), secrets)).toThrow(
      'audit-s3-access-key-id',
    )
    const given = { get: () => 'x' }
    expect(sinksOf(config({ SMARTYM_AUDIT_S3_BUCKET: 'audit' }), given).map(({ name }) => name)).toEqual([
      's3',
    ])
  })
})
