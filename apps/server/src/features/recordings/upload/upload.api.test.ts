import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordingStateHeader } from '@smartym/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createTestKey } from '../test/sealed-sample.ts'
import { createRecordingsWorld, type RecordingsWorld } from '../test/recordings-world.ts'
import type { RecordingsTables } from '../recordings.table.ts'

const path = '/api/v1/recording-uploads'

describeOnBothDialects('uploads over HTTP', (makeDb) => {
  let world: RecordingsWorld
  beforeAll(async () => {
    world = await createRecordingsWorld(await makeDb())
  })
  afterAll(() => world.close())

  const headers = (more: Record<string, string> = {}) => ({
    'x-test-caller': 'phone',
    'tus-resumable': '1.0.0',
    ...more,
  })
  const metadata = (recordingId: string) => `recordingId ${Buffer.from(recordingId).toString('base64')}`

  function create(recordingId: string, file: Buffer) {
    return world.app.inject({
      method: 'POST',
      url: path,
      headers: headers({
        'upload-length': `${file.length}`,
        'upload-metadata': metadata(recordingId),
        'content-type': 'application/offset+octet-stream',
      }),
      payload: file,
    })
  }

  test('UPL-1: a recording sent in one request is verified, stored without its key slot, and said to be stored', async () => {
    const { recordingId, callId } = await world.expectOne()
    const { file, payloadOffset } = await world.seal(recordingId, randomBytes(50_000))
    const answer = await create(recordingId, file)
    expect(answer.body).toBe('')
    expect(answer.statusCode).toBe(201)
    expect(answer.headers).toMatchObject({
      location: `${path}/${recordingId}`,
      'tus-resumable': '1.0.0',
      'upload-offset': `${file.length}`,
      [recordingStateHeader]: 'stored',
    })
    const row = await world.db
      .read<RecordingsTables>()
      .selectFrom('recordings')
      .selectAll()
      .where('id', '=', recordingId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'stored', media: 'amr', device_seq: 1, rendition_state: 'pending' })
    const stored = await readFile(join(world.root, row.object_key ?? ''))
    expect(stored).toEqual(
      Buffer.concat([file.subarray(0, 112), Buffer.alloc(2), file.subarray(payloadOffset)]),
    )
    expect(row.size_bytes).toBe(stored.length)
    expect(world.states.at(-1)).toEqual({ callId, recordingId, state: 'stored', isPartial: false })
  })

  const rowOf = (recordingId: string) =>
    world.db
      .read<RecordingsTables>()
      .selectFrom('recordings')
      .innerJoin('recording_uploads', 'recording_uploads.recording_id', 'recordings.id')
      .select(['recordings.state as state', 'recordings.fault_code', 'recording_uploads.state as upload'])
      .where('recordings.id', '=', recordingId)
      .executeTakeFirstOrThrow()

  test('SEC-14: what a key sealed after it was cut off is refused, kept aside and audited; what it sealed before is stored', async () => {
    const deviceId = world.ids.next('device')
    const key = createTestKey()
    world.keys.set(deviceId, key)
    const lostAt = world.clock.now() + 60_000
    world.keysCutOffAt.set(deviceId, lostAt)
    const of = { deviceId, device: key }
    const origin = { ...world.by, deviceId }
    async function ingest(sealedAt: number) {
      const { recordingId } = await world.expectOne({ deviceId })
      const { file, payloadOffset } = await world.seal(recordingId, randomBytes(9000), { ...of, sealedAt })
      const outcome = await world.recordings
        .ingest(recordingId, file, origin)
        .catch((error: unknown) => error)
      return { recordingId, file, payloadOffset, outcome }
    }
    const before = await ingest(lostAt - 1)
    expect(await rowOf(before.recordingId)).toEqual({ state: 'stored', fault_code: null, upload: 'stored' })

    const after = await ingest(lostAt)
    const fault = { faultCode: 'E_KEY_REVOKED', shouldResend: false }
    expect(after.outcome).toMatchObject({ code: 'recordings.upload_damaged', params: fault })
    const refused = { state: 'damaged', fault_code: 'E_KEY_REVOKED', upload: 'quarantined' }
    expect(await rowOf(after.recordingId)).toEqual(refused)
    const aside = await readFile(join(world.quarantine, `${after.recordingId}.1.smr`))
    const { file, payloadOffset } = after
    const kept = Buffer.concat([file.subarray(0, 112), Buffer.alloc(2), file.subarray(payloadOffset)])
    expect(aside.equals(kept)).toBe(true)
    expect(world.entries.at(-1)).toMatchObject({
      action: 'recordings.damaged',
      object: { kind: 'recording', id: after.recordingId },
      detail: { faultCode: 'E_KEY_REVOKED', attempts: 1 },
    })
    expect(world.steps.at(-1)).toMatchObject({ step: 'verified', isFailed: true, note: 'E_KEY_REVOKED' })

    /* A clock that was put back does not help: the call began after the loss, by the server's own word. */
    await world.clock.advance(120_000)
    const backdated = await ingest(lostAt - 1)
    expect(await rowOf(backdated.recordingId)).toEqual(refused)
  })
})
