import { randomUUID } from 'node:crypto'

/** Somebody signed in at the console; POSTs as a browser does. */
export interface ConsoleSession {
  post<T>(path: string, body: object): Promise<T>
}

/** Signs in over the public API. Throws the server's problem when it refuses. */
export async function signIn(
  serverUrl: string,
  { loginId, password }: { loginId: string; password: string },
): Promise<ConsoleSession> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${serverUrl}/api/v1/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ loginId, password }),
  })
  const { csrfToken } = await read<{ csrfToken: string }>(response)
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
  return {
    async post<T>(path: string, body: object) {
      const own = { cookie, 'x-csrf-token': csrfToken, 'idempotency-key': randomUUID() }
      const options = { method: 'POST', headers: { ...headers, ...own }, body: JSON.stringify(body) }
      return read<T>(await fetch(serverUrl + path, options))
    },
  }
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url} was answered ${response.status}: ${text}`)
  return JSON.parse(text) as T
}
