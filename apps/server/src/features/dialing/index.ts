import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock, Timer } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AccountsSlice } from '../accounts/index.ts'
import type { AgentsSlice } from '../agents/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { ConsentsSlice } from '../consents/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { ProtectionSlice } from '../protection/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { createCancellation } from './cancellation.service.ts'
import { dialCommands } from './dial-commands.view.ts'
import { createDialProgress, type ExpectedRecordings } from './dial-progress.service.ts'
import { createDialRequests } from './dial-requests.service.ts'
import { dialCommandHandlers, dialReportHandlers } from './dialing.reports.ts'
import { registerDialingRoutes } from './dialing.routes.ts'
import { createDialingService } from './dialing.service.ts'
import { createDialingStore } from './dialing.store.ts'
import { createDialingView } from './dialing.view.ts'

export type { ExpectedRecording, ExpectedRecordings } from './dial-progress.service.ts'
export type { DialingTables } from './dialing.table.ts'

export interface DialingSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly log: FastifyBaseLogger
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly accounts: Pick<AccountsSlice, 'findAgentAccount' | 'registerPersonHandler'>
  readonly gateway: Pick<
    GatewaySlice,
    'createCommand' | 'expireCommand' | 'recordReceipt' | 'isConnected' | 'canWake' | 'liveStatus'
  >
  readonly consents: Pick<ConsentsSlice, 'listRequired' | 'isMissing' | 'remindAgent'>
  readonly customers: Pick<CustomersSlice, 'prepare' | 'recordCustomer' | 'sightOf'>
  readonly protection: Pick<ProtectionSlice, 'customersIn'>
  readonly calls: Pick<
    CallsSlice,
    'listen' | 'provideRequestFacts' | 'recordStep' | 'listSteps' | 'findCallInScope' | 'dispositionsIn'
  >
  readonly agents: Pick<AgentsSlice, 'findDialable' | 'reserve' | 'release' | 'setUnresponsive' | 'policyOf'>
  readonly recordings: ExpectedRecordings
}

const sweepMs = 1000
const dueBatch = 200

/** Requests of CRMs to make agents' phones dial (CTC-1 to CTC-4), and where their calls went (CTC-9). */
export function createDialingSlice(deps: DialingSliceDeps) {
  const { db, clock, log, audit, outbox, gateway, calls, agents, recordings } = deps
  const rowCustomers = deps.protection.customersIn({
    table: 'dial_requests',
    at: 'created_at',
    indexes: ['reference_index'],
  })
  const store = createDialingStore(db, rowCustomers)
  const view = createDialingView(db, rowCustomers)
  const commands = dialCommands
  const shared = { clock, store, rowCustomers, gateway }
  const progress = createDialProgress({ ...shared, outbox, agents, calls, recordings, commands })
  const cancellation = createCancellation({ ...shared, db, progress, audit })
  const requests = createDialRequests({ ...deps, store })
  const reading = createDialingService({ view, calls, customers: deps.customers })
  deps.accounts.registerPersonHandler(cancellation.onPersonChange)
  calls.provideRequestFacts(progress.requestFacts)
  calls.listen(progress.callListener)

  /** Ends requests whose phones have not said in time what became of them. Returns how many were due. */
  async function sweep(): Promise<number> {
    const due = await store.listDue(clock.now(), dueBatch)
    for (const id of due) await db.transaction((tx) => progress.giveUp(tx, id))
    return due.length
  }

  let timer: Timer | undefined
  let sweeping: Promise<unknown> | undefined
  function sweepInBackground(): void {
    sweeping ??= sweep()
      .catch((error: unknown) => log.error({ err: error }, 'overdue dial requests could not be looked at'))
      .finally(() => {
        sweeping = undefined
      })
  }

  return {
    sweep,
    commandHandlers: dialCommandHandlers(progress, cancellation, clock),
    reportHandlers: dialReportHandlers(progress),
    routes: (app: FastifyInstance): void => registerDialingRoutes(app, { requests, cancellation, reading }),
    async start(): Promise<void> {
      timer = clock.setRepeatingTimer(sweepMs, sweepInBackground)
    },
    async stop(): Promise<void> {
      timer?.cancel()
      await sweeping
    },
  }
}
export type DialingSlice = ReturnType<typeof createDialingSlice>
