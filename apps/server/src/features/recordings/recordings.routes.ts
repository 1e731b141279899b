import { type ListRecordingsQuery, operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { parseInstant } from '../../platform/clock/index.ts'
import { type Exporter, registerExport, sayIn, toldFilter } from '../../platform/exports/index.ts'
import { type Caller, registerOperation } from '../../platform/http/index.ts'
import { auditOrigin, type ViewTrace } from '../audit/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import { type OrganizationSlice, scopeOf } from '../organization/index.ts'
import type { ListeningStates } from './listening/listening-states.service.ts'
import { recordingColumns, recordingFilterNotes } from './recording-columns.view.ts'
import { recordingNotFound } from './recordings.errors.ts'
import { numberOf } from './recordings.rules.ts'
import type { RecordingNames, RecordingsView } from './recordings.view.ts'

export interface RecordingRoutesDeps {
  readonly view: RecordingsView
  readonly listening: ListeningStates
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames'>
  readonly calls: Pick<CallsSlice, 'filterNames'>
  readonly customers: Pick<CustomersSlice, 'sightOf' | 'ensureMaySearch'>
  readonly exporter: Exporter
  readonly audit: ViewTrace
}

type RecordingFilter = Omit<ListRecordingsQuery, 'limit' | 'cursor' | 'withTotal'>

/** Lists and pages of recordings (ADM-1). */
export function registerRecordingRoutes(
  app: FastifyInstance,
  { view, listening, organization, calls, customers, exporter, audit }: RecordingRoutesDeps,
): void {
  const namesFor = async (caller: Caller): Promise<RecordingNames> => ({
    unitNames: await organization.unitNames(caller.companyId),
    sight: await customers.sightOf(caller),
    listeningOf: (rows) => listening.statesOf(caller, rows),
  })

  const searchOf = async (caller: Caller, filter: RecordingFilter) => ({
    ...filter,
    scope: await organization.narrowScope(scopeOf(caller), filter.orgUnitId),
    from: parseInstant(filter.from),
    to: parseInstant(filter.to),
    number: numberOf(filter.number),
  })

  registerOperation(app, operations.listRecordings, async (call) => {
    const { caller, query } = call
    await customers.ensureMaySearch(caller, query, auditOrigin(call))
    const filter = toldFilter(operations.listRecordings.query, query)
    await audit.recordView(call, {
      action: 'recordings.searched',
      object: { kind: 'recording', id: null },
      filter,
    })
    const search = await searchOf(caller, query)
    return { status: 200, body: await view.listRecordings(search, query, await namesFor(caller)) }
  })
  registerExport(app, exporter, operations.exportRecordings, async (call) => {
    const { caller, filter, language } = call
    await customers.ensureMaySearch(caller, filter, auditOrigin(call))
    const say = sayIn(language)
    const search = await searchOf(caller, filter)
    const names = await calls.filterNames(caller.companyId, filter, language)
    return {
      action: 'recordings.exported',
      title: say('console.recordings.title'),
      plainName: 'recordings',
      columns: (timeText) => recordingColumns(say, timeText),
      filterNotes: (timeText) => recordingFilterNotes(say, timeText, filter, names),
      count: (limit) => view.countRecordings(search, limit),
      readPage: async (page) => view.listRecordings(search, page, await namesFor(caller)),
    }
  })
  registerOperation(app, operations.getRecording, async (call) => {
    const { caller, params } = call
    const found = await view.findRecording(scopeOf(caller), params.recordingId, await namesFor(caller))
    if (found === undefined) throw recordingNotFound()
    await audit.recordView(call, {
      action: 'recordings.viewed',
      object: { kind: 'recording', id: params.recordingId },
      subjectReference: found.subjectReference,
    })
    return { status: 200, body: found.recording }
  })
}
