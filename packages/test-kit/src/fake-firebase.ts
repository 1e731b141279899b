import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the next message is answered instead of being taken. */
export interface FcmFault {
  readonly status: number
  /** FCM's word for it: `UNAVAILABLE`, `QUOTA_EXCEEDED`, … */
  readonly errorCode?: string
  readonly retryAfterSeconds?: number
  /** No answer at all. */
  readonly isSilent?: boolean
}

/** What a phone was sent. */
export interface PushedMessage {
  readonly token: string
  readonly data: Record<string, string>
  readonly android: { readonly priority: string; readonly ttl: string }
}

/** Firebase Installations, the registration that Play services make, FCM HTTP v1, and the tokens of its service account. */
export interface FakeFirebase {
  readonly address: string
  readonly projectId: string
  readonly appId: string
  readonly apiKey: string
  readonly senderId: string
  /** The service account's key file, as JSON. */
  readonly keyFile: string
  readonly messages: readonly PushedMessage[]
  /** Access tokens given out. */
  readonly tokensGiven: number
  /** Told of each message that is taken. */
  onMessage(listener: (message: PushedMessage) => void): void
  /** Faults that answer the next messages, one each. */
  fail(...faults: FcmFault[]): void
  /** A token of a phone that registered some other way. */
  register(): string
  isRegistered(token: string): boolean
  /** The phone is gone: the app was removed. */
  unregister(token: string): void
  /** Access tokens given so far are not taken any more. */
  expireAccessTokens(): void
  close(): Promise<void>
}

const projectId = 'smartym-fake'
const appId = '1:123456789012:android:0a1b2c3d4e5f'
const apiKey = 'AIzaFakeFakeFakeFakeFakeFakeFakeFakeFake'
const senderId = '123456789012'
const email = `push@${projectId}.iam.gserviceaccount.com`
const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const messagingScope = 'https://www.googleapis.com/auth/firebase.messaging'

interface Asked {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly text: string
}
interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Record<string, string>
}

const ok = (body: unknown): Answer => ({ status: 200, body })

function refuse(status: number, word: string, details: readonly object[] = []): Answer {
  return { status, body: { error: { code: status, message: word, status: word, details } } }
}

const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>

/** Is it signed by the service account, for this scope. */
function isGoodAssertion(assertion: string, key: KeyObject): boolean {
  const [head = '', claims = '', signature = ''] = assertion.split('.')
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url')))
    return false
  const { iss, scope } = json(Buffer.from(claims, 'base64url').toString())
  return iss === email && scope === messagingScope
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

/** Firebase's endpoints on this machine, as strict as the real ones where it matters to us. */
export async function startFakeFirebase(): Promise<FakeFirebase> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const accountKey = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))
  const accessTokens = new Set<string>()
  /** Authorization of an installation, with the installation that it is for. */
  const installations = new Map<string, string>()
  const tokens = new Set<string>()
  const messages: PushedMessage[] = []
  const listeners: ((message: PushedMessage) => void)[] = []
  const faults: FcmFault[] = []
  let tokensGiven = 0

  function giveAccessToken({ text }: Asked): Answer {
    const form = new URLSearchParams(text)
    const isGood =
      form.get('grant_type') === grantType && isGoodAssertion(form.get('assertion') ?? '', accountKey)
    if (!isGood) return { status: 400, body: { error: 'invalid_grant', error_description: 'bad assertion' } }
    const token = randomBytes(24).toString('base64url')
    accessTokens.add(token)
    tokensGiven += 1
    return ok({ access_token: token, expires_in: 3599, token_type: 'Bearer' })
  }

  function authorize(fid: string): { token: string; expiresIn: string } {
    const token = randomBytes(24).toString('base64url')
    installations.set(token, fid)
    return { token, expiresIn: '604800s' }
  }

  /* An id of an installation: 22 characters, the first of which are the bits 0111. */
  function install({ headers, text }: Asked): Answer {
    if (headers['x-goog-api-key'] !== apiKey) return refuse(403, 'PERMISSION_DENIED')
    const { fid, appId: app, authVersion } = json(text)
    const isGood = typeof fid === 'string' && /^[cdef][\w-]{21}$/.test(fid)
    if (!isGood || app !== appId || authVersion !== 'FIS_v2') return refuse(400, 'INVALID_ARGUMENT')
    const name = `projects/${projectId}/installations/${fid}`
    return ok({ name, fid, refreshToken: randomBytes(24).toString('base64url'), authToken: authorize(fid) })
  }

  /* What Play services post on an app's behalf. */
  function registerPhone({ text }: Asked): Answer {
    const form = new URLSearchParams(text)
    const fid = form.get('X-appid') ?? ''
    const isKnown = installations.get(form.get('X-Goog-Firebase-Installations-Auth') ?? '') === fid
    const isGood = isKnown && form.get('sender') === senderId && form.get('X-gmp_app_id') === appId
    if (!isGood) return { status: 200, body: 'Error=AUTHENTICATION_FAILED' }
    return { status: 200, body: `token=${register(fid)}` }
  }

  function register(fid = randomBytes(16).toString('base64url')): string {
    const token = `${fid}:${randomBytes(90).toString('base64url')}`
    tokens.add(token)
    return token
  }

  function takeMessage({ headers, text }: Asked): Answer {
    const { authorization = '' } = headers
    if (!accessTokens.has(authorization.replace('Bearer ', ''))) return refuse(401, 'UNAUTHENTICATED')
    const { message } = JSON.parse(text) as { message: PushedMessage }
    const fault = faults.shift()
    if (fault !== undefined) {
      const { status, errorCode = 'UNAVAILABLE', retryAfterSeconds } = fault
      const headersOf: Record<string, string> = {}
      if (retryAfterSeconds !== undefined) headersOf['retry-after'] = String(retryAfterSeconds)
      return { ...refuse(status, errorCode, [{ errorCode }]), headers: headersOf }
    }
    if (!message.token.includes(':'))
      return refuse(400, 'INVALID_ARGUMENT', [{ fieldViolations: [{ field: 'message.token' }] }])
    if (!tokens.has(message.token)) return refuse(404, 'NOT_FOUND', [{ errorCode: 'UNREGISTERED' }])
    messages.push(message)
    for (const listener of listeners) listener(message)
    return ok({ name: `projects/${projectId}/messages/${messages.length}` })
  }

  const routes: Readonly<Record<string, (asked: Asked) => Answer>> = {
    '/token': giveAccessToken,
    [`/v1/projects/${projectId}/installations`]: install,
    '/c2dm/register3': registerPhone,
    [`/v1/projects/${projectId}/messages:send`]: takeMessage,
  }

  const server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? '/', 'http://fake').pathname
      const text = await textOf(request)
      const isSilent = path.endsWith('messages:send') && faults[0]?.isSilent === true
      const {
        status,
        body,
        headers = {},
      } = routes[path]?.({ path, headers: request.headers, text }) ?? refuse(404, 'NOT_FOUND')
      if (isSilent) return
      const isText = typeof body === 'string'
      response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers })
      response.end(isText ? body : JSON.stringify(body))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    projectId,
    appId,
    apiKey,
    senderId,
    keyFile: JSON.stringify({
      type: 'service_account',
      project_id: projectId,
      client_email: email,
      private_key: pem,
      private_key_id: 'fake-1',
    }),
    messages,
    get tokensGiven() {
      return tokensGiven
    },
    onMessage: (listener) => void listeners.push(listener),
    fail: (...some) => void faults.push(...some),
    register: () => register(),
    isRegistered: (token) => tokens.has(token),
    unregister: (token) => void tokens.delete(token),
    expireAccessTokens: () => accessTokens.clear(),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
