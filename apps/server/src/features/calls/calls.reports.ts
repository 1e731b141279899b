import type { CallChanges } from './call-changes.service.ts'
import type { CallsService } from './calls.service.ts'
import type { ReportHandlers } from '../gateway/index.ts'

/** What a phone's words on its calls do. */
export function callsReportHandlers(
  changes: CallChanges,
  service: Pick<CallsService, 'recordReportedDisposition'>,
): ReportHandlers {
  const changed =
    (kind: 'ringing' | 'connected' | 'held' | 'resumed') =>
    (
      tx: Parameters<CallChanges['recordChange']>[0],
      report: { at: number; payload: { callId: string } },
      from: Parameters<CallChanges['recordChange']>[2],
    ): Promise<void> =>
      changes.recordChange(tx, report.payload.callId, from, { kind, at: report.at })

  return {
    'call.started': (tx, { payload, at, isClockSynchronised }, from) =>
      changes.startCall(tx, { ...payload, at, isClockSynchronised }, from),
    'call.logged': (tx, { payload, at, isClockSynchronised }, from) =>
      changes.recordLoggedCall(tx, { ...payload, at, isClockSynchronised }, from),
    'call.ringing': changed('ringing'),
    'call.connected': changed('connected'),
    'call.held': changed('held'),
    'call.resumed': changed('resumed'),
    'call.ended': (tx, { payload, at }, from) =>
      changes.recordChange(tx, payload.callId, from, {
        kind: 'ended',
        at,
        outcome: payload.outcome,
        durationMs: payload.durationMs,
        endedBy: payload.endedBy,
      }),
    'disposition.recorded': (tx, { payload, at }, from) =>
      service.recordReportedDisposition(tx, { ...payload, at }, from),
  }
}
