import { randomUUID } from 'node:crypto'

/** An answer of the API with its body read. */
export interface Answer<T> {
  status: number
  body: T
  headers: Headers
}

/** A caller of the public API, and of nothing else. */
export interface ApiClient {
  /** Any request; throws only when there is no answer. POST, PUT and PATCH carry an idempotency key of their own. */
  request<T>(
    method: string,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  /** The body of a success; throws an `ApiError` otherwise. */
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: object): Promise<T>
  bytes(path: string): Promise<Uint8Array>
}

/** A refusal, with its problem. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly problem: Readonly<Record<string, unknown>>

  constructor(method: string, path: string, status: number, problem: Record<string, unknown>) {
    const code = typeof problem['code'] === 'string' ? problem['code'] : 'none'
    super(`${method} ${path} was answered ${status} ${code} ${JSON.stringify(problem)}`)
    this.status = status
    this.code = code
    this.problem = problem
  }
}

function createClient(
  serverUrl: string,
  authentication: (isSafe: boolean) => Record<string, string>,
): ApiClient {
  async function send(method: string, path: string, body?: object, headers?: Record<string, string>) {
    const isSafe = method === 'GET' || method === 'HEAD'
    return fetch(new URL(path, serverUrl), {
      method,
      headers: {
        ...authentication(isSafe),
        ...(isSafe ? {} : { 'idempotency-key': randomUUID() }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
  }

  async function succeed(method: string, path: string, body?: object): Promise<Response> {
    const response = await send(method, path, body)
    if (response.ok) return response
    throw new ApiError(method, path, response.status, await readJson<Record<string, unknown>>(response))
  }

  return {
    async request<T>(method: string, path: string, body?: object, headers?: Record<string, string>) {
      const response = await send(method, path, body, headers)
      return { status: response.status, headers: response.headers, body: await readJson<T>(response) }
    },
    get: async <T>(path: string) => readJson<T>(await succeed('GET', path)),
    post: async <T>(path: string, body?: object) => readJson<T>(await succeed('POST', path, body)),
    bytes: async (path) => new Uint8Array(await (await succeed('GET', path)).arrayBuffer()),
  }
}

async function readJson<T>(response: Response): Promise<T> {
  const text = await response.text()
  return (text === '' ? {} : JSON.parse(text)) as T
}

/** A CRM with its key. */
export function createApiKeyClient(serverUrl: string, secret: string): ApiClient {
  return createClient(serverUrl, () => ({ authorization: `Bearer ${secret}` }))
}

/** Somebody at the console: cookie and CSRF token, as a browser sends them. */
export async function signInToConsole(
  serverUrl: string,
  credentials: { loginId: string; password: string },
): Promise<ApiClient> {
  const { loginId, password } = credentials
  const response = await fetch(new URL('/api/v1/session', serverUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginId, password }),
  })
  const answer = await readJson<Record<string, unknown>>(response)
  if (response.status !== 201) throw new ApiError('POST', '/api/v1/session', response.status, answer)
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
  const csrfToken = String(answer['csrfToken'])
  return createClient(serverUrl, (isSafe) => ({ cookie, ...(isSafe ? {} : { 'x-csrf-token': csrfToken }) }))
}
