import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { operations } from '@smartym/contract'
import { answers, FakeRefusal, feedStream, sealedContent } from './answers.ts'
import type { Asked } from './asked.ts'
import { accounts } from './people.ts'
import { sessionOf } from './people.ts'
import { pendingOf, signInOptions } from './own-account.ts'

const dist = join(import.meta.dirname, '../../dist')
const nonceMark = '__SMARTYM_CSP_NONCE__'
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The policy under which the console runs; the real server sends the same. */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    'media-src blob:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const isFile = extname(path) !== ''
  const file = join(dist, normalize(isFile ? path : '/index.html'))
  try {
    const bytes = await readFile(file)
    const type = types[extname(file)] ?? 'application/octet-stream'
    if (isFile) {
      response.writeHead(200, { 'content-type': type }).end(bytes)
      return
    }
    const nonce = randomBytes(18).toString('base64')
    const headers = {
      'content-type': type,
      'content-security-policy': policyOf(nonce),
      'cache-control': 'no-store',
    }
    response.writeHead(200, headers).end(bytes.toString().replaceAll(nonceMark, nonce))
  } catch {
    response.writeHead(404).end()
  }
}

const routes = Object.entries(operations).map(([id, { method, path, responses }]) => ({
  id,
  method: method as string,
  status: Number(Object.keys(responses)[0]),
  pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
}))

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const part of request) text += String(part)
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

function personOf(request: IncomingMessage) {
  const loginId = /fake_session=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
  return accounts.find((account) => account.loginId === loginId)
}

function sendProblem(response: ServerResponse, status: number, code: string, title: string): void {
  const headers = { 'content-type': 'application/problem+json' }
  response
    .writeHead(status, headers)
    .end(JSON.stringify({ type: `urn:smartym:${code}`, title, status, code }))
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  if (status === 204) response.writeHead(204).end()
  else
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { loginId, password } = await readBody(request)
  const step = String(loginId).startsWith('step:') ? String(loginId).slice('step:'.length) : undefined
  if (step !== undefined) {
    sendJson(response, 202, pendingOf(step), { 'set-cookie': `fake_step=${step}; Path=/; HttpOnly` })
    return
  }
  if (password === 'throttled') {
    const headers = { 'content-type': 'application/problem+json' }
    const problem = { status: 429, code: 'accounts.sign_in_throttled', retryAfterSeconds: 40 }
    const title = '로그인 시도가 너무 많습니다. 잠시 후 다시 시도해 주십시오.'
    response.writeHead(429, headers).end(JSON.stringify({ ...problem, title }))
    return
  }
  const person = accounts.find((account) => account.loginId === loginId)
  if (!person || password === 'wrong') {
    sendProblem(response, 401, 'accounts.sign_in_refused', '아이디 또는 비밀번호가 맞지 않습니다.')
    return
  }
  sendJson(response, 201, sessionOf(person), {
    'set-cookie': `fake_session=${person.loginId}; Path=/; HttpOnly`,
  })
}

function stream(id: string, asked: Asked, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': here\n\n')
  const end = feedStream(id, asked, (data) => response.write(`data: ${JSON.stringify(data)}\n\n`))
  response.on('close', end)
}

async function serveApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const route = routes.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname))
  if (!route) return sendProblem(response, 404, 'request.not_found', '요청하신 주소를 찾을 수 없습니다.')
  if (route.id === 'signIn') return signIn(request, response)
  if (route.id === 'listSignInOptions') return sendJson(response, 200, signInOptions)
  const step = /fake_step=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
  if (step !== undefined && url.pathname.startsWith('/api/v1/session/pending')) {
    if (route.id === 'getPendingSignIn') return sendJson(response, 200, pendingOf(step))
    const answer = answers[route.id as keyof typeof answers] as (() => unknown) | undefined
    return sendJson(response, route.status, answer?.())
  }
  const person = personOf(request)
  if (!person) return sendProblem(response, 401, 'auth.required', '로그인이 필요합니다.')
  const asked: Asked = {
    person,
    params: { ...route.pattern.exec(url.pathname)?.groups },
    query: Object.fromEntries(url.searchParams),
    body: request.method === 'GET' ? {} : await readBody(request),
  }
  if (route.id === 'watchBoard' || route.id === 'streamEvents') return stream(route.id, asked, response)
  if (route.id === 'readListenContent' || route.id === 'downloadRecording') {
    const kind = (asked.params['kind'] ?? 'sealed') as keyof typeof sealedContent
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(sealedContent[kind])
    return undefined
  }
  const answer = answers[route.id]
  if (!answer) return sendProblem(response, 404, 'request.not_found', route.id)
  return sendJson(response, route.status, await answer(asked))
}

/** Starts the fake on a port (0 for any); answers with its address and what ends it. */
export async function startFakeServer(port: number) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake')
    const served = url.pathname.startsWith('/api/')
      ? serveApi(request, response, url)
      : sendFile(url.pathname, response)
    served.catch((error: unknown) => {
      if (error instanceof FakeRefusal) sendProblem(response, error.status, error.code, error.message)
      else sendProblem(response, 500, 'server.internal', String(error))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the fake has no port')
  return {
    address: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
