import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { LossReports } from './loss-reports.service.ts'

/** A document takes a good part of a second to make. */
const documentsAMinute = { rateLimit: { max: 20, perMs: 60_000 } }

export function registerLossReportRoutes(app: FastifyInstance, reports: LossReports): void {
  registerOperation(app, operations.listLossReports, async ({ caller, query }) => ({
    status: 200,
    body: await reports.listPage(scopeOf(caller), query),
  }))

  registerOperation(
    app,
    operations.downloadLossReport,
    async (call) => {
      const { caller, params, language } = call
      const made = await reports.makeDocument(
        scopeOf(caller),
        params.lossReportId,
        auditOrigin(call),
        language,
      )
      return {
        status: 200,
        body: made.bytes,
        headers: {
          'content-disposition': `attachment; filename="${made.name}"; filename*=UTF-8''${made.name}`,
          'content-length': String(made.bytes.length),
          'cache-control': 'no-store',
        },
      }
    },
    documentsAMinute,
  )
}
