import type { HandsetReport, HandsetReportKind } from '@smartym/contract'
import type { Tx } from '../../../platform/db/index.ts'
import type { ReportHandler, ReportHandlers, ReportOrigin } from './report-handlers.ts'

/** What slices do about reports. */
export interface ReportHandlerRegistry {
  /** Handlers of the same kind run in the order in which their slices were registered, all or none. */
  register(handlers: ReportHandlers): void
  run(tx: Tx, report: HandsetReport, from: ReportOrigin): Promise<void>
  has(kind: HandsetReportKind): boolean
}

type AnyHandler = ReportHandler<HandsetReportKind>

export function createReportHandlerRegistry(): ReportHandlerRegistry {
  const registered = new Map<HandsetReportKind, AnyHandler[]>()
  return {
    register(handlers) {
      for (const [kind, handler] of Object.entries(handlers) as [HandsetReportKind, AnyHandler][])
        registered.set(kind, [...(registered.get(kind) ?? []), handler])
    },
    async run(tx, report, from) {
      for (const handler of registered.get(report.kind) ?? []) await handler(tx, report, from)
    },
    has: (kind) => registered.has(kind),
  }
}
