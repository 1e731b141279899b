import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createCaptureSource } from '../media/capture-source.ts'
import { readDialogue } from '../media/dialogue-files.ts'
import { createRecordingBench, type RecordingBench, recordingId } from '../test/recording-bench.ts'

const benches: RecordingBench[] = []
async function bench(): Promise<RecordingBench> {
  const made = await createRecordingBench()
  benches.push(made)
  return made
}
afterEach(() => {
  for (const made of benches.splice(0)) made.remove()
})

async function expectedSound(ms: number, media: 'amr' | 'mp3' | '3gp' = 'amr'): Promise<Buffer> {
  return Buffer.from(createCaptureSource({ dialogue: await readDialogue('dialogue-2'), media }).finish(ms))
}

describe('a recording', () => {
  test.each(['amr', 'mp3', '3gp'] as const)(
    'REC-6: of %s is sealed while the call runs and opens to what was heard',
    async (media) => {
      const phone = await bench()
      const app = phone.start()
      await app.begin(1, media)
      for (let second = 0; second < 25; second++) await app.talkFor(1_000)
      const grown = app.recorder.fileOf(recordingId(1))?.durableBytes ?? 0
      if (media !== '3gp') expect(grown).toBeGreaterThan(16_384)
      phone.clock.advance(345)
      phone.talk.endedAtMs = phone.clock.wallMs()
      const sealed = app.next('recording.sealed')
      app.recorder.stop(recordingId(1))
      const sound = await expectedSound(25_345, media)
      expect(await sealed).toMatchObject({
        deviceSeq: 1,
        plainBytes: sound.length,
        lostMs: 0,
        endReason: 'normal',
      })
      const { plain, sha256 } = await phone.open()
      expect(plain.equals(sound)).toBe(true)
      expect(app.recorder.audioInSha256(recordingId(1))).toBe(sha256)
      expect(readdirSync(join(phone.dir, 'recordings'))).toEqual([`${recordingId(1)}.smr`])
      await app.kill()
    },
  )

  test('SEC-7: no 16 bytes of the sound are on the phone’s disk', async () => {
    const phone = await bench()
    const app = phone.start()
    await app.begin()
    for (let second = 0; second < 15; second++) await app.talkFor(1_000)
    const sound = await expectedSound(15_000)
    for (const name of readdirSync(phone.dir, { recursive: true, encoding: 'utf8' })) {
      const path = join(phone.dir, name)
      const bytes = name === 'recordings' ? Buffer.alloc(0) : readFileSync(path)
      for (let at = 6; at < sound.length; at += 997)
        expect(bytes.includes(sound.subarray(at, at + 16))).toBe(false)
    }
    await app.kill()
  })

  test('the phone’s recordings are numbered without holes and each names the seal before it', async () => {
    const phone = await bench()
    const app = phone.start()
    for (const n of [1, 2, 3]) {
      await app.begin(n)
      await app.talkFor(1_500)
      const sealed = app.next('recording.sealed')
      app.recorder.stop(recordingId(n))
      expect((await sealed).deviceSeq).toBe(n)
    }
    const [first, second] = await Promise.all([phone.open(1), phone.open(2)])
    const digest = createHash('sha256').update(first.recording.layout.sealBytes).digest()
    expect(Buffer.from(second.recording.layout.identity.prevDigest).equals(digest)).toBe(true)
    await app.kill()
  })
})

describe('a phone that dies in a recording', () => {
  test.each(['amr', 'mp3', '3gp'] as const)(
    'loses less than the second since the last tick (%s)',
    async (media) => {
      const phone = await bench()
      const before = phone.start()
      await before.begin(1, media)
      for (let second = 0; second < 13; second++) await before.talkFor(1_000)
      phone.clock.advance(600)
      await before.kill()
      phone.talk.endedAtMs = phone.clock.wallMs()
      const after = phone.start()
      const sealed = after.next('recording.sealed')
      after.recorder.recover(recordingId(1))
      expect(await sealed).toMatchObject({
        deviceSeq: 1,
        durationMs: 13_000,
        lostMs: 600,
        endReason: 'recovered',
      })
      const { plain } = await phone.open()
      expect(plain.equals(await expectedSound(13_000, media))).toBe(true)
      await after.kill()
    },
  )

  test.each([0, 1, 56, 300, 303, 16_000])('is closed when %i bytes of its file are gone', async (cut) => {
    const phone = await bench()
    const before = phone.start()
    await before.begin()
    for (let second = 0; second < 12; second++) await before.talkFor(1_000)
    await before.kill()
    const path = join(phone.dir, 'recordings', `${recordingId(1)}.smr`)
    truncateSync(path, readFileSync(path).length - cut)
    const after = phone.start()
    const sealed = after.next('recording.sealed')
    after.recorder.recover(recordingId(1))
    await sealed
    const { plain } = await phone.open()
    expect((await expectedSound(12_000)).subarray(0, plain.length).equals(plain)).toBe(true)
    await after.kill()
  })

  test('closes a 3GP whose chunks were written, and perhaps sent, without its seal', async () => {
    const phone = await bench()
    const before = phone.start()
    await before.begin(1, '3gp')
    for (let second = 0; second < 25; second++) await before.talkFor(1_000)
    phone.talk.endedAtMs = phone.clock.wallMs()
    phone.faults.isKeystoreBroken = true
    const failed = before.next('recording.failed')
    before.recorder.stop(recordingId(1))
    await failed
    await before.kill()
    phone.faults.isKeystoreBroken = false
    const after = phone.start()
    const sealed = after.next('recording.sealed')
    after.recorder.recover(recordingId(1))
    expect(await sealed).toMatchObject({ durationMs: 25_000, lostMs: 0, endReason: 'recovered' })
    const { plain } = await phone.open()
    expect(plain.equals(await expectedSound(25_000, '3gp'))).toBe(true)
    await after.kill()
  })

  test('takes a half-written end for no whole chunk', async () => {
    const phone = await bench()
    const before = phone.start()
    await before.begin()
    for (let second = 0; second < 12; second++) await before.talkFor(1_000)
    await before.kill()
    const path = join(phone.dir, 'recordings', `${recordingId(1)}.smr`)
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(16_500, 7)]))
    const after = phone.start()
    const sealed = after.next('recording.sealed')
    after.recorder.recover(recordingId(1))
    expect(await sealed).toMatchObject({ durationMs: 12_000 })
    const { plain } = await phone.open()
    expect(plain.equals(await expectedSound(12_000))).toBe(true)
    await after.kill()
  })

  test('begins no other recording before the broken one is closed', async () => {
    const phone = await bench()
    const before = phone.start()
    await before.begin()
    await before.talkFor(2_000)
    await before.kill()
    const after = phone.start()
    const sealed = after.next('recording.sealed')
    await after.begin(2)
    expect(await sealed).toMatchObject({ recordingId: recordingId(1), deviceSeq: 1, endReason: 'recovered' })
    expect(after.store.find(recordingId(2))?.deviceSeq).toBe(2)
    await after.kill()
  })

  test('says the same of a recording that was closed before it died', async () => {
    const phone = await bench()
    const before = phone.start()
    await before.begin()
    await before.talkFor(2_000)
    const first = before.next('recording.sealed')
    before.recorder.stop(recordingId(1))
    const told = await first
    await before.kill()
    const after = phone.start()
    const again = after.next('recording.sealed')
    after.recorder.recover(recordingId(1))
    expect(await again).toEqual(told)
    await after.kill()
  })
})

test('a full disk ends a recording early, and what there is of it is whole', async () => {
  const phone = await bench()
  const app = phone.start()
  await app.begin()
  for (let second = 0; second < 5; second++) await app.talkFor(1_000)
  app.disk.setFull(true)
  const sealed = app.next('recording.sealed')
  await app.talkFor(1_000)
  expect(await sealed).toMatchObject({ endReason: 'storage_full', lostMs: 0 })
  const { plain } = await phone.open()
  expect((await expectedSound(6_000)).subarray(0, plain.length).equals(plain)).toBe(true)
  await app.kill()
})

test('REC-7: a dead microphone gives frames without sound, and they are recorded as they are', async () => {
  const phone = await bench()
  const app = phone.start()
  await app.begin()
  await app.talkFor(2_000)
  phone.faults.isSilent = true
  await app.talkFor(2_000)
  phone.talk.endedAtMs = phone.clock.wallMs()
  const sealed = app.next('recording.sealed')
  app.recorder.stop(recordingId(1))
  const sound = await expectedSound(4_000)
  expect(await sealed).toMatchObject({ plainBytes: sound.length })
  const { plain } = await phone.open()
  expect(plain.subarray(0, 3_206).equals(sound.subarray(0, 3_206))).toBe(true)
  expect(plain.subarray(3_206, 3_238)).toEqual(Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31)]))
  await app.kill()
})

test('REC-5: a file that was sent is deleted, its number is not used again', async () => {
  const phone = await bench()
  const app = phone.start()
  await app.begin()
  const sealed = app.next('recording.sealed')
  app.recorder.stop(recordingId(1))
  await sealed
  const deleted = app.next('file.deleted')
  app.recorder.delete(recordingId(1))
  await deleted
  expect(readdirSync(join(phone.dir, 'recordings'))).toEqual([])
  await app.begin(2)
  expect(app.store.find(recordingId(2))?.deviceSeq).toBe(2)
  await app.kill()
})
