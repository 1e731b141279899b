import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { BlobStore } from '../../platform/blob-store/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Metrics } from '../../platform/http/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import { createRootKey, type KmsConfig } from '../../platform/keys/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { AgentsSlice } from '../agents/index.ts'
import type { AuditRecorder, ViewTrace } from '../audit/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import { numberIndexes, type ProtectionSlice, type RowCustomers } from '../protection/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { companyKeyName, createCompanyKeys } from './keys/company-keys.service.ts'
import { createDataKeys } from './keys/data-keys.service.ts'
import { createDataKeysStore } from './keys/data-keys.store.ts'
import type { Captions, ListenGrants } from './listening/listen-grants.service.ts'
import { registerListeningRoutes } from './listening/listening.routes.ts'
import { createListeningSubslice } from './listening/listening-subslice.ts'
import {
  expireListenRequests,
  forgetOldListens,
  runExpireListenRequests,
  runForgetOldListens,
} from './listening/jobs/expire-listen-requests.job.ts'
import { createOwnRecordings } from './own-recordings/own-recordings.service.ts'
import { registerOwnRecordingsRoutes } from './own-recordings/own-recordings.routes.ts'
import { createOwnRecordingsView } from './own-recordings/own-recordings.view.ts'
import { createRecordingMemosStore } from './own-recordings/recording-memos.store.ts'
import { registerMarkRoutes } from './marks/marks.routes.ts'
import { createMarks } from './marks/marks.service.ts'
import { createMarksStore } from './marks/marks.store.ts'
import { recordingRootKeyName } from './recordings.config.ts'
import { registerRecordingRoutes } from './recordings.routes.ts'
import { recordingsReportHandlers } from './recordings.reports.ts'
import { createRecordingsService } from './recordings.service.ts'
import { createRecordingsStore } from './recordings.store.ts'
import { createRecordingsView, type RecordingsView } from './recordings.view.ts'
import {
  registerRenditionJob,
  takeUpMissing,
  takeUpMissingRenditions,
} from './rendition/jobs/make-rendition.job.ts'
import { probeFfmpeg } from './rendition/probe-ffmpeg.ts'
import { createRenditionTool } from './rendition/rendition-tool.ts'
import { createRenditions } from './rendition/renditions.service.ts'
import { createRenditionsStore } from './rendition/renditions.store.ts'
import { createFinishUpload, type FinishUploadDeps } from './upload/finish-upload.service.ts'
import { expireUploads, runExpireUploads } from './upload/jobs/expire-uploads.job.ts'
import type { PieceStore } from './upload/piece-store.port.ts'
import { takeUpUploads } from './upload/take-up-uploads.ts'
import type { UploadLimits } from './upload/upload.config.ts'
import { createUploadMetrics } from './upload/upload.metrics.ts'
import { registerUploadRoutes } from './upload/upload.routes.ts'
import { createUploadStore } from './upload/upload.store.ts'
import { createUploadReceiver } from './upload/upload-receiver.service.ts'
import { createUploads } from './upload/uploads.service.ts'

export type { Captions } from './listening/listen-grants.service.ts'
export type { ExpectedRecording } from './recordings.service.ts'
export { uuidOf } from './recording-uuid.ts'
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
  readonly kms: KmsConfig
  readonly audit: AuditRecorder & ViewTrace
  readonly outbox: Pick<Outbox, 'append'>
  readonly jobs: Pick<Jobs, 'enqueue'>
  /** Where sealed files end; `pieces` grows them in the same place. */
  readonly blobs: BlobStore
  readonly pieces: PieceStore
  readonly uploadLimits: UploadLimits
  readonly settings: Pick<SettingsSlice, 'get' | 'effective'>
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames' | 'idsAbove' | 'getCompany'>
  readonly devices: Pick<DevicesSlice, 'devicePublicKey' | 'sealingKeyOf' | 'transportPrivateKeys'>
  readonly calls: Pick<
    CallsSlice,
    'setRecordingState' | 'withdrawRecording' | 'recordStep' | 'listen' | 'filterNames' | 'customers'
  >
  readonly agents: Pick<AgentsSlice, 'showingAgent' | 'agentOn'>
  readonly customers: Pick<
    CustomersSlice,
    'sightOf' | 'ensureMaySearch' | 'provideUnusualLooks' | 'countLooksOfDays'
  >
  readonly protection: Pick<ProtectionSlice, 'customersIn'>
  readonly exporter: Exporter
  /** What is said in the samples of virtual handsets. */
  readonly captionsOf?: (recordingId: string) => Promise<Captions | null>
  readonly ffmpegPath?: string
}

function createUploadSubslice(
  deps: RecordingsSliceDeps,
  own: Pick<FinishUploadDeps, 'service' | 'dataKeys' | 'isToolMissing' | 'recordings' | 'rowCustomers'>,
) {
  const { db, clock, log, audit, jobs, calls, devices, pieces, uploadLimits: limits } = deps
  const store = createUploadStore(db)
  const metrics = createUploadMetrics(deps.metrics.registry)
  const finishing = createFinishUpload({
    db,
    clock,
    pieces,
    store,
    ...own,
    devices,
    calls,
    audit,
    jobs,
    metrics,
  })
  const receiver = createUploadReceiver({
    db,
    clock,
    store,
    pieces,
    finishing,
    limits,
    metrics,
  })
  const uploads = createUploads({
    db,
    clock,
    store,
    pieces,
    receiver,
    limits,
    onFailed: (error, recordingId) =>
      log.error({ err: error, recordingId }, 'an upload could not be finished'),
  })
  return { uploads, uploadStore: store }
}

function createOwn(
  deps: RecordingsSliceDeps,
  parts: { view: RecordingsView; rowCustomers: RowCustomers; grants: ListenGrants },
) {
  const { db } = deps
  const memos = createRecordingMemosStore(db)
  const view = createOwnRecordingsView({ db, customers: parts.rowCustomers, memos })
  return createOwnRecordings({ ...deps, view, recordings: parts.view, memos, grants: parts.grants })
}

const customersPlace = { table: 'recordings', at: 'started_at', indexes: numberIndexes } as const

/** Recordings: expected, received and verified, listened to under approval, marked. */
export function createRecordingsSlice(deps: RecordingsSliceDeps) {
  const { db, clock, ids, log, audit, outbox, jobs, calls, uploadLimits } = deps
  const rowCustomers = deps.protection.customersIn(customersPlace)
  const store = createRecordingsStore({ customers: rowCustomers, ofCalls: calls.customers })
  const service = createRecordingsService({ store, calls, outbox, audit })
  const rootKey = createRootKey({ config: deps.kms, secrets: deps.secrets, clock }, recordingRootKeyName)
  const keys = { db, store: createDataKeysStore(db), clock, audit, rootKey }
  const dataKeys = createDataKeys(keys)
  const companyKeys = createCompanyKeys(keys)
  const tool = createRenditionTool(() => probeFfmpeg(deps.ffmpegPath))
  const { uploads, uploadStore } = createUploadSubslice(deps, {
    service,
    dataKeys,
    recordings: store,
    rowCustomers,
    isToolMissing: tool.isMissing,
  })
  calls.listen(service.callListener)

  const view = createRecordingsView(db, rowCustomers)
  const listening = createListeningSubslice({ ...deps, dataKeys, recordings: view, rowCustomers })
  const own = createOwn(deps, { view, rowCustomers, grants: listening.grants })
  const marks = createMarks({ db, clock, ids, store: createMarksStore(db), recordings: view, audit })
  const renditionsStore = createRenditionsStore(db)
  const renditions = createRenditions({
    db,
    clock,
    store: renditionsStore,
    blobs: deps.blobs,
    dataKeys,
    outbox,
    ...(deps.ffmpegPath !== undefined && { ffmpegPath: deps.ffmpegPath }),
  })
  const background = new Set<Promise<void>>()
  function runInBackground(what: string, work: Promise<unknown>): void {
    const running = work.then(
      () => undefined,
      (error: unknown) => log.error({ err: error }, what),
    )
    background.add(running)
    void running.finally(() => background.delete(running))
  }
  const takeUpRenditions = () => takeUpMissing({ db, store: renditionsStore, jobs, tool })

  return {
    expectRecording: service.expectRecording,
    withdrawExpected: service.withdrawExpected,
    expectPast: service.expectPast,
    sealedSets: companyKeys.sealedSets,
    /** A company's key-encryption keys: a new one, and the end of those under which nothing lies any more. */
    companyKeys: { name: companyKeyName, renew: dataKeys.renew, retire: companyKeys.retire },
    reportHandlers: recordingsReportHandlers(service),
    /** Tools that are missing for playing in the browser; everything else works without. */
    async missingTools(): Promise<'ffmpeg'[]> {
      return (await tool.wasFound()) ? [] : ['ffmpeg']
    },
    /** For the sweeper and tests. */
    uploads,
    /** Takes a whole sealed file in without a network: the demo's samples. */
    ingest: uploads.ingest,
    routes: (app: FastifyInstance): void => {
      const { exporter, audit, agents } = deps
      registerRecordingRoutes(app, { ...deps, view, listening: listening.states })
      registerListeningRoutes(app, { ...listening, exporter })
      registerMarkRoutes(app, marks)
      registerOwnRecordingsRoutes(app, { own, content: listening.content, agents, audit })
      registerUploadRoutes(app, uploads, uploadLimits)
      /* Phones in the middle of a recording are let go; what has its last byte is stored before HTTP ends. */
      app.addHook('preClose', () => uploads.stop())
    },
    registerJobs(registry: Pick<Jobs, 'schedule' | 'register'>): void {
      registry.schedule(expireUploads, '20 * * * *', 'UTC', async () => {
        await runExpireUploads({ clock, store: uploadStore, uploads })
      })
      registry.schedule(expireListenRequests, '*/5 * * * *', 'UTC', () =>
        runExpireListenRequests({ db, clock, upkeep: listening.upkeep, store: listening.store }),
      )
      registry.schedule(forgetOldListens, '10 4 * * *', 'UTC', () =>
        runForgetOldListens({
          db,
          clock,
          store: listening.listensStore,
          retentionDays: (companyId) => deps.settings.get(companyId, 'audit.retentionDays'),
        }),
      )
      registerRenditionJob(registry, renditions)
      registry.schedule(takeUpMissingRenditions, '*/10 * * * *', 'UTC', async () => {
        await takeUpRenditions()
      })
    },
    /** Uploads that had come whole when the server stopped are verified in the background. */
    async start(): Promise<void> {
      runInBackground('uploads could not be taken up', takeUpUploads(uploadStore, uploads))
      runInBackground('renditions could not be taken up', takeUpRenditions())
    },
    async stop(): Promise<void> {
      await uploads.stop()
      await Promise.all(background)
    },
  }
}
export type RecordingsSlice = ReturnType<typeof createRecordingsSlice>
