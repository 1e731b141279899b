import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { DevicesSlice } from '../../devices/index.ts'
import type { ProtectionSlice } from '../../protection/index.ts'
import type { CommandsService } from '../commands/commands.service.ts'
import { createReportHandlerRegistry } from './report-handler-registry.ts'
import type { ReportHandlers } from './report-handlers.ts'
import { createReportsService } from './reports.service.ts'
import { createReportsStore } from './reports.store.ts'

export interface ReportPartsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  readonly devices: Pick<DevicesSlice, 'recordPushToken'>
  readonly protection: Pick<ProtectionSlice, 'ready'>
  readonly commands: Pick<CommandsService, 'complete' | 'refuse' | 'completeSettings'>
}

/** Reports with everything that takes them in, and what they mean for commands. */
export function createReports({ db, clock, log, devices, protection, commands }: ReportPartsDeps) {
  const handlers = createReportHandlerRegistry()
  const ownReportHandlers: ReportHandlers = {
    'command.completed': (tx, { payload }, from) => commands.complete(tx, from.deviceId, payload.commandId),
    'command.refused': (tx, { payload }, from) =>
      commands.refuse(tx, from.deviceId, payload.commandId, payload.reason),
    'push.registered': (tx, { payload }, { deviceId, receivedAt }) =>
      devices.recordPushToken(tx, deviceId, payload.token, receivedAt),
    'settings.applied': (tx, _report, from) => commands.completeSettings(tx, from.deviceId),
  }
  const reports = createReportsService({
    db,
    store: createReportsStore(),
    clock,
    log,
    handlers,
    protection,
  })
  return { reports, handlers, ownReportHandlers }
}
