import type { Clock } from '../../clock/index.ts'
import { FakeClock } from '../../clock/index.ts'
import { createTestIdSource, type IdSource } from '../../ids/index.ts'
import { createLog } from '../../log/index.ts'
import { type BegunExport, type EndedExport, Exporter, type ExporterOptions } from '../exporter.ts'

/** An exporter whose trace is kept in memory. */
export function createTestExporter(
  options: Partial<ExporterOptions> & { readonly clock?: Clock; readonly ids?: IdSource } = {},
) {
  const begun: BegunExport[] = []
  const ended: EndedExport[] = []
  const clock = options.clock ?? new FakeClock()
  const exporter = new Exporter({
    ids: createTestIdSource(clock),
    log: createLog('silent'),
    timeZoneOf: async () => 'Asia/Seoul',
    maxRowsOf: async () => 100_000,
    trace: {
      begin: async (_by, entry) => void begun.push(entry),
      end: async (_by, entry) => void ended.push(entry),
    },
    ...options,
    clock,
  })
  return { exporter, begun, ended }
}
