import type { Db } from '../../platform/db/index.ts'
import type { ExportTrace } from '../../platform/exports/index.ts'
import { auditOrigin, type AuditRecorder } from './audit.service.ts'

export interface ExportTraceDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly audit: AuditRecorder
}

/** Every list that is taken away leaves two entries: before its first byte, and when it is over (ADM-5). */
export function createExportTrace({ db, audit }: ExportTraceDeps): ExportTrace {
  return {
    async begin(by, { exportId, action, reason, format, filter, rows }) {
      await db.transaction((tx) =>
        audit.record(tx, {
          ...auditOrigin(by),
          kind: 'download',
          action,
          object: { kind: 'export', id: exportId },
          reason,
          detail: { format, filter, rows },
        }),
      )
    },
    async end(by, { exportId, outcome, rows, bytes }) {
      await db.transaction((tx) =>
        audit.record(tx, {
          ...auditOrigin(by),
          kind: 'download',
          action: 'exports.ended',
          object: { kind: 'export', id: exportId },
          detail: { outcome, rows, bytes },
        }),
      )
    },
  }
}
