import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { Upload, type UploadOptions } from 'tus-js-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import type { RecordingsTables } from '../recordings.table.ts'
import { createRecordingsWorld, type RecordingsWorld } from '../test/recordings-world.ts'
import { uploadsPath } from '../test/upload-client.ts'

describeOnBothDialects('uploads by a foreign client', (makeDb) => {
  let world: RecordingsWorld
  let endpoint: string
  beforeAll(async () => {
    world = await createRecordingsWorld(await makeDb())
    await world.app.listen({ port: 0, host: '127.0.0.1' })
    endpoint = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}${uploadsPath}`
  })
  afterAll(() => world.close())

  const stateOf = async (recordingId: string) =>
    (
      await world.db
        .read<RecordingsTables>()
        .selectFrom('recordings')
        .select('state')
        .where('id', '=', recordingId)
        .executeTakeFirstOrThrow()
    ).state

  function send(recordingId: string, source: Buffer | Readable, options: Partial<UploadOptions>) {
    return new Promise<Upload>((resolve, reject) => {
      const upload: Upload = new Upload(source, {
        endpoint,
        headers: { 'x-test-caller': 'phone' },
        metadata: { recordingId },
        retryDelays: [0, 0, 0],
        onSuccess: () => resolve(upload),
        onError: reject,
        ...options,
      })
      upload.start()
    })
  }

  async function sample(soundBytes: number) {
    const { recordingId } = await world.expectOne()
    return { recordingId, ...(await world.seal(recordingId, randomBytes(soundBytes))) }
  }

  test.each([
    ['in one piece', {}],
    ['in pieces', { chunkSize: 30_000 }],
    ['with the first piece in the creation', { uploadDataDuringCreation: true }],
    ['in pieces from the creation on', { uploadDataDuringCreation: true, chunkSize: 50_001 }],
  ] as const)('UPL-1: tus-js-client sends a recording %s', async (_how, options) => {
    const { recordingId, file } = await sample(120_000)
    const upload = await send(recordingId, file, options)
    expect(upload.url).toBe(`${endpoint}/${recordingId}`)
    expect(await stateOf(recordingId)).toBe('stored')
  })

  test('UPL-1: tus-js-client sends a recording whose length comes last, as a phone does while the call runs', async () => {
    const { recordingId, file } = await sample(100_000)
    const pieces = Array.from({ length: Math.ceil(file.length / 7000) }, (_, k) =>
      file.subarray(k * 7000, k * 7000 + 7000),
    )
    await send(recordingId, Readable.from(pieces, { objectMode: false }), {
      uploadLengthDeferred: true,
      chunkSize: 20_000,
    })
    expect(await stateOf(recordingId)).toBe('stored')
  })

  test('UPL-1: tus-js-client goes on with an upload that it had begun', async () => {
    const { recordingId, file } = await sample(200_000)
    const url = await new Promise<string>((resolve, reject) => {
      const first: Upload = new Upload(file, {
        endpoint,
        headers: { 'x-test-caller': 'phone' },
        metadata: { recordingId },
        chunkSize: 50_000,
        onChunkComplete: () => void first.abort().then(() => resolve(first.url ?? ''), reject),
        onError: reject,
      })
      first.start()
    })
    await send(recordingId, file, { uploadUrl: url })
    expect(await stateOf(recordingId)).toBe('stored')
  })

  test('UPL-1: tus-js-client is told of a recording that is stored already, and ends content', async () => {
    const { recordingId, file } = await sample(10_000)
    await send(recordingId, file, {})
    await send(recordingId, file, {})
    expect(await stateOf(recordingId)).toBe('stored')
  })

  test('UPL-1: tus-js-client takes an upload back', async () => {
    const { recordingId, file } = await sample(200_000)
    const upload: Upload = new Upload(file, {
      endpoint,
      headers: { 'x-test-caller': 'phone' },
      metadata: { recordingId },
      chunkSize: 50_000,
    })
    const begun = new Promise<void>((resolve) => {
      upload.options.onChunkComplete = () => resolve()
    })
    upload.start()
    await begun
    await upload.abort(true)
    expect(await stateOf(recordingId)).toBe('expected')
  })
})
