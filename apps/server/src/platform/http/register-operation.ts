import type { Operation } from '@smartym/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { DomainError, idempotencyKeyMissing } from '../errors/index.ts'
import type { Caller } from './caller.ts'
import type { HttpServices } from './create-http-app.ts'
import {
  fingerprintOf,
  IdempotencyRaceError,
  type IdempotentRequest,
  type StoredAnswer,
} from './idempotency.ts'
import { chooseLanguage } from './language.ts'
import type { Answer, OperationCall, OperationHandler } from './operation-call.ts'
import { toDomainError, toProblem } from './problem.ts'

export interface OperationOptions {
  /** Calls of one caller (address, when there is no caller) in a time; more are refused with `request.too_many`. */
  readonly rateLimit?: { readonly max: number; readonly perMs: number }
}

interface PlainAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

type Schemas = Record<string, unknown>

/** The route's schema: what is validated, and what the OpenAPI document tells of the operation. */
function schemaOf(operation: Operation): Schemas {
  const { params, query, headers, body } = operation
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(headers && { headers }),
    ...(body && { body }),
    ...(operation.isForm && { consumes: ['application/x-www-form-urlencoded'] }),
  }
}

/** The call that a handler gets, from Fastify's request. */
export function callOf<O extends Operation>(
  request: FastifyRequest,
  reply: FastifyReply,
): Omit<OperationCall<O>, 'idempotency'> {
  return {
    caller: request.caller as OperationCall<O>['caller'],
    params: request.params as OperationCall<O>['params'],
    query: request.query as OperationCall<O>['query'],
    headers: request.headers as OperationCall<O>['headers'],
    body: request.body as OperationCall<O>['body'],
    origin: { requestId: request.id, address: request.ip, userAgent: request.headers['user-agent'] ?? null },
    language: chooseLanguage(request.headers['accept-language']),
    request,
    reply,
  }
}

/** The Fastify route of an operation without its handler. */
export function routeOf(operation: Operation, options: OperationOptions = {}): Omit<RouteOptions, 'handler'> {
  return {
    method: operation.method,
    url: operation.path,
    schema: schemaOf(operation),
    config: {
      permission: operation.permission,
      auth: operation.auth,
      reauthentication: operation.reauthentication ?? false,
      operation,
      ...(options.rateLimit && {
        rateLimit: { max: options.rateLimit.max, timeWindow: options.rateLimit.perMs },
      }),
    },
    ...(operation.bodyLimitBytes !== undefined && { bodyLimit: operation.bodyLimitBytes }),
  }
}

function send(reply: FastifyReply, operation: Operation, answer: PlainAnswer): FastifyReply {
  reply.code(answer.status)
  if (answer.headers !== undefined) reply.headers(answer.headers)
  if (operation.binary !== undefined) {
    if (operation.mediaTypes === undefined) reply.type(operation.binary)
    return reply.send(answer.body)
  }
  return answer.body === undefined
    ? reply.send()
    : reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body))
}

function sendStored(reply: FastifyReply, answer: StoredAnswer): FastifyReply {
  reply.code(answer.status).header('idempotent-replayed', 'true')
  if (answer.body === '') return reply.send()
  return reply
    .type(answer.status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8')
    .send(answer.body)
}

function toStored(answer: PlainAnswer): StoredAnswer {
  return { status: answer.status, body: answer.body === undefined ? '' : JSON.stringify(answer.body) }
}

/* A refusal of the act itself is its answer; what would go better another time (busy, too many, not signed in) is not kept. */
function isKept(error: DomainError): boolean {
  return error.status < 500 && error.status !== 401 && error.status !== 403 && error.status !== 429
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '' || key.length > 200) throw idempotencyKeyMissing()
  return key
}

/**
 * Registers one operation of the contract: schema, permission, authentication, idempotency and error answers come
 * from it; `handler` gets the validated call and returns a declared answer.
 */
export function registerOperation<const O extends Operation>(
  app: FastifyInstance,
  operation: O,
  handler: OperationHandler<O>,
  options?: OperationOptions,
): void {
  const services = app.httpServices
  const handle = operation.idempotency === 'required' ? handleOnce : handlePlainly
  app.route({ ...routeOf(operation, options), handler: handle })

  function checked(answer: Answer<O>): PlainAnswer {
    services.checkAnswer(operation, answer)
    return answer
  }

  async function handlePlainly(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const call = { ...callOf<O>(request, reply), idempotency: undefined } as OperationCall<O>
    return send(reply, operation, checked(await handler(call)))
  }

  async function handleOnce(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { id } = request.caller as Caller
    const fingerprint = fingerprintOf(operation.id, request.url, request.body)
    const once = await services.idempotency.begin(id, keyOf(request), fingerprint)
    try {
      if (once.replay !== undefined) return sendStored(reply, once.replay)
      return await answerOnce(once, request, reply)
    } catch (error) {
      if (error instanceof IdempotencyRaceError) return await answerOfOther(request, reply, once)
      throw error
    } finally {
      once.end()
    }
  }

  async function answerOnce(
    once: IdempotentRequest,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const idempotency = {
      complete: (tx: Parameters<IdempotentRequest['complete']>[0], answer: Answer<O>) =>
        once.complete(tx, toStored(checked(answer))),
    }
    const call = { ...callOf<O>(request, reply), idempotency } as unknown as OperationCall<O>
    try {
      const answer = checked(await handler(call))
      if (!once.isCompleted) await once.completeAlone(toStored(answer))
      return send(reply, operation, answer)
    } catch (error) {
      const refusal = toDomainError(error)
      if (error instanceof DomainError && isKept(refusal) && !once.isCompleted) {
        await once.completeAlone({
          status: refusal.status,
          body: JSON.stringify(toProblem(refusal, call.language, services.phrase, request.id)),
        })
      }
      throw error
    }
  }

  async function answerOfOther(
    request: FastifyRequest,
    reply: FastifyReply,
    once: IdempotentRequest,
  ): Promise<FastifyReply> {
    once.end()
    const { id } = request.caller as Caller
    const again = await services.idempotency.begin(
      id,
      keyOf(request),
      fingerprintOf(operation.id, request.url, request.body),
    )
    again.end()
    if (again.replay === undefined) throw new Error('an idempotent answer was made elsewhere and is gone')
    return sendStored(reply, again.replay)
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What every route needs; set by `createHttpApp`. */
    httpServices: HttpServices
  }
  interface FastifyContextConfig {
    /** The contract's operation, on routes that come from it. */
    operation?: Operation
  }
}
