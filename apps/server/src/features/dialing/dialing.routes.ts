import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { Cancellation } from './cancellation.service.ts'
import type { DialRequests } from './dial-requests.service.ts'
import type { DialingService } from './dialing.service.ts'

export function registerDialingRoutes(
  app: FastifyInstance,
  services: { requests: DialRequests; cancellation: Cancellation; reading: DialingService },
): void {
  const { requests, cancellation, reading } = services

  registerOperation(app, operations.createDialRequest, async (call) => {
    const { caller, body, idempotency } = call
    const answer = await requests.createDialRequest(caller, body, auditOrigin(call), (tx, made) =>
      idempotency.complete(tx, { status: 201, body: made }),
    )
    return { status: 201, body: answer }
  })
  registerOperation(app, operations.getDialRequest, async ({ caller, params, language }) => ({
    status: 200,
    body: await reading.getDialRequest(caller, params.dialRequestId, language),
  }))
  registerOperation(app, operations.listDialRequests, async ({ caller, query, language }) => ({
    status: 200,
    body: await reading.listDialRequests(caller, query, language),
  }))
  registerOperation(app, operations.cancelDialRequest, async (call) => {
    const { caller, params, language } = call
    await reading.getDialRequest(caller, params.dialRequestId, language)
    await cancellation.cancel(params.dialRequestId, auditOrigin(call))
    return { status: 200, body: await reading.getDialRequest(caller, params.dialRequestId, language) }
  })
  registerOperation(app, operations.getCallTrace, async ({ caller, params }) => ({
    status: 200,
    body: await reading.getTrace(scopeOf(caller), params.callId),
  }))
}
