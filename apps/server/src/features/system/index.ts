import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { ErrorTap } from '../../platform/log/index.ts'
import type { PushHealth } from '../gateway/index.ts'
import type { AuditSlice } from '../audit/index.ts'
import { pruneSystemErrors, runPruneSystemErrors } from './jobs/prune-system-errors.job.ts'
import { databaseProbes } from './probes/database.probes.ts'
import { certificateProbe, diskProbe, ffmpegProbe, memoryProbe, pushProbe } from './probes/machine.probes.ts'
import { lookAtAll } from './probes/probe.ts'
import { createSystemChanges } from './system-changes.service.ts'
import { createSystemErrors } from './system-errors.service.ts'
import { createSystemErrorsStore } from './system-errors.store.ts'
import { registerSystemRoutes } from './system.routes.ts'
import { createSystemView } from './system.view.ts'

export interface SystemSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: Pick<AuditSlice, 'status' | 'listEntries' | 'countEntries'>
  readonly exporter: Exporter
  readonly errorTap: ErrorTap
  readonly node: string
  readonly version: string
  readonly dataDir: string
  /** Undefined when TLS does not end here. */
  readonly certificateFile: string | undefined
  readonly pushHealth: () => PushHealth
  readonly missingTools: () => Promise<readonly string[]>
}

/** What administrators and auditors see of the installation itself (ADM-6). */
export function createSystemSlice(deps: SystemSliceDeps) {
  const { db, clock, ids, audit, exporter, errorTap, node, version } = deps
  const startedAt = clock.now()
  const store = createSystemErrorsStore(db)
  const errors = createSystemErrors({ db, clock, ids, store, tap: errorTap, node })
  const probes = [
    ...databaseProbes({ db, clock, audit }),
    diskProbe(deps.dataDir),
    memoryProbe(),
    certificateProbe(deps.certificateFile, clock),
    pushProbe(deps.pushHealth),
    ffmpegProbe(deps.missingTools),
  ]
  const status = async () => ({
    version,
    nodeVersion: process.versions.node,
    node,
    startedAt: new Date(startedAt).toISOString(),
    now: new Date(clock.now()).toISOString(),
    facts: await lookAtAll(probes),
  })
  return {
    routes: (app: FastifyInstance): void =>
      registerSystemRoutes(app, {
        view: createSystemView(db),
        changes: createSystemChanges(audit),
        exporter,
        status,
      }),
    registerJobs(jobs: Pick<Jobs, 'schedule'>): void {
      jobs.schedule(pruneSystemErrors, '50 3 * * *', 'UTC', () => runPruneSystemErrors({ clock, store }))
    },
    start: errors.start,
    stop: errors.stop,
    /** Keeps what the log has said so far; for tests. */
    flush: errors.flush,
  }
}
export type SystemSlice = ReturnType<typeof createSystemSlice>
