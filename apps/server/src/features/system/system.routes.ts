import { operations, type SystemStatusResponse } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, periodNotes, registerExport, sayIn } from '../../platform/exports/index.ts'
import { registerOperation } from '../../platform/http/index.ts'
import type { SystemChanges } from './system-changes.service.ts'
import { changeColumns, errorColumns } from './system-columns.view.ts'
import type { SystemView } from './system.view.ts'

export interface SystemRoutesDeps {
  readonly view: SystemView
  readonly changes: SystemChanges
  readonly exporter: Exporter
  readonly status: () => Promise<SystemStatusResponse>
}

export function registerSystemRoutes(app: FastifyInstance, deps: SystemRoutesDeps): void {
  const { view, changes, exporter, status } = deps
  registerOperation(app, operations.getSystemStatus, async () => ({ status: 200, body: await status() }))
  registerOperation(app, operations.listSystemErrors, async ({ query }) => ({
    status: 200,
    body: await view.listErrors(query),
  }))
  registerOperation(app, operations.listSystemChanges, async ({ caller, query }) => ({
    status: 200,
    body: await changes.list(caller.companyId, query),
  }))
  registerExport(app, exporter, operations.exportSystemErrors, async ({ filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'system_errors.exported',
      title: say('console.system.errors'),
      plainName: 'system-errors',
      columns: (timeText) => errorColumns(say, timeText),
      filterNotes: (timeText) => periodNotes(say, timeText, filter),
      count: (limit) => view.countErrors(filter, limit),
      readPage: (page) => view.listErrors({ ...filter, ...page }),
    }
  })
  registerExport(app, exporter, operations.exportSystemChanges, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'system_changes.exported',
      title: say('console.system.changes'),
      plainName: 'system-changes',
      columns: (timeText) => changeColumns(say, timeText),
      filterNotes: (timeText) => periodNotes(say, timeText, filter),
      count: (limit) => changes.count(caller.companyId, filter, limit),
      readPage: (page) => changes.list(caller.companyId, { ...filter, ...page }),
    }
  })
}
