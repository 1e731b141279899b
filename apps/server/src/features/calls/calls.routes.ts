import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn, toldFilter } from '../../platform/exports/index.ts'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin, type ViewTrace } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import { callColumns, callFilterNotes } from './call-columns.view.ts'
import type { CallsService } from './calls.service.ts'

export interface CallsRoutesDeps {
  readonly service: CallsService
  readonly audit: ViewTrace
  readonly exporter: Exporter
}

export function registerCallsRoutes(
  app: FastifyInstance,
  { service, audit, exporter }: CallsRoutesDeps,
): void {
  registerExport(app, exporter, operations.exportCalls, async ({ caller, filter, language }) => {
    const scope = scopeOf(caller)
    const say = sayIn(language)
    const names = await service.filterNames(caller.companyId, filter, language)
    return {
      action: 'calls.exported',
      title: say('console.calls.title'),
      plainName: 'calls',
      columns: (timeText) => callColumns(say, timeText),
      filterNotes: (timeText) => callFilterNotes(say, timeText, filter, names),
      count: (limit) => service.countCalls(scope, filter, limit),
      readPage: (page) => service.listCalls(scope, { ...filter, ...page }, language),
    }
  })
  registerOperation(app, operations.listCalls, async (call) => {
    const { caller, query, language } = call
    const filter = toldFilter(operations.listCalls.query, query)
    await audit.recordView(call, { action: 'calls.searched', object: { kind: 'call', id: null }, filter })
    return { status: 200, body: await service.listCalls(scopeOf(caller), query, language) }
  })
  registerOperation(app, operations.getCall, async (call) => {
    const found = await service.getCall(scopeOf(call.caller), call.params.callId, call.language)
    await audit.recordView(call, {
      action: 'calls.viewed',
      object: { kind: 'call', id: found.callId },
      subjectReference: found.customerReference,
    })
    return { status: 200, body: found }
  })
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
