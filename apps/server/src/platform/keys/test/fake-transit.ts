import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeTransit {
  /** What a server is configured with. */
  readonly url: string
  readonly token: string
  /** Paths that were asked for. */
  readonly asked: string[]
  /** What comes before the next answers: a status to fail with, or silence. */
  readonly faults: (number | 'silence')[]
  /** A new version of every key. */
  rotate(): void
  /** Versions before this one are refused. */
  forgetBefore(version: number): void
  close(): Promise<void>
}

interface Asked {
  readonly plaintext?: string
  readonly ciphertext?: string
  readonly associated_data?: string
}

async function readBody(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : (JSON.parse(text) as Asked)
}

/** A key-management service with the transit interface, over HTTP, with real encryption and versions of its keys. */
export async function startFakeTransit(): Promise<FakeTransit> {
  const token = randomBytes(12).toString('hex')
  const versions = [randomBytes(32)]
  const asked: string[] = []
  const faults: (number | 'silence')[] = []
  let oldest = 1

  function encrypt({ plaintext = '', associated_data: aad = '' }: Asked) {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', versions.at(-1) as Buffer, nonce)
    cipher.setAAD(Buffer.from(aad, 'base64'))
    const sealed = Buffer.concat([nonce, cipher.update(plaintext, 'base64'), cipher.final()])
    const bytes = Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64')
    return { ciphertext: `vault:v${versions.length}:${bytes}` }
  }

  function decrypt({ ciphertext = '', associated_data: aad = '' }: Asked) {
    const [, version = '', text = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? []
    const key = versions[Number(version) - 1]
    if (key === undefined || Number(version) < oldest)
      throw new Error('ciphertext version is disallowed by policy')
    const bytes = Buffer.from(text, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAAD(Buffer.from(aad, 'base64')).setAuthTag(bytes.subarray(-16))
    const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
    return { plaintext: plain.toString('base64') }
  }

  function answerOf(method: string, path: string, body: Asked): object | undefined {
    if (method === 'GET' && path.startsWith('/v1/transit/keys/')) return { latest_version: versions.length }
    if (method === 'POST' && path.startsWith('/v1/transit/encrypt/')) return encrypt(body)
    if (method === 'POST' && path.startsWith('/v1/transit/decrypt/')) return decrypt(body)
    return undefined
  }

  const server = createServer((request, response) => {
    const { method = '', url = '' } = request
    void readBody(request).then((body) => {
      asked.push(`${method} ${url}`)
      const fault = faults.shift()
      if (fault === 'silence') return
      const refuse = (status: number, reason: string): void => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ errors: [reason] }))
      }
      if (fault !== undefined) return refuse(fault, 'Vault is sealed')
      if (request.headers['x-vault-token'] !== token) return refuse(403, 'permission denied')
      try {
        const data = answerOf(method, url, body)
        if (data === undefined) return refuse(404, 'no handler for route')
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ data }))
      } catch (error) {
        refuse(400, error instanceof Error ? error.message : 'bad request')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1/transit`,
    token,
    asked,
    faults,
    rotate: () => void versions.push(randomBytes(32)),
    forgetBefore(version) {
      oldest = version
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
