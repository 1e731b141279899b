import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { createSmartymClient, SmartymProblem, type SmartymEvent } from '@smartym/click-to-call'
import Fastify, { type FastifyInstance } from 'fastify'
import { type CallHistory, createCallHistory } from './history.ts'

export interface SampleCrmOptions {
  /** The control server, without a trailing slash. */
  readonly smartymUrl: string
  /** Stays on this server. */
  readonly apiKey: string
  /** Who may work here. */
  readonly agents: readonly { readonly employeeNumber: string; readonly name: string }[]
  /** May show the page in a frame. */
  readonly cockpitOrigin?: string
  /** Default 0: any free port. */
  readonly port?: number
  readonly host?: string
}

export interface SampleCrm {
  readonly url: string
  close(): Promise<void>
}

interface Customer {
  readonly customerId: string
  readonly name: string
  readonly phoneNumber: string
  readonly purpose: string
  readonly note: string
  readonly grade: string
}

const customers = JSON.parse(readFileSync(join(import.meta.dirname, 'customers.json'), 'utf8')) as Customer[]
const dist = join(import.meta.dirname, '../../dist/web')
const buttonDist = join(import.meta.dirname, '../../../../node_modules/@smartym/click-to-call/dist')
const finishing = new Set(['dial_request.changed', 'call.ended', 'call.disposition_recorded'])

/** Starts the toy CRM: its page, its customers, tokens for its agents' dial buttons, and the history that SmartyM's events feed (CTC-1, INT-1). */
export async function createSampleCrm(options: SampleCrmOptions): Promise<SampleCrm> {
  const smartym = createSmartymClient({ server: options.smartymUrl, token: options.apiKey, language: 'ko' })
  const history = createCallHistory()
  const stopping = new AbortController()
  const app = Fastify({ bodyLimit: 16_384, forceCloseConnections: true })
  registerHeaders(app, options)
  await app.register(fastifyStatic, { root: dist })
  await app.register(fastifyStatic, { root: buttonDist, prefix: '/smartym/', decorateReply: false })
  app.get('/api/settings', async () => ({ smartymUrl: options.smartymUrl, agents: options.agents }))
  app.get('/api/customers', async () => customers)
  app.get('/api/dispositions', async () => ({ items: await smartym.listDispositions() }))
  registerHistory(app, history, smartym)
  registerTokens(app, options, smartym)
  await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' })
  const take = (event: SmartymEvent) => {
    const { dialRequestId } = event.data
    if (!finishing.has(event.kind) || dialRequestId == null) return
    void smartym.getDialRequest(dialRequestId).then(history.record, () => undefined)
  }
  void smartym.watch(take, stopping.signal).catch((error: unknown) => app.log.error(error))
  const { port } = app.server.address() as AddressInfo
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}/`,
    async close() {
      stopping.abort()
      await app.close()
    },
  }
}

/* What was called before this process began is asked once a customer; from then on events tell. */
function registerHistory(
  app: FastifyInstance,
  history: CallHistory,
  smartym: ReturnType<typeof createSmartymClient>,
): void {
  const asked = new Set<string>()
  app.get<{ Params: { customerId: string } }>('/api/customers/:customerId/history', async (request) => {
    const customer = customers.find(({ customerId }) => customerId === request.params.customerId)
    if (customer !== undefined && !asked.has(customer.customerId)) {
      const query = { number: customer.phoneNumber, limit: 20 }
      const { data } = await smartym.api.GET('/api/v1/calls', { params: { query } })
      history.recordPast(customer.customerId, data?.items ?? [])
      if (data !== undefined) asked.add(customer.customerId)
    }
    return history.of(request.params.customerId)
  })
}

function registerHeaders(app: FastifyInstance, { smartymUrl, cockpitOrigin }: SampleCrmOptions): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${new URL(smartymUrl).origin}`,
    "img-src 'self' data:",
    `frame-ancestors 'self' ${cockpitOrigin ?? ''}`.trim(),
  ].join('; ')
  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('content-security-policy', policy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
  })
}

/* A real CRM knows its agent from the login; the toy is told by the page's address. */
function registerTokens(
  app: FastifyInstance,
  options: SampleCrmOptions,
  smartym: ReturnType<typeof createSmartymClient>,
): void {
  app.post<{ Querystring: { agent?: string } }>('/smartym-token', async (request, reply) => {
    const agent = options.agents.find((each) => each.employeeNumber === request.query.agent)
    if (agent === undefined) return reply.code(404).send({ title: 'no such agent here' })
    try {
      return await smartym.issueBrowserToken({ employeeNumber: agent.employeeNumber })
    } catch (error) {
      if (error instanceof SmartymProblem) return reply.code(error.status).send(error.members)
      throw error
    }
  })
}
