import type { FastifyInstance } from 'fastify'
import { phrase } from '@smartym/phrases'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import { getSecretKey, type Secrets } from '../../platform/secrets/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import { createLineCodes } from './codes/line-codes.service.ts'
import { lineCodesStore } from './codes/line-codes.store.ts'
import type { TextMessages } from './codes/text-messages.port.ts'
import { createLineDesk } from './line-desk.service.ts'
import { registerLineRoutes } from './lines.routes.ts'
import { createLinesService } from './lines.service.ts'
import { createLinesStore } from './lines.store.ts'
import { createLinesView } from './lines.view.ts'

export { HttpTextMessages } from './codes/text-messages.port.ts'
export { linesConfig } from './lines.config.ts'
export type { Line, NewLine } from './lines.service.ts'
export type { LineRow, LinesTables } from './lines.table.ts'

export interface LinesSliceDeps {
  readonly db: Pick<Db, 'read' | 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly secrets: Secrets
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames'>
  readonly devices: Pick<DevicesSlice, 'registerLines' | 'recordLineNumber' | 'getDevice'>
  readonly exporter: Exporter
  /** Undefined when no way to text numbers is set up. */
  readonly messages?: TextMessages
}

export function createLinesSlice(deps: LinesSliceDeps) {
  const { db, clock, ids, audit, organization, devices, exporter, messages } = deps
  const lines = createLinesService({ store: createLinesStore(db), devices, clock, ids, audit })
  devices.registerLines(lines)
  const view = createLinesView(db)
  const codes = createLineCodes({
    db,
    store: lineCodesStore,
    lines,
    clock,
    audit,
    messages,
    codeKey: getSecretKey(deps.secrets, 'line-code-key'),
    textOf: (code) => phrase('ko', 'lines.code_text', { code }),
  })
  const desk = createLineDesk({ db, view, lines, codes, devices, organization })
  const { createLine, bindLine, lineOf, onMoved } = lines
  return {
    createLine,
    bindLine,
    lineOf,
    onMoved,
    findNumber: view.findNumber,
    listAgentNumbers: view.listAgentNumbers,
    routes: (app: FastifyInstance): void => registerLineRoutes(app, desk, exporter),
  }
}
export type LinesSlice = ReturnType<typeof createLinesSlice>
