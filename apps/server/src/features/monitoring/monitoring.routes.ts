import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import { registerEventStream } from '../../platform/http/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import { type OrganizationSlice, scopeOf } from '../organization/index.ts'
import type { Boards } from './board.service.ts'

/** A stream is ended after this; the page opens another and proves again who it is. */
const streamLifeMs = 600_000

export function registerMonitoringRoutes(
  app: FastifyInstance,
  deps: {
    boards: Boards
    clock: Clock
    organization: Pick<OrganizationSlice, 'narrowScope'>
    customers: Pick<CustomersSlice, 'sightOf'>
  },
): void {
  const { boards, clock, organization, customers } = deps
  registerEventStream(app, clock, operations.watchBoard, async ({ caller, query }) => {
    const scope = await organization.narrowScope(scopeOf(caller), query.orgUnitId)
    const feed = await boards.open({ scope, sight: await customers.sightOf(caller) })
    return (stream) => {
      const end = clock.setTimer(streamLifeMs, () => stream.close())
      stream.onClose(() => end.cancel())
      feed(stream)
    }
  })
}
