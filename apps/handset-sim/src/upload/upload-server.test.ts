import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HandsetEvent } from '@smartym/handset-core'
import { afterEach, describe, expect, test } from 'vitest'
import { createDeviceRequests } from '../link/device-requests.ts'
import { createNetwork } from '../link/network.ts'
import { NetworkFaultError } from '../link/network-fault.ts'
import { createTusClient, parseUploadAddress } from './tus.ts'
import { createUploader } from './uploader.ts'

const servers: Server[] = []
const dirs: string[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true })
})

const content = Buffer.alloc(1_500_000, 7)

/** Two names of one server: what came to the one is known to the other. */
async function createNames() {
  const stored = { bytes: Buffer.alloc(0), isCut: true }
  const asked: string[] = []
  async function listen(name: string): Promise<URL> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const claims = JSON.parse(
          Buffer.from(String(request.headers['dpop']).split('.')[1] ?? '', 'base64url').toString(),
        ) as { htu: string }
        asked.push(`${request.method} ${name}`)
        const isProved = claims.htu === `http://${request.headers.host}${request.url}`
        if (!isProved || request.headers.authorization !== 'DPoP token') return response.writeHead(401).end()
        if (request.method === 'PATCH') stored.bytes = Buffer.concat([stored.bytes, ...parts])
        const isStored = stored.bytes.length === content.length
        if (stored.isCut && request.method === 'PATCH') return request.socket.destroy()
        return response
          .writeHead(request.method === 'POST' ? 201 : 200, {
            location: 'http://control.internal/api/v1/recording-uploads/rec_1',
            'upload-offset': stored.bytes.length,
            'smartym-recording-state': isStored ? 'stored' : 'uploading',
          })
          .end()
      })
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  }
  return { stored, asked, control: await listen('control'), uploads: await listen('uploads') }
}

function createPhone(control: URL) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const device = createDeviceRequests({
    network: createNetwork(control, Date.now),
    clock: { wallMs: Date.now, entropy: () => 'a'.repeat(64) },
    keys: {
      publicKey: publicKey.export({ format: 'der', type: 'spki' }),
      sign: (message: Uint8Array) => sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    },
    accessToken: () => 'token',
  })
  const dir = mkdtempSync(join(tmpdir(), 'smartym-upload-'))
  dirs.push(dir)
  const path = join(dir, 'r.smr')
  writeFileSync(path, content)
  let told: (event: HandsetEvent) => void
  const uploader = createUploader({
    tusAt: (address) =>
      address === undefined ? createTusClient(device) : createTusClient(device, parseUploadAddress(address)),
    recorder: {
      fileOf: () => ({ path, durableBytes: content.length, sealedBytes: content.length }),
      onGrown: () => {},
    },
    tell: (event) => {
      if (event.type !== 'upload.progressed') told(event)
    },
  })
  return (address?: string) =>
    new Promise<HandsetEvent>((resolve) => {
      told = resolve
      uploader.start('rec_1', false, address)
    })
}

describe('the upload server', () => {
  test('UPL-3, UPL-5: an upload that was cut goes on at the address set since, with nothing lost or sent twice', async () => {
    const { stored, asked, control, uploads } = await createNames()
    const send = createPhone(control)
    expect(await send()).toMatchObject({ type: 'upload.failed', kind: 'network' })
    stored.isCut = false
    expect(await send(uploads.origin)).toMatchObject({ type: 'upload.stored' })
    expect(stored.bytes.equals(content)).toBe(true)
    expect(asked).toEqual([
      'POST control',
      'HEAD control',
      'PATCH control',
      'POST uploads',
      'HEAD uploads',
      'PATCH uploads',
    ])
  })

  test.each([
    'http://uploads.bank.example',
    'http://0.0.0.0:8080',
    'https://who@uploads.bank.example',
    'https://uploads.bank.example/api',
    'https://uploads.bank.example?to=other',
    'nothing',
  ])('UPL-3, UPL-6: %s is no upload server for the phone either', (address) => {
    expect(() => parseUploadAddress(address)).toThrow(NetworkFaultError)
  })

  test('UPL-3: nothing is sent to what is more than a server; the upload waits', async () => {
    const { asked, control, uploads } = await createNames()
    const failed = await createPhone(control)(`${uploads.origin}/api`)
    expect(failed).toMatchObject({
      kind: 'network',
      fault: { code: 'network.unreachable', isRetryable: true },
    })
    expect(asked).toEqual([])
  })
})
