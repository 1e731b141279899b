import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { ConfigOf } from '../../platform/config/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { integrationsConfig } from './integrations.config.ts'
import { registerIntegrationsRoutes } from './integrations.routes.ts'
import { pruneEvents, runPruneEvents } from './jobs/prune-events.job.ts'

export { integrationsConfig } from './integrations.config.ts'

export interface IntegrationsSliceDeps {
  readonly outbox: Outbox
  readonly clock: Clock
  readonly config: ConfigOf<typeof integrationsConfig.entries>
}

/** What other systems are told (INT-1). */
export function createIntegrationsSlice({ outbox, clock, config }: IntegrationsSliceDeps) {
  return {
    routes: (app: FastifyInstance): void => registerIntegrationsRoutes(app, { outbox, clock }),
    registerJobs(jobs: Pick<Jobs, 'schedule'>): void {
      jobs.schedule(pruneEvents, '17 * * * *', 'UTC', async () => {
        await runPruneEvents({ outbox, clock, keptDays: config.eventsKeptDays })
      })
    },
  }
}
export type IntegrationsSlice = ReturnType<typeof createIntegrationsSlice>
