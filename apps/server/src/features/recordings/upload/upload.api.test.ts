import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordingStateHeader } from '@smartym/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
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
})
