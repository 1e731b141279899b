import type { ReportHandlers } from '../gateway/index.ts'
import type { AppLocks } from './app-locks.service.ts'
import type { Integrities } from './integrities.service.ts'

/** What phones say of their lock, and of signs of tampering. */
export function protectionReportHandlers(locks: AppLocks, integrities: Integrities): ReportHandlers {
  return {
    'app_lock.changed': (tx, { payload }, from) =>
      locks.recordHappening(tx, from, payload.agentId, {
        kind: 'change',
        action: 'protection.app_lock_changed',
        detail: { change: payload.change },
      }),
    'app_lock.failed': (tx, { payload }, from) =>
      locks.recordHappening(tx, from, payload.agentId, {
        kind: 'login',
        action: 'protection.app_lock_failed',
        detail: { failures: payload.failures },
      }),
    'app_lock.locked_out': (tx, { payload }, from) =>
      locks.recordHappening(tx, from, payload.agentId, {
        kind: 'login',
        action: 'protection.app_lock_locked_out',
        detail: { failures: payload.failures },
      }),
    'integrity.reported': (tx, report, from) => integrities.record(tx, report, from),
  }
}
