import type { Clock } from '../../platform/clock/index.ts'
import type { ReportHandlers } from '../gateway/index.ts'
import type { ReceiptsStore } from './remote-settings.store.ts'

export interface RemoteSettingsReportsDeps {
  readonly store: ReceiptsStore
  readonly clock: Pick<Clock, 'now'>
}

/** A phone says which settings it has, and which it cannot follow. */
export function createRemoteSettingsReports({ store, clock }: RemoteSettingsReportsDeps): ReportHandlers {
  return {
    'settings.applied': (tx, { payload }, { deviceId, companyId }) => {
      const { version, unapplied = [] } = payload
      return store.saveReceipt(tx, { deviceId, companyId, version, unapplied, appliedAt: clock.now() })
    },
  }
}
