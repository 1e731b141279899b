import { auditOperations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn } from '../../platform/exports/index.ts'
import { registerOperation } from '../../platform/http/index.ts'
import { auditColumns, auditFilterNotes } from './audit-columns.view.ts'
import type { AuditView } from './audit.view.ts'

export function registerAuditRoutes(app: FastifyInstance, view: AuditView, exporter: Exporter): void {
  registerOperation(app, auditOperations.listAuditEntries, async ({ caller, query }) => ({
    status: 200,
    body: await view.listAuditEntries(caller.companyId, query),
  }))
  registerExport(app, exporter, auditOperations.exportAuditEntries, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'audit.exported',
      title: say('console.audit.title'),
      plainName: 'usage-history',
      columns: (timeText) => auditColumns(say, timeText),
      filterNotes: (timeText) => auditFilterNotes(say, timeText, filter),
      count: (limit) => view.countAuditEntries(caller.companyId, filter, limit),
      readPage: (page) => view.listAuditEntries(caller.companyId, { ...filter, ...page }),
    }
  })
}
