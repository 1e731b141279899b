import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AgentsSlice } from '../agents/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import { createBoards } from './board.service.ts'
import { createBoardView } from './board.view.ts'
import { registerMonitoringRoutes } from './monitoring.routes.ts'

export interface MonitoringSliceDeps {
  readonly db: Pick<Db, 'read'>
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  readonly outbox: Pick<Outbox, 'subscribe'>
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'getCompany' | 'narrowScope'>
  readonly customers: Pick<CustomersSlice, 'sightOf'>
  readonly calls: Pick<CallsSlice, 'customers'>
  readonly agents: Pick<AgentsSlice, 'policyOf'>
  readonly gateway: Pick<GatewaySlice, 'liveStatus' | 'onLinkChanged'>
}

/** What managers watch (MON-4). */
export function createMonitoringSlice(deps: MonitoringSliceDeps) {
  const { db, clock, log, outbox, organization, customers, agents, gateway } = deps
  const view = createBoardView(db, deps.calls.customers)
  const boards = createBoards({ view, outbox, clock, log, organization, agents, gateway })
  return {
    routes: (app: FastifyInstance): void =>
      registerMonitoringRoutes(app, { boards, clock, organization, customers }),
    stop: async (): Promise<void> => boards.stop(),
  }
}
export type MonitoringSlice = ReturnType<typeof createMonitoringSlice>
