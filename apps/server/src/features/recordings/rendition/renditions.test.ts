import { Media, openPayload, renditionContext } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createSecretKeyWrapper } from '../../../platform/keys/index.ts'
import { ringOf } from '../../../platform/keys/test/ring-of.ts'
import { createDataKeys } from '../keys/data-keys.service.ts'
import { createDataKeysStore } from '../keys/data-keys.store.ts'
import { uuidOf } from '../recording-uuid.ts'
import type { RecordingsTables } from '../recordings.table.ts'
import { createRecordingsWorld, type RecordingsWorld } from '../test/recordings-world.ts'
import { readSpeech, SPEECH_MS } from './ffmpeg.test-kit.ts'

describeOnBothDialects('renditions of stored recordings', (makeDb) => {
  let world: RecordingsWorld
  beforeAll(async () => {
    world = await createRecordingsWorld(await makeDb())
  })
  afterAll(() => world.close())

  async function store(sound: Uint8Array, media: Media) {
    const { recordingId } = await world.expectOne()
    const { file } = await world.seal(recordingId, sound, { media })
    await world.recordings.ingest(recordingId, file, world.by)
    await world.jobs.runDue()
    return world.db
      .read<RecordingsTables>()
      .selectFrom('recordings')
      .selectAll()
      .where('id', '=', recordingId)
      .executeTakeFirstOrThrow()
  }

  test('REC-9: a stored recording gets a playable rendition and a waveform, each sealed with a key of its own', async () => {
    const speech = readSpeech('3gp')
    const row = await store(speech, Media.threeGp)
    expect(row).toMatchObject({ rendition_state: 'ready', rendition_fault: null })
    const renditions = await world.db
      .read<RecordingsTables>()
      .selectFrom('renditions')
      .selectAll()
      .where('recording_id', '=', row.id)
      .orderBy('kind')
      .execute()
    expect(renditions.map(({ kind }) => kind)).toEqual(['mp3', 'peaks'])
    const { db, clock } = world
    const audit = { record: async () => '' }
    const keys = createDataKeys({
      db,
      clock,
      audit,
      store: createDataKeysStore(db),
      rootKey: createSecretKeyWrapper(ringOf(Buffer.alloc(32, 0xab))),
    })
    const [mp3, peaks] = await Promise.all(
      renditions.map(async ({ kind, object_key, size_bytes }) => {
        const context = renditionContext(kind, uuidOf(row.id))
        const sealed = await buffer(await world.blobs.read(object_key))
        expect(sealed.length).toBe(size_bytes)
        const key = await keys.open(row.id, kind, context)
        return openPayload(key ?? Buffer.alloc(32), context, sealed, nodePrimitives)
      }),
    )
    const waveform = JSON.parse(Buffer.from(peaks ?? []).toString()) as { durationMs: number }
    expect(Math.abs(waveform.durationMs - SPEECH_MS)).toBeLessThanOrEqual(100)
    expect(mp3?.length).toBeGreaterThan(100_000)

    /* Nothing of the sound lies on the disk as it is. */
    for (const name of await readdir(world.root, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue
      const bytes = await readFile(join(name.parentPath, name.name))
      for (const clear of [speech.subarray(2000, 2032), Buffer.from(mp3 ?? []).subarray(2000, 2032)])
        expect(bytes.includes(clear)).toBe(false)
    }
  })

  test('REC-9: sound that cannot be read fails once, and says why', async () => {
    const row = await store(Buffer.from('#!AMR\nthis is no sound at all'), Media.threeGp)
    expect(row).toMatchObject({
      state: 'stored',
      rendition_state: 'failed',
      rendition_fault: 'media_unreadable',
    })
  })
})

describeOnBothDialects('renditions without ffmpeg', (makeDb) => {
  test('REC-9: a server without ffmpeg stores everything, says what is missing, and makes up for it later', async () => {
    const db = await makeDb()
    const without = await createRecordingsWorld(db, { ffmpegPath: '/nowhere/ffmpeg' })
    const { recordingId } = await without.expectOne()
    const { file } = await without.seal(recordingId, readSpeech('amr'))
    await without.recordings.ingest(recordingId, file, without.by)
    await without.jobs.runDue()
    expect(await without.recordings.missingTools()).toEqual(['ffmpeg'])
    const state = async () =>
      (
        await db
          .read<RecordingsTables>()
          .selectFrom('recordings')
          .select('rendition_state')
          .where('id', '=', recordingId)
          .executeTakeFirstOrThrow()
      ).rendition_state
    expect(await state()).toBe('missing_tool')

    const withTool = await createRecordingsWorld(db, { dir: without.dir, clock: without.clock })
    await withTool.recordings.start()
    await expect.poll(state, { timeout: 10_000 }).toBe('pending')
    await withTool.jobs.runDue()
    expect(await state()).toBe('ready')
    await withTool.close()
    await without.close()
  })
})
