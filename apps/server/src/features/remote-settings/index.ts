import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { createRemoteSettingsReports } from './remote-settings.reports.ts'
import { registerRemoteSettingsRoutes } from './remote-settings.routes.ts'
import { createRemoteSettingsService } from './remote-settings.service.ts'
import { receiptsStore } from './remote-settings.store.ts'
import { createSettingChangesView } from './setting-changes.view.ts'
import { createSettingReceiptsView } from './setting-receipts.view.ts'
import { createSettingTargets } from './setting-targets.view.ts'

export interface RemoteSettingsSliceDeps {
  readonly db: Db
  readonly clock: Pick<Clock, 'now'>
  readonly settings: SettingsSlice
  readonly organization: OrganizationSlice
  readonly exporter: Exporter
}

/** Settings as administrators see and change them, and what phones made of them (MON-2). */
export function createRemoteSettingsSlice(deps: RemoteSettingsSliceDeps) {
  const { db, clock, settings, organization, exporter } = deps
  const targets = createSettingTargets({ db, organization })
  const service = createRemoteSettingsService({ db, settings, organization, targets })
  const changes = createSettingChangesView({ db, organization })
  const receipts = createSettingReceiptsView({ db, settings, organization })
  return {
    reportHandlers: createRemoteSettingsReports({ store: receiptsStore, clock }),
    routes: (app: FastifyInstance): void =>
      registerRemoteSettingsRoutes(app, { service, changes, receipts, organization, exporter }),
  }
}
