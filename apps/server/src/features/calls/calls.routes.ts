import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { CallsService } from './calls.service.ts'

export function registerCallsRoutes(app: FastifyInstance, service: CallsService): void {
  registerOperation(app, operations.listCalls, async ({ caller, query, language }) => ({
    status: 200,
    body: await service.listCalls(scopeOf(caller), query, language),
  }))
  registerOperation(app, operations.getCall, async ({ caller, params, language }) => ({
    status: 200,
    body: await service.getCall(scopeOf(caller), params.callId, language),
  }))
  registerOperation(app, operations.revealCallNumber, async (call) => ({
    status: 201,
    body: await service.revealNumber(scopeOf(call.caller), call.params.callId, auditOrigin(call)),
  }))
  registerOperation(app, operations.recordDisposition, async (call) => {
    const { caller, params, body, language } = call
    const said = { code: body.code, note: body.note ?? null }
    return {
      status: 200,
      body: await service.recordDisposition(
        scopeOf(caller),
        params.callId,
        said,
        auditOrigin(call),
        language,
      ),
    }
  })
}
