import { randomBytes } from 'node:crypto'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { BlobStore } from '../../platform/blob-store/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Metrics } from '../../platform/http/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { AccountsSlice } from '../accounts/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { createDataKeys } from './keys/data-keys.service.ts'
import { createDataKeysStore } from './keys/data-keys.store.ts'
import { recordingRootKeyName } from './recordings.config.ts'
import { recordingsReportHandlers } from './recordings.reports.ts'
import { createRecordingsService } from './recordings.service.ts'
import { recordingsStore } from './recordings.store.ts'
import { createFinishUpload } from './upload/finish-upload.service.ts'
import { expireUploads, runExpireUploads } from './upload/jobs/expire-uploads.job.ts'
import type { PieceStore } from './upload/piece-store.port.ts'
import { takeUpUploads } from './upload/take-up-uploads.ts'
import type { UploadLimits } from './upload/upload.config.ts'
import { createUploadMetrics } from './upload/upload.metrics.ts'
import { registerUploadRoutes } from './upload/upload.routes.ts'
import { createUploadStore } from './upload/upload.store.ts'
import { createUploads } from './upload/uploads.service.ts'

export type { ExpectedRecording } from './recordings.service.ts'
export type { RecordingsTables } from './recordings.table.ts'
export { DiskPieceStore } from './upload/disk-piece-store.ts'
export type { PieceStore } from './upload/piece-store.port.ts'
export { uploadConfig, type UploadLimits } from './upload/upload.config.ts'

export interface RecordingsSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly log: FastifyBaseLogger
  readonly metrics: Pick<Metrics, 'registry'>
  readonly secrets: Secrets
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
  readonly jobs: Pick<Jobs, 'enqueue'>
  /** Where sealed files end; `pieces` grows them in the same place. */
  readonly blobs: BlobStore
  readonly pieces: PieceStore
  readonly uploadLimits: UploadLimits
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames'>
  readonly accounts: Pick<AccountsSlice, 'findAccount'>
  readonly devices: Pick<DevicesSlice, 'devicePublicKey' | 'transportPrivateKeys'>
  readonly calls: Pick<CallsSlice, 'setRecordingState' | 'recordStep' | 'listen'>
}

const rootKeyForm = /^[0-9a-f]{64}$/

/* Throws a sentence for people when somebody put something else there. */
function rootKeyOf(secrets: Secrets): Buffer {
  const text = secrets.get(recordingRootKeyName, () => randomBytes(32).toString('hex'))
  if (!rootKeyForm.test(text))
    throw new Error(`The secret "${recordingRootKeyName}" must be 64 hexadecimal digits`)
  return Buffer.from(text, 'hex')
}

/** Recordings: expected, received and verified, listened to under approval, marked. */
export function createRecordingsSlice(deps: RecordingsSliceDeps) {
  const { db, clock, log, audit, outbox, jobs, calls, devices, pieces, uploadLimits } = deps
  const service = createRecordingsService({ store: recordingsStore, calls, outbox })
  const keysStore = createDataKeysStore(db)
  const dataKeys = createDataKeys({ db, store: keysStore, clock, audit, rootKey: rootKeyOf(deps.secrets) })
  const uploadStore = createUploadStore(db)
  const metrics = createUploadMetrics(deps.metrics.registry)
  const finishing = createFinishUpload({
    db,
    clock,
    pieces,
    store: uploadStore,
    recordings: recordingsStore,
    service,
    dataKeys,
    devices,
    calls,
    audit,
    jobs,
    metrics,
  })
  const uploads = createUploads({
    db,
    clock,
    store: uploadStore,
    pieces,
    finishing,
    limits: uploadLimits,
    metrics,
    onFailed: (error, recordingId) =>
      log.error({ err: error, recordingId }, 'an upload could not be finished'),
  })
  calls.listen(service.callListener)

  return {
    expectRecording: service.expectRecording,
    withdrawExpected: service.withdrawExpected,
    reportHandlers: recordingsReportHandlers(service),
    /** Takes a whole sealed file in without a network: the demo's samples. */
    ingest: uploads.ingest,
    routes: (app: FastifyInstance): void => {
      registerUploadRoutes(app, uploads, uploadLimits)
    },
    registerJobs(registry: Pick<Jobs, 'schedule' | 'register'>): void {
      registry.schedule(expireUploads, '20 * * * *', 'UTC', async () => {
        await runExpireUploads({ clock, store: uploadStore, uploads })
      })
    },
    /** Uploads that had come whole when the server stopped are verified in the background. */
    async start(): Promise<void> {
      void takeUpUploads(uploadStore, uploads).catch((error: unknown) =>
        log.error({ err: error }, 'uploads could not be taken up'),
      )
    },
    stop: uploads.stop,
  }
}
export type RecordingsSlice = ReturnType<typeof createRecordingsSlice>
