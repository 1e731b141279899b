import { auditOperations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import type { AuditView } from './audit.view.ts'

export function registerAuditRoutes(app: FastifyInstance, view: AuditView): void {
  registerOperation(app, auditOperations.listAuditEntries, async ({ caller, query }) => ({
    status: 200,
    body: await view.listAuditEntries(caller.companyId, query),
  }))
}
