import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './api.generated.ts'
import { type SmartymEvent, watchEvents } from './events.ts'
import { SmartymProblem } from './problem.ts'
import { createRetryingFetch, defaultRetryPolicy, type RetryPolicy } from './retrying-fetch.ts'

type Schemas = components['schemas']
export type DialRequest = Schemas['DialRequest']
export type Disposition = Schemas['DispositionChoice']
export type BrowserToken = Schemas['BrowserToken']
type DialBody = paths['/api/v1/dial-requests']['post']['requestBody']['content']['application/json']
type AgentReference =
  paths['/api/v1/browser-tokens']['post']['requestBody']['content']['application/json']['agent']

export interface ClientOptions {
  /** The control server, e.g. `https://smartym.example.com`. */
  readonly server: string
  /** API key (on a CRM's server) or browser token (in a page); a function is asked before each request. */
  readonly token: string | (() => string | Promise<string>)
  /** Language of problem titles: `ko`, `en`, `ja`, `zh`. */
  readonly language?: string
  readonly fetch?: typeof fetch
  readonly retry?: Partial<RetryPolicy>
}

/** What a CRM does with SmartyM (INT-1); every method throws `SmartymProblem` for a refusal and `SmartymUnreachable` without an answer. */
export interface SmartymClient {
  /** Makes the agent's phone dial (CTC-1). `idempotencyKey`: the same one makes the same call, never a second. */
  dial(request: DialBody, idempotencyKey?: string): Promise<DialRequest>
  getDialRequest(dialRequestId: string): Promise<DialRequest>
  cancel(dialRequestId: string): Promise<DialRequest>
  listDispositions(): Promise<Disposition[]>
  recordDisposition(callId: string, code: string, note?: string): Promise<void>
  /** A 10-minute token for one agent's button; only with an API key. */
  issueBrowserToken(agent: AgentReference): Promise<BrowserToken>
  watch(
    onEvent: (event: SmartymEvent) => void,
    signal: AbortSignal,
    onConnection?: (isConnected: boolean) => void,
  ): Promise<void>
  /** Every other operation, typed from the OpenAPI file. */
  readonly api: Client<paths>
}

interface FetchAnswer<T> {
  data?: T
  error?: unknown
  response: Response
}

async function dataOf<T>(pending: Promise<FetchAnswer<T>>): Promise<T> {
  const { data, error, response } = await pending
  if (!response.ok)
    throw new SmartymProblem(response.status, typeof error === 'object' && error !== null ? { ...error } : {})
  return data as T
}

/** A client of one control server. */
export function createSmartymClient(options: ClientOptions): SmartymClient {
  const policy = { ...defaultRetryPolicy, ...options.retry }
  const fetchOnce = options.fetch ?? globalThis.fetch.bind(globalThis)
  const server = options.server.replace(/\/+$/, '')
  const authorization = async () =>
    `Bearer ${typeof options.token === 'string' ? options.token : await options.token()}`
  const api = createClient<paths>({ baseUrl: server, fetch: createRetryingFetch(fetchOnce, policy) })
  api.use({
    async onRequest({ request }) {
      request.headers.set('authorization', await authorization())
      if (options.language !== undefined) request.headers.set('accept-language', options.language)
      return request
    },
  })
  return {
    api,
    dial: (body, idempotencyKey = crypto.randomUUID()) =>
      dataOf(
        api.POST('/api/v1/dial-requests', {
          body,
          params: { header: { 'idempotency-key': idempotencyKey } },
        }),
      ),
    getDialRequest: (dialRequestId) =>
      dataOf(api.GET('/api/v1/dial-requests/{dialRequestId}', { params: { path: { dialRequestId } } })),
    cancel: (dialRequestId) =>
      dataOf(
        api.POST('/api/v1/dial-requests/{dialRequestId}/cancellation', {
          params: { path: { dialRequestId } },
        }),
      ),
    listDispositions: async () => (await dataOf(api.GET('/api/v1/dispositions'))).items,
    async recordDisposition(callId, code, note) {
      const body = note === undefined || note === '' ? { code } : { code, note }
      await dataOf(api.PUT('/api/v1/calls/{callId}/disposition', { params: { path: { callId } }, body }))
    },
    issueBrowserToken: (agent) => dataOf(api.POST('/api/v1/browser-tokens', { body: { agent } })),
    watch: (onEvent, signal, onConnection) =>
      watchEvents({
        url: `${server}/api/v1/events`,
        authorization,
        onEvent,
        signal,
        fetch: fetchOnce,
        wait: policy.wait,
        ...(onConnection && { onConnection }),
      }),
  }
}
