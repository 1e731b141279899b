import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import { registerLineRoutes } from './lines.routes.ts'
import { createLinesService } from './lines.service.ts'
import { createLinesStore } from './lines.store.ts'
import { createLinesView } from './lines.view.ts'

export type { Line, NewLine } from './lines.service.ts'
export type { LineRow, LinesTables } from './lines.table.ts'

export interface LinesSliceDeps {
  readonly db: Pick<Db, 'read'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly devices: Pick<DevicesSlice, 'registerLines' | 'recordLineNumber'>
}

export function createLinesSlice({ db, clock, ids, audit, devices }: LinesSliceDeps) {
  const service = createLinesService({ store: createLinesStore(db), devices, clock, ids, audit })
  devices.registerLines(service)
  const view = createLinesView(db)
  return {
    ...service,
    listAgentNumbers: view.listAgentNumbers,
    routes: (app: FastifyInstance): void => registerLineRoutes(app, view),
  }
}
export type LinesSlice = ReturnType<typeof createLinesSlice>
