import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Exporter, ExportTrace } from '../../platform/exports/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Leases } from '../../platform/jobs/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { auditLogOrigin, auditSigningKeyName } from './audit.config.ts'
import { registerAuditRoutes } from './audit.routes.ts'
import { createExportTrace } from './export-trace.service.ts'
import { type AuditRecorder, createAuditRecorder } from './audit.service.ts'
import { auditStore } from './audit.store.ts'
import { createAuditView } from './audit.view.ts'
import { createCheckpointFiles } from './checkpoints/checkpoint-files.ts'
import { generateSigningKey, signerFrom } from './checkpoints/checkpoints.rules.ts'
import { createCheckpointStore } from './checkpoints/checkpoints.store.ts'
import { MerkleLog } from './merkle-log/merkle-log.service.ts'
import { createMerkleLogStore } from './merkle-log/merkle-log.store.ts'

export {
  type AuditOrigin,
  auditOrigin,
  type AuditRecorder,
  type NewAuditEntry,
  serverOrigin,
} from './audit.service.ts'

export interface AuditSliceOptions {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly leases: Leases
  readonly secrets: Secrets
  readonly log: FastifyBaseLogger
  /** `<data>/checkpoints`. */
  readonly checkpointsDir: string
}

/** The trace of who did what (ADM-5), from the act's transaction to the signed log. */
export interface AuditSlice extends AuditRecorder {
  /** The trace of lists that are taken away as files. */
  readonly exportTrace: ExportTrace
  registerRoutes(app: FastifyInstance, exporter: Exporter): void
  start(): Promise<void>
  /** Appends and signs what is committed; call it after everything that records has stopped. */
  stop(): Promise<void>
  /** Appends and signs now. */
  flush(): Promise<void>
}

export function createAuditSlice({
  db,
  clock,
  ids,
  leases,
  secrets,
  log,
  checkpointsDir,
}: AuditSliceOptions): AuditSlice {
  const merkleLog = new MerkleLog({
    store: createMerkleLogStore(db),
    checkpoints: createCheckpointStore(db),
    sink: createCheckpointFiles(checkpointsDir),
    signer: signerFrom(auditLogOrigin, secrets.get(auditSigningKeyName, generateSigningKey)),
    lease: leases.lease('audit-sequencer', 10_000),
    clock,
    log,
  })
  const recorder = createAuditRecorder({ store: auditStore, clock, ids, onRecorded: () => merkleLog.nudge() })
  return {
    record: (tx, entry) => recorder.record(tx, entry),
    exportTrace: createExportTrace({ db, audit: recorder }),
    registerRoutes: (app, exporter) => registerAuditRoutes(app, createAuditView(db), exporter),
    start: () => merkleLog.start(),
    stop: () => merkleLog.stop(),
    flush: () => merkleLog.flush(),
  }
}
