import type { Server as TlsServer } from 'node:tls'
import type { CertificateFiles } from '../tls/index.ts'
import type { Socket } from 'node:net'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Clock } from '../clock/index.ts'
import type { Db } from '../db/index.ts'
import { DomainError, methodNotAllowed, requestNotFound, tooManyRequests } from '../errors/index.ts'
import { createStayCheck, registerAccessControl } from './access.ts'
import { type CheckAnswer, createAnswerCheck } from './answer-check.ts'
import { registerApiReference } from './api-reference.ts'
import { registerBodyProof } from './body-proof.ts'
import type { Authenticator, Caller } from './caller.ts'
import { registerHealth, type ReadinessCheck } from './health.ts'
import { createIdempotencyStore, type IdempotencyStore } from './idempotency.ts'
import { chooseLanguage, type Phrase } from './language.ts'
import { shedLoad } from './load-shedding.ts'
import { type Metrics, registerMetrics } from './metrics.ts'
import { toDomainError, toProblem } from './problem.ts'
import { createRequestIds } from './request-id.ts'
import { computeSecurityHeaders } from './security-headers.ts'
import { answerBadAddresses, createClientErrorHandler } from './unreadable-requests.ts'
import { createRequestValidator } from './validation.ts'

/** What registering an operation takes from the application. */
export interface HttpServices {
  readonly idempotency: IdempotencyStore
  readonly phrase: Phrase
  /** Throws in tests and development when an answer does not fit the contract. */
  readonly checkAnswer: CheckAnswer
  /** May the caller of a stream go on listening. */
  readonly mayStay: (request: FastifyRequest) => Promise<boolean>
}

export interface HttpAppOptions {
  readonly db: Db
  readonly clock: Clock
  readonly authenticator: Authenticator
  /** 32 bytes: under it, answers that are given again lie encrypted. */
  readonly answerSecret: Uint8Array
  readonly phrase: Phrase
  readonly log: FastifyBaseLogger
  readonly metrics: Metrics
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed; none by default, since it ends in the access log. */
  readonly trustedProxies?: readonly string[]
  /** Largest body when an operation says nothing else. Default 64 KiB. */
  readonly bodyLimitBytes?: number
  /** Origins of other applications that may show our pages in a frame; none by default. */
  readonly frameAncestors?: readonly string[]
  /** True behind TLS: HSTS is sent. */
  readonly isHttps?: boolean
  /** Every answer is compared with the contract (tests, development). */
  readonly checkAnswers?: boolean
  /** TLS ends here, with this certificate. */
  readonly certificate?: CertificateFiles
  /** What `/readyz` asks before it says ready. */
  readonly readiness?: readonly ReadinessCheck[]
  /** Refuse with 503 when the event loop is this late. Default 2,000 ms. */
  readonly maxEventLoopDelayMs?: number
  readonly version: string
}

/* Who sends headers by the byte holds a connection no longer than this; a piece of a recording over a poor network may take
   minutes. */
const headersTimeoutMs = 20_000
const requestTimeoutMs = 300_000

/**
 * The HTTP application without any operation: access control, errors as problem+json, validation, headers, health,
 * metrics, OpenAPI. Slices add their operations with `registerOperation`; then `app.listen` or `app.inject`.
 */
export async function createHttpApp(options: HttpAppOptions): Promise<FastifyInstance> {
  const { certificate, phrase, isHttps = false, frameAncestors = [] } = options
  const securityHeaders = await computeSecurityHeaders({ isHttps, frameAncestors })
  const app: FastifyInstance = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    bodyLimit: options.bodyLimitBytes ?? 64 * 1024,
    genReqId: createRequestIds(options.clock),
    requestIdHeader: false,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerBadAddresses(phrase, securityHeaders),
    clientErrorHandler: createClientErrorHandler(phrase, securityHeaders),
    // The types know a server with TLS only as another one; what we use of both is the same.
    ...(certificate !== undefined && ({ https: certificate.options } as object)),
  })
  app.server.headersTimeout = headersTimeoutMs
  if (certificate !== undefined) keepCertificate(app, certificate)
  app.decorate('httpServices', {
    idempotency: createIdempotencyStore(options.db, options.clock, options.answerSecret),
    phrase,
    checkAnswer: createAnswerCheck(options.checkAnswers ?? false),
    mayStay: createStayCheck(options.authenticator),
  })
  app.setValidatorCompiler(createRequestValidator())
  registerHeaders(app, securityHeaders)
  registerBodyProof(app)
  registerAccessControl(app, options.authenticator)
  registerErrors(app, phrase)
  registerMetrics(app, options.metrics)
  await registerPlugins(app, options)
  await registerApiReference(app, options.version)
  registerHealth(app, options.readiness ?? [])
  closeIdleConnectionsWhileStopping(app)
  return app
}

function keepCertificate(app: FastifyInstance, certificate: CertificateFiles): void {
  const server = app.server as unknown as TlsServer
  const stopWatching = certificate.watch((options) => server.setSecureContext(options))
  app.addHook('onClose', async () => stopWatching())
}

/*
 * A kept-alive connection that answers its last request during a stop would otherwise hold it up for its whole idle time, and one
 * that a client opened beforehand and never used, which Node does not count as idle, for a minute.
 */
function closeIdleConnectionsWhileStopping(app: FastifyInstance): void {
  const sockets = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const closeIdle = (): void => {
    app.server.closeIdleConnections()
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  }
  app.addHook('preClose', async () => {
    const closing = setInterval(closeIdle, 50)
    app.server.once('close', () => clearInterval(closing))
    if (!app.server.listening) clearInterval(closing)
  })
}

function registerHeaders(app: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id)
    /* People's data and secrets that are shown once: nothing of it may stay in a browser or proxy. */
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    done()
  })
}

function registerErrors(app: FastifyInstance, phrase: Phrase): void {
  app.setErrorHandler((thrown: FastifyError, request, reply) => {
    const error = toDomainError(thrown)
    /* A refusal of our own (busy, full) is an answer, and logged as one; a rush hour must not fill the log with stacks. */
    const isFailure = error.status >= 500 && !((thrown as unknown) instanceof DomainError)
    if (isFailure) request.log.error({ err: thrown }, 'request failed')
    reply.headers(error.headers)
    if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds)
    const problem = toProblem(error, chooseLanguage(request.headers['accept-language']), phrase, request.id)
    return reply.code(error.status).type('application/problem+json').send(JSON.stringify(problem))
  })
  app.setNotFoundHandler((request) => {
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
    const isKnown = others.some(
      (method) => method !== request.method && app.findRoute({ method, url: pathOf(request.url) }) !== null,
    )
    throw isKnown ? methodNotAllowed() : requestNotFound()
  })
  app.addHook('onResponse', (request, reply, done) => {
    logAnswer(request, reply)
    done()
  })
}

/** Whom a line of the log is about: an account, a program or a phone. */
function idOf(caller: Caller | null): string | undefined {
  if (caller === null) return undefined
  return caller.accountId ?? caller.apiKeyId ?? caller.deviceId ?? caller.id
}

function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const level = reply.statusCode >= 500 ? 'warn' : reply.statusCode >= 400 ? 'info' : 'debug'
  const line = {
    method: request.method,
    url: pathOf(request.url),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    by: idOf(request.caller),
    address: request.ip,
  }
  request.log[level](line, 'answered')
}

/* The query may carry a searched number; it stays out of the log. */
function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

async function registerPlugins(app: FastifyInstance, options: HttpAppOptions): Promise<void> {
  await app.register(cookie)
  await app.register(rateLimit, {
    global: false,
    hook: 'preHandler',
    keyGenerator: (request) => request.caller?.id ?? request.ip,
    errorResponseBuilder: (_request, context) =>
      tooManyRequests({ retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
  })
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxEventLoopDelayMs ?? 2000,
    pressureHandler: shedLoad,
  })
}
