import type { HandsetReport, HandsetReportKind } from '@smartym/contract'
import type { Tx } from '../../../platform/db/index.ts'

/** A report of one kind. */
export type HandsetReportOf<K extends HandsetReportKind> = Extract<HandsetReport, { kind: K }>

/** The phone that said it, and when the server heard it (UTC ms). */
export interface ReportOrigin {
  readonly deviceId: string
  readonly companyId: string
  readonly receivedAt: number
}

/**
 * What a report does, inside the transaction that takes the whole batch in. A `DomainError` undoes this report's
 * changes alone and keeps it among the rejected ones; it never blocks the reports behind it.
 */
export type ReportHandler<K extends HandsetReportKind> = (
  tx: Tx,
  report: HandsetReportOf<K>,
  from: ReportOrigin,
) => Promise<void>

/** The handlers of one slice, by kind of report. */
export type ReportHandlers = { readonly [K in HandsetReportKind]?: ReportHandler<K> }
