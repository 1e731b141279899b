import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn } from '../../platform/exports/index.ts'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import { lineColumns, lineFilterNotes } from './line-columns.view.ts'
import type { LineDesk } from './line-desk.service.ts'

export function registerLineRoutes(app: FastifyInstance, desk: LineDesk, exporter: Exporter): void {
  registerOperation(app, operations.listLines, async ({ caller, query }) => ({
    status: 200,
    body: await desk.listLines(scopeOf(caller), query),
  }))

  registerExport(app, exporter, operations.exportLines, async ({ caller, filter, language }) => {
    const scope = scopeOf(caller)
    const say = sayIn(language)
    const orgUnitName = await desk.unitName(caller.companyId, filter.orgUnitId)
    return {
      action: 'lines.exported',
      title: say('console.lines.title'),
      plainName: 'lines',
      columns: (timeText) => lineColumns(say, timeText),
      filterNotes: () => lineFilterNotes(say, filter, orgUnitName),
      count: (limit) => desk.countLines(scope, filter, limit),
      readPage: (page) => desk.listLines(scope, { ...filter, ...page }),
    }
  })

  registerOperation(app, operations.createLine, (call) => {
    const act = { scope: scopeOf(call.caller), by: auditOrigin(call) }
    return desk.createLine(act, call.body, async (tx, lineId) => {
      const answer = { status: 201, body: { lineId } } as const
      await call.idempotency.complete(tx, answer)
      return answer
    })
  })

  registerOperation(app, operations.changeLine, async (call) => {
    const act = { scope: scopeOf(call.caller), by: auditOrigin(call) }
    return { status: 200, body: await desk.changeLine(act, call.params.lineId, call.body) }
  })

  registerOperation(app, operations.changeLines, async (call) => {
    const act = { scope: scopeOf(call.caller), by: auditOrigin(call) }
    return { status: 200, body: await desk.changeMany(act, call.body) }
  })

  registerOperation(app, operations.removeLine, async (call) => {
    await desk.removeLine({ scope: scopeOf(call.caller), by: auditOrigin(call) }, call.params.lineId)
    return { status: 204 }
  })

  registerOperation(app, operations.listLineChanges, async ({ caller, params }) => ({
    status: 200,
    body: { items: await desk.listChanges(scopeOf(caller), params.lineId) },
  }))

  registerOperation(app, operations.sendLineCode, async (call) => {
    const act = { scope: scopeOf(call.caller), by: auditOrigin(call) }
    return { status: 201, body: await desk.sendCode(act, call.params.lineId) }
  })

  registerOperation(app, operations.verifyLine, async (call) => {
    const act = { scope: scopeOf(call.caller), by: auditOrigin(call) }
    return { status: 200, body: await desk.verifyLine(act, call.params.lineId, call.body.code) }
  })
}
