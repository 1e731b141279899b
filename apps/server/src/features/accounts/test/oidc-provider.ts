import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

async function listen(): Promise<{ server: Server; issuer: string; close: () => Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    server,
    issuer,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export interface ClientOfProvider {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

/** A real OpenID Connect provider on a port of its own; whoever types an employee number has it. */
export async function startProvider({ clientId, clientSecret, redirectUri }: ClientOfProvider) {
  const { server, issuer, close } = await listen()
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'employee_number'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the test'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, employee_number: id }) }),
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return { issuer, close }
}

/** What somebody does at the provider's pages: types the employee number and agrees. Returns where it sends the browser then. */
export async function passProvider(location: string, employeeNumber: string): Promise<URL> {
  const cookies = new Map<string, string>()
  async function visit(url: string, form?: Record<string, string>): Promise<Response> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const each of answer.headers.getSetCookie()) {
      const [pair = ''] = each.split(';', 1)
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  const { origin } = new URL(location)
  let url = new URL(location)
  for (let hop = 0; hop < 12; hop += 1) {
    let answer = await visit(url.href)
    if (answer.status === 200) {
      const isLogin = (await answer.text()).includes('name="login"')
      const form: Record<string, string> = isLogin
        ? { prompt: 'login', login: employeeNumber, password: 'x' }
        : { prompt: 'consent' }
      answer = await visit(url.href, form)
    }
    url = new URL(answer.headers.get('location') ?? '', url)
    if (url.origin !== origin) return url
  }
  throw new Error(`the provider went round in circles at ${url.href}`)
}

export interface EvilProvider {
  readonly issuer: string
  /** Makes the id token of the next exchange, from the nonce of the sign-in. */
  makeIdToken: (nonce: string, issuer: string) => Promise<string> | string
  readonly close: () => Promise<void>
}

/** A provider that publishes one key and says in id tokens whatever a test wants. */
export async function startEvilProvider(jwk: object): Promise<EvilProvider> {
  const { server, issuer, close } = await listen()
  const evil: EvilProvider = { issuer, close, makeIdToken: () => '' }
  let nonce = ''
  const answers: Record<string, (url: URL) => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      code_challenge_methods_supported: ['S256'],
    }),
    '/jwks': () => ({ keys: [jwk] }),
    '/auth': (url) => {
      nonce = url.searchParams.get('nonce') ?? ''
      return {}
    },
    '/token': async () => ({
      access_token: 'opaque',
      token_type: 'Bearer',
      id_token: await evil.makeIdToken(nonce, issuer),
    }),
  }
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', issuer)
    const answer = answers[url.pathname]
    void Promise.resolve(answer?.(url)).then((body) => {
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body ?? {}))
    })
  })
  return evil
}
