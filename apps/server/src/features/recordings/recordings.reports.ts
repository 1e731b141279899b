import type { ReportHandlers } from '../gateway/index.ts'
import type { RecordingsService } from './recordings.service.ts'

/** What a phone's words on its recordings do. */
export function recordingsReportHandlers(service: RecordingsService): ReportHandlers {
  return {
    'recording.started': (tx, { payload, at }, from) => service.recordStarted(tx, { ...payload, at }, from),
    'recording.sealed': (tx, { payload, at }, from) => service.recordSealed(tx, { ...payload, at }, from),
    'recording.failed': (tx, { payload, at }, from) => service.recordFailed(tx, { ...payload, at }, from),
    'recording.deleted': (tx, { payload }, from) => service.recordDeleted(tx, payload, from),
  }
}
