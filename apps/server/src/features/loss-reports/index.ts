import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import { registerLossReportRoutes } from './loss-reports.routes.ts'
import { createLossReports } from './loss-reports.service.ts'
import { lossReportsStore } from './loss-reports.store.ts'
import { createLossReportsView } from './loss-reports.view.ts'

export interface LossReportsSliceDeps {
  readonly db: Pick<Db, 'read' | 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly devices: Pick<DevicesSlice, 'getDevice' | 'listChanges' | 'registerChangeHandler'>
  readonly gateway: Pick<GatewaySlice, 'findWipeOrder'>
  readonly organization: Pick<OrganizationSlice, 'getCompany'>
}

export function createLossReportsSlice(deps: LossReportsSliceDeps) {
  const reports = createLossReports({
    ...deps,
    store: lossReportsStore,
    view: createLossReportsView(deps.db),
  })
  deps.devices.registerChangeHandler(reports.onDeviceChange)
  return { routes: (app: FastifyInstance): void => registerLossReportRoutes(app, reports) }
}
