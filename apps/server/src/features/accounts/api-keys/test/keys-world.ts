import { createHash, createHmac, randomUUID } from 'node:crypto'
import type { ApiKeyResponse, Permission } from '@smartym/contract'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { OpenDb } from '../../../../platform/db/index.ts'
import { type Browser, createAccountsWorld, type WorldOptions } from '../../test/accounts-world.ts'

/** What a dial button and its server need. */
export const button: Permission[] = ['self', 'browser_tokens:issue', 'dialing:dial', 'calls:list']
export const crmOrigin = 'https://crm.example.kr'

export interface MadeKey {
  readonly apiKey: ApiKeyResponse
  readonly secret: string
}

let keys = 0

/** A company whose administrator makes keys. */
export async function createKeysWorld(db: OpenDb, options?: WorldOptions) {
  const world = await createAccountsWorld(db, options)
  await world.addAccount('admin', 'administrator', world.seoul)
  let admin: Browser = await world.signIn('admin')
  const manage = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => {
    keys += 1
    return admin.request(method, `/api/v1/api-keys${path}`, body, { 'idempotency-key': `key ${keys}` })
  }
  return {
    ...world,
    admin,
    manage,
    /** After a while the administrator's session has ended. */
    async signInAgain(): Promise<void> {
      admin = await world.signIn('admin')
    },
    async create(changes: object = {}): Promise<MadeKey> {
      const body = { name: '우리 CRM', permissions: button, orgUnitId: null, origins: [], ...changes }
      const answer = await manage('POST', '', body)
      if (answer.statusCode !== 201) throw new Error(`the key was not made: ${answer.body}`)
      return answer.json<MadeKey>()
    },
  }
}
export const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` })

/** Asks what the server sees of a key. */
export function askMe(
  app: FastifyInstance,
  headers: Record<string, string>,
  remoteAddress = '10.0.0.7',
): Promise<LightMyRequestResponse> {
  return app.inject({ url: '/api/v1/api-keys/me', headers, remoteAddress })
}

export interface SignedRequest {
  readonly key: MadeKey
  /** UTC milliseconds. */
  readonly at: number
  readonly method?: string
  readonly url?: string
  readonly body?: string
  readonly id?: string
  readonly secret?: string
}

/** The headers of a signed request, made as the documentation says and not as the server does. */
export function sign(request: SignedRequest): Record<string, string> {
  const { key, at, method = 'GET', url = '/api/v1/api-keys/me', body = '', id = randomUUID() } = request
  const timestamp = String(Math.floor(at / 1000))
  const digest = createHash('sha256').update(body).digest('hex')
  const mac = createHmac('sha256', request.secret ?? key.secret)
  mac.update([id, timestamp, method, url, digest].join('.'))
  return {
    'smartym-key': key.apiKey.apiKeyId,
    'smartym-id': id,
    'smartym-timestamp': timestamp,
    'smartym-signature': `v1,${mac.digest('base64')}`,
  }
}
