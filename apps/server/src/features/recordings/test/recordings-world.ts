import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { DiskBlobStore } from '../../../platform/blob-store/index.ts'
import { FakeClock } from '../../../platform/clock/index.ts'
import type { Db, OpenDb, Tx } from '../../../platform/db/index.ts'
import { reauthenticationRequired } from '../../../platform/errors/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import { createMetrics } from '../../../platform/http/index.ts'
import { createTestExporter } from '../../../platform/exports/test/create-test-exporter.ts'
import { createTestApp, testCaller } from '../../../platform/http/test/create-test-app.ts'
import { createIdSource } from '../../../platform/ids/index.ts'
import { noKms } from '../../../platform/keys/test/no-kms.ts'
import { createJobs } from '../../../platform/jobs/index.ts'
import { createLog } from '../../../platform/log/index.ts'
import type { NewEvent } from '../../../platform/outbox/index.ts'
import type { NewAuditEntry } from '../../audit/index.ts'
import type { CallListener, CallsTables, NewCallStep } from '../../calls/index.ts'
import { createCustomersSlice } from '../../customers/index.ts'
import type { ListScope } from '../../organization/index.ts'
import { numberIndexes, type RowCustomer } from '../../protection/index.ts'
import { createSettingsSlice } from '../../settings/index.ts'
import { createRecordingsSlice, DiskPieceStore, type PieceStore, type UploadLimits } from '../index.ts'
import { createTestProtection, testRowCustomers } from '../../../test/protection.ts'
import { createTestKey, type SampleOptions, sealSample, type TestKey } from './sealed-sample.ts'

const testLimits: UploadLimits = {
  maxBytes: 512 * 2 ** 20,
  maxUnfinishedPerDevice: 200,
  maxConnectionsPerDevice: 16,
  requestsPerMinute: 1_000_000,
  unfinishedDays: 30,
  stalledSeconds: 60,
}

export interface WorldOptions {
  readonly pieces?: (root: string, quarantine: string) => PieceStore
  readonly limits?: Partial<UploadLimits>
  readonly callers?: Readonly<Record<string, Caller>>
  readonly dir?: string
  readonly clock?: FakeClock
  readonly ffmpegPath?: string
}

/** The recordings slice over a real database and a real folder, one company, one phone, calls that are rows only. */
export async function createRecordingsWorld(db: OpenDb & Db, options: WorldOptions = {}) {
  const clock = options.clock ?? new FakeClock()
  const ids = createIdSource(clock)
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'smartym-recordings-')))
  const root = join(dir, 'recordings')
  const quarantine = join(dir, 'quarantine')
  const device = createTestKey()
  const transport = createTestKey()
  const companyId = testCaller().companyId
  const deviceId = ids.next('device')
  const entries: NewAuditEntry[] = []
  const events: NewEvent[] = []
  const steps: NewCallStep[] = []
  const states: { callId: string; recordingId: string; state: string; isPartial: boolean }[] = []
  const withdrawn: { callId: string; recordingId: string }[] = []
  const keys = new Map<string, TestKey>([[deviceId, device]])
  /* Phones that were reported lost, and when. */
  const keysCutOffAt = new Map<string, number>()
  const publicKeyOf = (id: string): Buffer => keys.get(id)?.spki ?? Buffer.alloc(91)
  const listeners: CallListener[] = []
  const jobs = createJobs({ db, clock, ids, log: createLog('silent'), worker: 'test' })
  const secrets = {
    get: (_name: string, make: () => string) => rootKey ?? make(),
    find: () => rootKey,
  }
  const audit = {
    async record(_tx: Tx, entry: NewAuditEntry) {
      entries.push(entry)
      return ids.next('auditEntry')
    },
    recordView: async () => {},
  }
  const makePieces = options.pieces ?? ((at, aside) => new DiskPieceStore(at, aside))
  const blobs = new DiskBlobStore(root)
  const settings = createSettingsSlice({ db, clock, ids, audit })
  const organization = {
    narrowScope: async (scope: ListScope) => scope,
    unitNames: async () => new Map<string, string>(),
    idsAbove: async (_company: string, orgUnitId: string) => [orgUnitId],
    getCompany: async (id: string) => ({ companyId: id, name: '한빛카드', timeZone: 'Asia/Seoul' }),
  }
  const protection = createTestProtection({ db, clock, audit })
  await protection.ready(companyId)
  const customers = createCustomersSlice({
    protection,
    db,
    clock,
    ids,
    audit,
    settings,
    organization,
  })
  const recordings = createRecordingsSlice({
    db,
    clock,
    ids,
    log: createLog('silent'),
    metrics: createMetrics(),
    secrets,
    kms: noKms,
    audit,
    outbox: { append: async (_tx, event) => void events.push(event) },
    jobs,
    exporter: createTestExporter({ clock, ids }).exporter,
    blobs,
    pieces: makePieces(root, quarantine),
    uploadLimits: { ...testLimits, ...options.limits },
    settings,
    organization,
    protection,
    customers,
    agents: {
      showingAgent: () => Promise.reject(reauthenticationRequired()),
      agentOn: () => Promise.reject(reauthenticationRequired()),
    },
    devices: {
      devicePublicKey: async (id) => publicKeyOf(id),
      sealingKeyOf: async (id) => ({
        publicKey: publicKeyOf(id),
        isRevokedAt: (at) => at >= (keysCutOffAt.get(id) ?? Infinity),
      }),
      transportPrivateKeys: async () => [{ keyId: keyIdOf(transport), scalar: transport.scalar }],
    },
    calls: {
      setRecordingState: async (_tx, callId, recordingId, state, isPartial) =>
        void states.push({ callId, recordingId, state, isPartial: isPartial === true }),
      withdrawRecording: async (_tx, callId, recordingId) => void withdrawn.push({ callId, recordingId }),
      recordStep: async (_tx, step) => void steps.push(step),
      listen: (listener) => void listeners.push(listener),
      filterNames: async () => ({ orgUnit: null, agent: null, disposition: null }),
      customers: protection.customersIn({ table: 'calls', at: 'started_at', indexes: numberIndexes }),
    },
    ...(options.ffmpegPath !== undefined && { ffmpegPath: options.ffmpegPath }),
  })
  recordings.registerJobs(jobs)
  const phone = phoneCaller(deviceId, companyId)
  const app: FastifyInstance = await createTestApp({
    db,
    clock,
    callers: { phone, all: testCaller(), ...options.callers },
  })
  recordings.routes(app)
  await app.ready()

  /** A recording that a dial request expects. */
  async function expectOne(changes: { deviceId?: string; orgUnitId?: string; agentId?: string } = {}) {
    const recordingId = ids.next('recording')
    const callId = ids.next('call')
    await db.transaction((tx) =>
      recordings.expectRecording(tx, {
        recordingId,
        callId,
        companyId,
        orgUnitId: changes.orgUnitId ?? 'org_00000000000070008000000000000001',
        agentId: changes.agentId ?? 'agt_00000000000070008000000000000001',
        deviceId: changes.deviceId ?? deviceId,
        customerNumber: '+821012345678',
        customerName: '홍길동',
        customerReference: 'C-1',
        expectedAt: clock.now(),
      }),
    )
    return { recordingId, callId }
  }

  const seal = (recordingId: string, sound: Uint8Array, changes: Partial<SampleOptions> = {}) =>
    sealSample({
      recordingId,
      companyId,
      deviceId,
      device,
      transport,
      sound,
      startedAt: clock.now(),
      ...changes,
    })

  return {
    db,
    clock,
    ids,
    dir,
    root,
    quarantine,
    device,
    transport,
    companyId,
    deviceId,
    entries,
    events,
    steps,
    states,
    withdrawn,
    keys,
    keysCutOffAt,
    listeners,
    settings,
    jobs,
    blobs,
    recordings,
    app,
    expectOne,
    seal,
    by: { deviceId, audit: phoneOrigin(deviceId, companyId) },
    async close() {
      await recordings.stop()
      await app.close()
      if (options.dir === undefined) await rm(dir, { recursive: true, force: true })
    },
  }
}
export type RecordingsWorld = Awaited<ReturnType<typeof createRecordingsWorld>>

const rootKey = 'ab'.repeat(32)

function phoneOrigin(deviceId: string, companyId: string) {
  return { companyId, actor: { kind: 'device', id: deviceId, name: null }, address: null, deviceId } as const
}

export function phoneCaller(deviceId: string, companyId: string): Caller {
  return {
    ...testCaller({ companyId, permissions: ['self', 'device:connect'] }),
    kind: 'device',
    id: deviceId,
    accountId: null,
    deviceId,
  }
}

function keyIdOf(key: TestKey): string {
  return createHash('sha256').update(key.spki).digest('hex').slice(0, 32)
}

/** A row of `calls`, with what a recording takes from it. */
export async function insertCall(
  db: OpenDb,
  call: Partial<CallsTables['calls'] & RowCustomer> &
    Pick<CallsTables['calls'], 'id' | 'company_id' | 'device_id' | 'started_at'>,
): Promise<void> {
  const customers = await testRowCustomers(db, 'calls', call.company_id)
  const { customer_number = null, customer_name = null, customer_reference = null, ...given } = call
  await db.transaction(async (tx) => {
    await tx
      .on<CallsTables>()
      .insertInto('calls')
      .values({
        org_unit_id: null,
        agent_id: null,
        agent_name: null,
        employee_number: null,
        extension: null,
        line_number: null,
        direction: 'outbound',
        phase: 'dialing',
        outcome: null,
        ended_by: null,
        ...customers.seal({ ...given, customer_number, customer_name, customer_reference }),
        purpose: null,
        dial_request_id: null,
        api_key_id: null,
        ringing_at: null,
        connected_at: null,
        ended_at: null,
        duration_ms: null,
        received_at: call.started_at,
        is_clock_synchronised: 1,
        disposition_code: null,
        disposition_note: null,
        disposition_at: null,
        coverage: 'not_required',
        recording_mode: 'automatic',
        recording_id: null,
        recording_state: null,
        is_recording_partial: 0,
        ...given,
      })
      .execute()
  })
}
