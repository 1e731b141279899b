import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Metrics } from '../../platform/http/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Exporter, ExportTrace } from '../../platform/exports/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs, Leases } from '../../platform/jobs/index.ts'
import type { SealedSet } from '../../platform/keys/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { type AuditConfig, sinksOf } from './audit.config.ts'
import { registerAuditRoutes } from './audit.routes.ts'
import { createExportTrace } from './export-trace.service.ts'
import { type AuditRecorder, createAuditRecorder } from './audit.service.ts'
import { auditStore } from './audit.store.ts'
import { type AuditView, createAuditView } from './audit.view.ts'
import { createCheckpointFiles } from './checkpoints/checkpoint-files.ts'
import { CheckpointForwarder } from './checkpoints/checkpoint-forwarder.service.ts'
import type { SinkStatus } from './checkpoints/checkpoint-sink.port.ts'
import { createCheckpointMetrics } from './checkpoints/checkpoints.metrics.ts'
import { createCheckpointStore } from './checkpoints/checkpoints.store.ts'
import { signedCheckpointsSet } from './checkpoints/handover.service.ts'
import { readSigners } from './checkpoints/signing-keys.ts'
import { createSinkProgressStore } from './checkpoints/sink-progress.store.ts'
import { createViewTrace, type ViewTrace } from './view-trace.service.ts'
import { MerkleLog } from './merkle-log/merkle-log.service.ts'
import { createMerkleLogStore } from './merkle-log/merkle-log.store.ts'
import { createFiguresStore } from './figures/figures.store.ts'
import { createFiguresView, type FiguresView } from './figures/figures.view.ts'
import { countFigures, type FiguresSurroundings, runCountFigures } from './figures/jobs/count-figures.job.ts'
import { purgeOldEntries, runPurgeOldEntries } from './retention/jobs/purge-old-entries.job.ts'
import { createRetentionStore } from './retention/retention.store.ts'

export type { AuditTables } from './audit.table.ts'
export {
  type AuditAction,
  type AuditObjectKind,
  type AuditOrigin,
  auditOrigin,
  type AuditRecorder,
  type NewAuditEntry,
  serverOrigin,
} from './audit.service.ts'

/** Records entries of a time that is told: of the demo's past, of a test's. */
export function createRecorderAt(clock: Pick<Clock, 'now'>, ids: IdSource): AuditRecorder {
  return createAuditRecorder({ store: auditStore, clock, ids, onRecorded: () => {} })
}

export { auditConfig, auditSigningKeyName } from './audit.config.ts'
export { generateSigningKey } from './checkpoints/checkpoints.rules.ts'
export { auditColumns } from './audit-columns.view.ts'
export type { ViewTrace } from './view-trace.service.ts'
export type { SinkStatus } from './checkpoints/checkpoint-sink.port.ts'

export interface AuditSliceOptions {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly leases: Leases
  readonly secrets: Secrets
  readonly log: FastifyBaseLogger
  /** `<data>/checkpoints`. */
  readonly checkpointsDir: string
  readonly config: AuditConfig
  readonly metrics: Pick<Metrics, 'registry'>
}

/** Where the log stands. */
export interface AuditLogStatus {
  readonly entries: number
  readonly lastCheckpoint: { readonly treeSize: number; readonly signedAt: number } | null
  readonly sinks: readonly SinkStatus[]
}

export { isWorkday, type WorkingHours } from './figures/company-calendar.ts'
export type { FiguresSurroundings } from './figures/jobs/count-figures.job.ts'

/** What slices below know, for the jobs of the log. */
export interface AuditSurroundings extends FiguresSurroundings {
  /** The longest time for which any company keeps its entries. */
  readonly retentionDays: () => Promise<number>
}

/** The trace of who did what (ADM-5), from the act's transaction to the signed log. */
export interface AuditSlice extends AuditRecorder, ViewTrace {
  /** The trace of lists that are taken away as files. */
  readonly exportTrace: ExportTrace
  /** Entries of a company, newest first, for pages of slices below. */
  readonly listEntries: AuditView['listAuditEntries']
  readonly countEntries: AuditView['countAuditEntries']
  readonly listEntriesOfPeriod: AuditView['listOfPeriod']
  /** What the entries of each month come to, and how far that is counted. */
  readonly figures: FiguresView
  registerRoutes(app: FastifyInstance, exporter: Exporter): void
  registerJobs(jobs: Pick<Jobs, 'schedule'>, surroundings: AuditSurroundings): void
  /** Counts what the log has taken; for tests and the demo. */
  countFigures(surroundings: FiguresSurroundings): Promise<void>
  /** How far the log has come, and its copies outside of the database. */
  status(): Promise<AuditLogStatus>
  /** What the signing key has signed. */
  readonly sealedSets: readonly SealedSet[]
  start(): Promise<void>
  /** Appends and signs what is committed; call it after everything that records has stopped. */
  stop(): Promise<void>
  /** Appends and signs now. */
  flush(): Promise<void>
}

export function createAuditSlice(options: AuditSliceOptions): AuditSlice {
  const { db, clock, ids, leases, secrets, log, checkpointsDir } = options
  const checkpoints = createCheckpointStore(db)
  const metrics = createCheckpointMetrics(options.metrics.registry)
  const forwarder = new CheckpointForwarder({
    sinks: [createCheckpointFiles(checkpointsDir), ...sinksOf(options.config, secrets)],
    checkpoints,
    progress: createSinkProgressStore(db),
    lease: leases.lease('audit-sinks', 60_000),
    clock,
    log,
    metrics,
  })
  const merkleLogStore = createMerkleLogStore(db)
  const signers = () => readSigners(secrets)
  signers()
  const merkleLog = new MerkleLog({
    store: merkleLogStore,
    checkpoints,
    forwarder,
    metrics,
    signers,
    lease: leases.lease('audit-sequencer', 10_000),
    clock,
    log,
  })
  const recorder = createAuditRecorder({ store: auditStore, clock, ids, onRecorded: () => merkleLog.nudge() })
  const view = createAuditView(db)
  const figuresStore = createFiguresStore(db)
  const count = async (surroundings: FiguresSurroundings): Promise<void> => {
    await runCountFigures({ db, clock, store: figuresStore, ...surroundings })
  }
  return {
    record: (tx, entry) => recorder.record(tx, entry),
    ...createViewTrace({ db, clock, audit: recorder }),
    exportTrace: createExportTrace({ db, audit: recorder }),
    listEntries: view.listAuditEntries,
    countEntries: view.countAuditEntries,
    registerRoutes: (app, exporter) => registerAuditRoutes(app, view, exporter),
    listEntriesOfPeriod: view.listOfPeriod,
    figures: createFiguresView(db, figuresStore),
    countFigures: count,
    registerJobs(jobs, surroundings) {
      const store = createRetentionStore(db)
      const { retentionDays } = surroundings
      jobs.schedule(countFigures, '*/5 * * * *', 'UTC', () => count(surroundings))
      jobs.schedule(purgeOldEntries, '40 3 * * *', 'UTC', async () => {
        await runPurgeOldEntries({ db, clock, store, audit: recorder, retentionDays })
      })
    },
    async status() {
      const [head, last, sinks] = await Promise.all([
        merkleLogStore.readHead(),
        checkpoints.findLast(),
        forwarder.status(),
      ])
      return {
        entries: head.size,
        lastCheckpoint: last === undefined ? null : { treeSize: last.treeSize, signedAt: last.signedAt },
        sinks,
      }
    },
    sealedSets: [signedCheckpointsSet({ checkpoints, signers, clock, flush: () => merkleLog.flush() })],
    start: () => merkleLog.start(),
    stop: () => merkleLog.stop(),
    flush: () => merkleLog.flush(),
  }
}
