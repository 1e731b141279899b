import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn, toldFilter } from '../../platform/exports/index.ts'
import { type Caller, type Language, registerOperation } from '../../platform/http/index.ts'
import { auditOrigin, type ViewTrace } from '../audit/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import { scopeOf } from '../organization/index.ts'
import { callColumns, callFilterNotes } from './call-columns.view.ts'
import type { CallsService } from './calls.service.ts'

export interface CallsRoutesDeps {
  readonly service: CallsService
  readonly customers: Pick<CustomersSlice, 'sightOf' | 'ensureMaySearch'>
  readonly audit: ViewTrace
  readonly exporter: Exporter
}

export function registerCallsRoutes(
  app: FastifyInstance,
  { service, customers, audit, exporter }: CallsRoutesDeps,
): void {
  const readerOf = async (caller: Caller, language: Language) => ({
    language,
    sight: await customers.sightOf(caller),
  })

  registerExport(app, exporter, operations.exportCalls, async (call) => {
    const { caller, filter, language } = call
    await customers.ensureMaySearch(caller, filter, auditOrigin(call))
    const reader = await readerOf(caller, language)
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
      readPage: (page) => service.listCalls(scope, { ...filter, ...page }, reader),
    }
  })
  registerOperation(app, operations.listCalls, async (call) => {
    const { caller, query, language } = call
    await customers.ensureMaySearch(caller, query, auditOrigin(call))
    const filter = toldFilter(operations.listCalls.query, query)
    await audit.recordView(call, { action: 'calls.searched', object: { kind: 'call', id: null }, filter })
    return {
      status: 200,
      body: await service.listCalls(scopeOf(caller), query, await readerOf(caller, language)),
    }
  })
  registerOperation(app, operations.getCall, async (call) => {
    const { caller, params, language } = call
    const reader = await readerOf(caller, language)
    const found = await service.getCall(scopeOf(caller), params.callId, reader)
    await audit.recordView(call, {
      action: 'calls.viewed',
      object: { kind: 'call', id: params.callId },
      subjectReference: found.subjectReference,
    })
    return { status: 200, body: found.call }
  })
  registerOperation(app, operations.revealCallNumber, async (call) => {
    const { caller, params, body } = call
    const why = { by: auditOrigin(call), reason: body.reason }
    return { status: 201, body: await service.revealNumber(caller, params.callId, why) }
  })
  registerOperation(app, operations.revealCallName, async (call) => {
    const { caller, params, body } = call
    const why = { by: auditOrigin(call), reason: body.reason }
    return { status: 201, body: await service.revealName(caller, params.callId, why) }
  })
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
