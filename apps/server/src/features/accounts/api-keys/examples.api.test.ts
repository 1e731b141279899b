import { execFile } from 'node:child_process'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createKeysWorld, type MadeKey } from './test/keys-world.ts'

const examples = join(import.meta.dirname, '../../../../../../docs/integration/examples')
const run = promisify(execFile)

/* The examples are run as a CRM's developer runs them: by another process, over the wire, with the real time. */
describeOnBothDialects('the examples for CRM developers', (makeDb) => {
  let folder: string
  let url: string
  let world: Awaited<ReturnType<typeof createKeysWorld>>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smartym-examples-'))
    world = await createKeysWorld(await makeDb())
    world.clock.jumpWallClock(Date.now())
    await world.signInAgain()
    await world.app.listen({ port: 0, host: '127.0.0.1' })
    url = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await world.app.close()
    rmSync(folder, { recursive: true })
  })

  async function example(name: string, parameters: readonly string[], environment: Record<string, string>) {
    const program = name.endsWith('.mjs') ? process.execPath : 'sh'
    world.clock.jumpWallClock(Date.now())
    const env = { PATH: process.env['PATH'] ?? '', SMARTYM_URL: url, ...environment }
    const { stdout } = await run(program, [join(examples, name), ...parameters], { env })
    return JSON.parse(stdout) as Record<string, unknown>
  }

  test.each(['api-key.sh', 'api-key.mjs'])('INT-1: %s shows what the key may do', async (name) => {
    const { apiKey, secret } = await world.create({ networks: ['127.0.0.1'] })
    const me = await example(name, [], { SMARTYM_API_KEY: secret })
    expect(me).toMatchObject({ apiKeyId: apiKey.apiKeyId, address: '127.0.0.1', networks: ['127.0.0.1'] })
  })

  test.each(['signed-request.sh', 'signed-request.mjs'])(
    'INT-1: %s signs requests with a query and with a body',
    async (name) => {
      const { apiKey, secret } = await world.create({ authentication: 'signature' })
      const environment = { SMARTYM_KEY_ID: apiKey.apiKeyId, SMARTYM_SECRET: secret }
      const me = await example(name, ['GET', '/api/v1/api-keys/me'], environment)
      expect(me).toMatchObject({ apiKeyId: apiKey.apiKeyId })
      const body = '{"agent":{"employeeNumber":"김하늘"}}'
      const answer = await example(name, ['POST', '/api/v1/browser-tokens', body], environment)
      expect(answer).toMatchObject({ code: 'agents.not_found' })
      const wrong = await example(name, ['GET', '/api/v1/api-keys/me'], {
        ...environment,
        SMARTYM_SECRET: 'x',
      })
      expect(wrong).toMatchObject({ code: 'accounts.signature_refused', reason: 'mismatch' })
    },
  )

  async function keyFor({ publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }) {
    const file = join(folder, 'crm.pem')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    const publicJwk = publicKey.export({ format: 'jwk' })
    const made: MadeKey = await world.create({ authentication: 'assertion', publicJwk })
    return { SMARTYM_KEY_ID: made.apiKey.apiKeyId, SMARTYM_PRIVATE_KEY: file }
  }

  test.each([
    ['access-token.sh', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['access-token.mjs', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ])('INT-1: %s gets an access token that the API takes', async (name, makePair) => {
    const environment = await keyFor(makePair())
    const token = await example(name, [], environment)
    expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 600 })
    const me = await example('api-key.mjs', [], { SMARTYM_API_KEY: String(token['access_token']) })
    expect(me).toMatchObject({ apiKeyId: environment.SMARTYM_KEY_ID, authentication: 'assertion' })
  })
})
