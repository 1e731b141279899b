import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock, Timer } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AccountsSlice } from '../accounts/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { ConsentsSlice } from '../consents/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { createAgentChanges } from './agent-changes.service.ts'
import { createAgentPersons } from './agent-persons.service.ts'
import { createAgentPolicies } from './agent-policies.service.ts'
import { createAgentSessions } from './agent-sessions.service.ts'
import { agentsReportHandlers } from './agents.reports.ts'
import { registerAgentsRoutes } from './agents.routes.ts'
import { createAgentsService } from './agents.service.ts'
import { createAgentsStore, type Reservation } from './agents.store.ts'
import { createAgentsView } from './agents.view.ts'
import { createReservations } from './reservations.service.ts'
import { openCalls } from './open-calls.view.ts'

export type { AgentPolicy } from './agents.rules.ts'
export type { AgentsTables } from './agents.table.ts'
export {
  agentColumns,
  agentResponseOf,
  type AgentsViewTables,
  type AgentSurroundings,
  isAtWork,
  type ShownAgentRow,
} from './agents.view.ts'
export type { Reservation } from './agents.store.ts'
export type { DialableAgent } from './reservations.service.ts'

export interface AgentsSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
  readonly settings: Pick<SettingsSlice, 'get' | 'effective' | 'onChanged'>
  readonly organization: Pick<OrganizationSlice, 'listCompanies' | 'unitNames' | 'idsAbove' | 'narrowScope'>
  readonly accounts: Pick<
    AccountsSlice,
    'verifyPhonePassword' | 'changePhonePassword' | 'recordSignIn' | 'callerOfAgent' | 'registerPersonHandler'
  >
  readonly devices: Pick<
    DevicesSlice,
    'recordAgent' | 'clearAgent' | 'findDevice' | 'ensureTrusted' | 'registerChangeHandler'
  >
  readonly gateway: Pick<GatewaySlice, 'sendFrame' | 'createCommand' | 'isConnected' | 'liveStatus'>
  readonly consents: Pick<ConsentsSlice, 'handsetConsents'>
  readonly calls: Pick<CallsSlice, 'listen'>
}

const sweepMs = 1000

/** Who works, on which phone, in which state (MON-5, CTC-3). */
export function createAgentsSlice(deps: AgentsSliceDeps) {
  const { db, clock, log, audit, outbox, settings, organization, accounts, devices, gateway, calls } = deps
  const store = createAgentsStore(db)
  const policies = createAgentPolicies({ settings, organization, clock, log })
  const changes = createAgentChanges({ store, policies, outbox, devices, gateway, clock })
  const sessions = createAgentSessions({
    db,
    clock,
    store,
    changes,
    policies,
    accounts,
    organization,
    devices,
    settings,
    gateway,
    consents: deps.consents,
    audit,
  })
  devices.registerChangeHandler(sessions.onDeviceChange)
  const agents = createAgentsService({
    db,
    clock,
    store,
    view: createAgentsView(db),
    openCalls,
    changes,
    policies,
    organization,
    gateway,
    audit,
  })
  accounts.registerPersonHandler(createAgentPersons({ store, changes, clock, devices, outbox }))
  const reservations = createReservations(store, policies)
  calls.listen(agents.callListener)

  let timer: Timer | undefined
  let sweeping: Promise<unknown> | undefined
  function sweep(): void {
    sweeping ??= agents
      .sweep()
      .catch((error: unknown) => log.error({ err: error }, 'agents’ deadlines could not be looked at'))
      .finally(() => {
        sweeping = undefined
      })
  }

  return {
    signedInAgent: sessions.signedInAgent,
    showingAgent: sessions.showingAgent,
    agentOn: sessions.agentOn,
    endOnDevice: sessions.endOnDevice,
    policyOf: policies.policyOf,
    findDialable: reservations.findDialable,
    reserve: (tx: Tx, reservation: Reservation): Promise<boolean> => store.reserve(tx, reservation),
    release: (tx: Tx, agentId: string, dialRequestId: string): Promise<boolean> =>
      store.release(tx, agentId, dialRequestId),
    setUnresponsive: (tx: Tx, agentId: string, since: number | null): Promise<void> =>
      store.setUnresponsive(tx, agentId, since),
    /** Ends what time ends; the slice does it every second by itself. */
    sweep: agents.sweep,
    reportHandlers: agentsReportHandlers(agents),
    routes: (app: FastifyInstance): void => registerAgentsRoutes(app, { agents, sessions }),
    async start(): Promise<void> {
      await policies.start()
      timer = clock.setRepeatingTimer(sweepMs, sweep)
    },
    async stop(): Promise<void> {
      timer?.cancel()
      policies.stop()
      await sweeping
    },
  }
}
export type AgentsSlice = ReturnType<typeof createAgentsSlice>
