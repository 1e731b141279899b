import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Call } from '../calls/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { testRowCustomers } from '../../test/protection.ts'
import type { RecordingsTables } from './recordings.table.ts'
import { createRecordingsWorld, insertCall, type RecordingsWorld } from './test/recordings-world.ts'

describeOnBothDialects('recordings and their calls', (makeDb) => {
  let world: RecordingsWorld
  beforeAll(async () => {
    world = await createRecordingsWorld(await makeDb())
  })
  afterAll(() => world.close())

  const rowOf = (recordingId: string) =>
    world.db
      .read<RecordingsTables>()
      .selectFrom('recordings')
      .selectAll()
      .where('id', '=', recordingId)
      .executeTakeFirst()

  async function startedCall(recordingId: string | null, deviceId = world.deviceId): Promise<Call> {
    const callId = world.ids.next('call')
    await insertCall(world.db, {
      id: callId,
      company_id: world.companyId,
      device_id: deviceId,
      started_at: world.clock.now(),
      direction: 'inbound',
      customer_number: '+82212345678',
      agent_name: '이수민',
      recording_id: recordingId,
    })
    return {
      callId,
      companyId: world.companyId,
      deviceId,
      recordingId,
      connectedAt: null,
    } as Call
  }

  const origin = () => ({
    deviceId: world.deviceId,
    companyId: world.companyId,
    receivedAt: world.clock.now(),
  })
  const { now } = { now: () => world.clock.now() }
  const started = (recordingId: string, callId: string) =>
    world.db.transaction((tx) =>
      world.recordings.reportHandlers['recording.started']!(
        tx,
        {
          seq: 1,
          kind: 'recording.started',
          at: now(),
          isClockSynchronised: true,
          payload: { recordingId, callId, mode: 'manual', captureMethod: 'virtual', media: '3gp' },
        },
        origin(),
      ),
    )
  const sealed = (recordingId: string, callId: string, lostMs = 0) =>
    world.db.transaction((tx) =>
      world.recordings.reportHandlers['recording.sealed']!(
        tx,
        {
          seq: 2,
          kind: 'recording.sealed',
          at: now(),
          isClockSynchronised: true,
          payload: {
            recordingId,
            callId,
            deviceSeq: 1,
            plainBytes: 10,
            durationMs: 1000,
            lostMs,
            endReason: lostMs > 0 ? 'recovered' : 'normal',
          },
        },
        origin(),
      ),
    )
  const told = (kind: 'onStarted' | 'onEnded', call: Call) =>
    world.db.transaction(async (tx) => {
      for (const listener of world.listeners) await listener[kind]?.(tx, call)
    })

  test('REC-1: a call that the phone began by itself gets its row, with what the call knows, before its bytes come', async () => {
    const recordingId = world.ids.next('recording')
    const call = await startedCall(recordingId)
    await told('onStarted', call)
    const customers = await testRowCustomers(world.db, 'recordings', world.companyId)
    const row = await rowOf(recordingId)
    expect(row && customers.openRow(row)).toMatchObject({
      state: 'expected',
      call_id: call.callId,
      direction: 'inbound',
      customer_number: '+82212345678',
      agent_name: '이수민',
    })
  })

  test('REC-2: a recording that the agent began in the middle of a call gets its row from the report', async () => {
    const recordingId = world.ids.next('recording')
    const call = await startedCall(null)
    await started(recordingId, call.callId)
    expect(await rowOf(recordingId)).toMatchObject({ state: 'recording', mode: 'manual', media: '3gp' })
    expect(world.states.at(-1)).toMatchObject({ callId: call.callId, recordingId, state: 'recording' })
  })

  test('UPL-1: nobody takes over the recording of another call or phone', async () => {
    const { recordingId } = await world.expectOne()
    const other = await startedCall(recordingId)
    await expect(told('onStarted', other)).rejects.toMatchObject({ code: 'recordings.not_found' })
    const foreign = await startedCall(null, world.ids.next('device'))
    await expect(started(world.ids.next('recording'), foreign.callId)).rejects.toMatchObject({
      code: 'recordings.not_found',
    })
  })

  test('REC-1: nothing is expected of a call that nobody answered, unless the phone has begun to record', async () => {
    const quiet = world.ids.next('recording')
    const unanswered = await startedCall(quiet)
    await told('onStarted', unanswered)
    await told('onEnded', unanswered)
    expect(await rowOf(quiet)).toBeUndefined()
    expect(world.withdrawn).toEqual([{ callId: unanswered.callId, recordingId: quiet }])

    const recording = world.ids.next('recording')
    const recorded = await startedCall(recording)
    await told('onStarted', recorded)
    await started(recording, recorded.callId)
    await told('onEnded', recorded)
    expect(await rowOf(recording)).toMatchObject({ state: 'recording' })
    expect(world.withdrawn).toHaveLength(1)
  })

  test('REC-6: a file may be stored before the word that it was sealed; what was lost makes its call partly covered', async () => {
    const { recordingId, callId } = await world.expectOne()
    await insertCall(world.db, {
      id: callId,
      company_id: world.companyId,
      device_id: world.deviceId,
      started_at: now(),
    })
    const { file } = await world.seal(recordingId, Buffer.from('#!AMR\n'))
    await world.recordings.ingest(recordingId, file, world.by)
    await sealed(recordingId, callId, 700)
    expect(await rowOf(recordingId)).toMatchObject({ state: 'stored', lost_ms: 700, end_reason: 'normal' })
    expect(world.states.at(-1)).toEqual({ callId, recordingId, state: 'stored', isPartial: true })
    await started(recordingId, callId)
    expect(await rowOf(recordingId)).toMatchObject({
      state: 'stored',
      capture_method: 'virtual',
      media: 'amr',
    })
  })

  test('REC-7: a recording that failed is missing, and is taken all the same when its file comes after all', async () => {
    const { recordingId, callId } = await world.expectOne()
    await insertCall(world.db, {
      id: callId,
      company_id: world.companyId,
      device_id: world.deviceId,
      started_at: now(),
    })
    await world.db.transaction((tx) =>
      world.recordings.reportHandlers['recording.failed']!(
        tx,
        {
          seq: 3,
          kind: 'recording.failed',
          at: now(),
          isClockSynchronised: true,
          payload: { recordingId, callId, reason: 'space' },
        },
        origin(),
      ),
    )
    expect(await rowOf(recordingId)).toMatchObject({ state: 'missing', fault_code: 'space' })
    expect(world.events.at(-1)).toMatchObject({ kind: 'recording.failed' })
    const { file } = await world.seal(recordingId, Buffer.from('#!AMR\n'))
    await world.recordings.ingest(recordingId, file, world.by)
    expect(await rowOf(recordingId)).toMatchObject({ state: 'stored', fault_code: null })
  })

  test('DEL-1: a copy that the phone deleted for want of room is missing only when it was the only one', async () => {
    const deleted = (recordingId: string, cause: 'stored' | 'capacity') =>
      world.db.transaction((tx) =>
        world.recordings.reportHandlers['recording.deleted']!(
          tx,
          {
            seq: 4,
            kind: 'recording.deleted',
            at: now(),
            isClockSynchronised: true,
            payload: { recordingId, cause },
          },
          origin(),
        ),
      )
    const only = await world.expectOne()
    await deleted(only.recordingId, 'capacity')
    expect(await rowOf(only.recordingId)).toMatchObject({ state: 'missing', fault_code: 'deleted_capacity' })
    const safe = await world.expectOne()
    const { file } = await world.seal(safe.recordingId, Buffer.from('#!AMR\n'))
    await world.recordings.ingest(safe.recordingId, file, world.by)
    await deleted(safe.recordingId, 'capacity')
    expect(await rowOf(safe.recordingId)).toMatchObject({ state: 'stored' })
  })
})
