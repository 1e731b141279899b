import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

/** A browser as far as sign-in sees it: keeps cookies and the last CSRF token, and comes from an address. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  csrfToken = ''
  readonly #app: FastifyInstance
  readonly #address: string

  constructor(app: FastifyInstance, address = '10.0.0.7') {
    this.#app = app
    this.#address = address
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.#app.inject({
      method,
      url: `/api/v1${url}`,
      remoteAddress: this.#address,
      headers: {
        cookie,
        host: 'localhost:8080',
        ...(method === 'GET' ? {} : { 'x-csrf-token': this.csrfToken }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    this.#keep(answer)
    return answer
  }

  signIn(loginId: string, password: string): Promise<LightMyRequestResponse> {
    return this.send('POST', '/session', { loginId, password })
  }

  #keep(answer: LightMyRequestResponse): void {
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    const { csrfToken } = isJson ? answer.json<{ csrfToken?: string }>() : {}
    if (csrfToken !== undefined) this.csrfToken = csrfToken
  }
}
