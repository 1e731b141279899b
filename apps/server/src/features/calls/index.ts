import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AuditRecorder, ViewTrace } from '../audit/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import type { DispositionsSlice } from '../dispositions/index.ts'
import type { GatewaySlice, ReportOrigin } from '../gateway/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import { numberIndexes, type ProtectionSlice } from '../protection/index.ts'
import { createCallChanges } from './call-changes.service.ts'
import { callNotFound } from './calls.errors.ts'
import { createCallSurroundings } from './call-surroundings.view.ts'
import { callsReportHandlers } from './calls.reports.ts'
import { registerCallsRoutes } from './calls.routes.ts'
import { createCallsService } from './calls.service.ts'
import { createCallsStore, type NewCallStep } from './calls.store.ts'
import type { CallRow } from './calls.table.ts'
import { createCallsView } from './calls.view.ts'
import { importCalls, type PastCall } from './past-calls.service.ts'
import { endLostCalls, runEndLostCalls } from './jobs/end-lost-calls.job.ts'

export { type FilterNames, sharedColumns, sharedFilterNotes } from './call-columns.view.ts'
export type { Call, CallListener, RequestFacts } from './calls.events.ts'
export type { NewCallStep } from './calls.store.ts'
export type { CallsTables } from './calls.table.ts'
export type { PastCall } from './past-calls.service.ts'

export interface CallsSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly audit: AuditRecorder & ViewTrace
  readonly outbox: Pick<Outbox, 'append'>
  readonly exporter: Exporter
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames'>
  readonly customers: Pick<CustomersSlice, 'sightOf' | 'reveal' | 'ensureMaySearch'>
  readonly protection: Pick<ProtectionSlice, 'customersIn'>
  readonly dispositions: Pick<DispositionsSlice, 'listChoices' | 'getChoice'>
  readonly gateway: Pick<GatewaySlice, 'sendFrame'>
}

/** Telephony sessions: what phones say of them, what they lack, and where each went. */
export function createCallsSlice(deps: CallsSliceDeps) {
  const { db, clock, audit, outbox, exporter, organization, customers, dispositions, gateway } = deps
  const rowCustomers = deps.protection.customersIn({
    table: 'calls',
    at: 'started_at',
    indexes: numberIndexes,
  })
  const store = createCallsStore(rowCustomers)
  const view = createCallsView(db, rowCustomers)
  const surroundings = createCallSurroundings()
  const changes = createCallChanges({ store, surroundings, outbox })
  const service = createCallsService({
    db,
    clock,
    store,
    view,
    changes,
    rowCustomers,
    audit,
    outbox,
    organization,
    customers,
    dispositions,
    gateway,
  })

  return {
    listen: changes.listen,
    provideRequestFacts: changes.provideRequestFacts,
    setRecordingState: changes.setRecordingState,
    /** A call that came to nothing has no recording, in the transaction that gives the recording up. */
    withdrawRecording: (tx: Tx, callId: string, recordingId: string): Promise<void> =>
      store.clearRecording(tx, callId, recordingId),
    endLostCall: changes.endLostCall,
    /** Keeps a step of a call's way, in the transaction that takes it (CTC-9). */
    recordStep: (tx: Tx, step: NewCallStep): Promise<void> => store.saveStep(tx, step),
    listSteps: view.listSteps,
    /** What a filter by unit and agent is called. */
    filterNames: service.filterNames,
    /** The call of which a phone speaks, in the transaction that takes in what it says. Throws `calls.not_found` for another's. */
    async getCallOf(tx: Tx, callId: string, { companyId, deviceId }: ReportOrigin): Promise<CallRow> {
      const row = await store.findCall(tx, callId)
      if (row?.company_id !== companyId || row.device_id !== deviceId) throw callNotFound()
      return rowCustomers.openRow(row)
    },
    /** The row of a call that the scope reaches, for slices below. */
    findCallInScope: view.findRow,
    dispositionsIn: service.dispositionsIn,
    /** Opens what rows of calls know of their customers, for slices below that read them. */
    customers: rowCustomers,
    /** Takes over calls that ended before this server knew of them; `customers.ready` must have been awaited for their company. */
    importCalls: (tx: Tx, calls: readonly PastCall[]): Promise<void> =>
      importCalls(tx, calls, { store, surroundings }),
    reportHandlers: callsReportHandlers(changes, service),
    routes: (app: FastifyInstance): void => registerCallsRoutes(app, { service, customers, audit, exporter }),
    registerJobs(jobs: Pick<Jobs, 'schedule'>): void {
      jobs.schedule(endLostCalls, '*/10 * * * *', 'UTC', async () => {
        await runEndLostCalls({ db, clock, view, changes })
      })
    },
  }
}
export type CallsSlice = ReturnType<typeof createCallsSlice>
