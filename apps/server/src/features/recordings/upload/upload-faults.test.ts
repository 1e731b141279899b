import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRecordingsWorld, phoneCaller } from '../test/recordings-world.ts'
import { createTestKey } from '../test/sealed-sample.ts'
import { createUploadWorld, listenTo, type UploadWorld } from '../test/upload-world.ts'

let at: UploadWorld
let world: UploadWorld['world']
let phone: UploadWorld['phone']
let newSample: UploadWorld['newSample']
beforeAll(async () => {
  at = await createUploadWorld()
  ;({ world, phone, newSample } = at)
})
afterAll(() => at.close())

/** Fifty places: in the head, at its border, in the first and later chunks, in the seal, before the last byte. */
function cutsOf(length: number): number[] {
  const near = [0, 1, 8, 111, 112, 113, 114, 115, 246, 247, 248, 303, 304]
  const end = [1, 2, 63, 64, 65, 119, 120, 121, 136, 137].map((back) => length - back)
  const between = Array.from({ length: 50 - near.length - end.length }, (_, k) =>
    Math.floor(400 + ((length - 700) * k) / 27),
  )
  return [...near, ...between, ...end]
}

describe('connections that break', () => {
  test('UPL-1: an upload cut at 50 places goes on where the server truly stands, and arrives whole', async () => {
    const sizes = cutsOf(60_000)
    expect(sizes).toHaveLength(50)
    for (const [k, cut] of sizes.entries()) {
      const sample = await newSample(59_000)
      const { recordingId, file } = sample
      await phone.create(recordingId, file.length)
      await phone.cutPatch(
        recordingId,
        0,
        file,
        Math.min(cut, file.length - 1),
        k % 2 === 0 ? 'close' : 'reset',
      )
      const stands = await phone.head(recordingId)
      expect(stands.status).toBe(200)
      expect(stands.offset).toBeLessThanOrEqual(Math.min(cut, file.length - 1))
      const last = await phone.patch(recordingId, stands.offset, file.subarray(stands.offset))
      expect(last.body).toBe('')
      expect(last).toMatchObject({ status: 204, state: 'stored', offset: file.length })
      await at.expectStored(sample)
    }
  }, 60_000)

  test('UPL-1: what came before a cut is kept, however the connection ended', async () => {
    for (const how of ['close', 'reset'] as const) {
      const { recordingId, file } = await newSample(900_000)
      await phone.create(recordingId, file.length)
      const held = phone.hold(recordingId, 0, file.length, file.subarray(0, 700_000))
      await expect.poll(() => at.sizeOnDisk(recordingId)).toBeGreaterThan(200_000)
      held.cut(how)
      await held.closed
      const { offset } = await phone.head(recordingId)
      expect(offset).toBeGreaterThan(200_000)
      expect(await phone.patch(recordingId, offset, file.subarray(offset))).toMatchObject({ state: 'stored' })
    }
  })

  test('UPL-1: a stalled connection is superseded by a newer one, and loses nothing', async () => {
    const sample = await newSample(900_000)
    const { recordingId, file } = sample
    await phone.create(recordingId, file.length)
    const stalled = phone.hold(recordingId, 0, file.length, file.subarray(0, 700_000))
    await expect.poll(() => at.sizeOnDisk(recordingId)).toBeGreaterThan(200_000)
    const { offset } = await phone.head(recordingId)
    await stalled.closed
    expect(offset).toBeGreaterThan(200_000)
    expect(await phone.patch(recordingId, offset, file.subarray(offset))).toMatchObject({ state: 'stored' })
    await at.expectStored(sample)
  })

  test('UPL-1: a connection without a byte for a minute is given up, and what came is kept', async () => {
    const { recordingId, file } = await newSample(900_000)
    await phone.create(recordingId, file.length)
    const stalled = phone.hold(recordingId, 0, file.length, file.subarray(0, 700_000))
    await expect.poll(() => at.sizeOnDisk(recordingId)).toBeGreaterThan(200_000)
    await world.clock.advance(121_000)
    await stalled.closed
    expect((await phone.head(recordingId)).offset).toBeGreaterThan(200_000)
  })

  test('UPL-1: pieces smaller than the head add up', async () => {
    const sample = await newSample(2000)
    const { recordingId, file } = sample
    await phone.create(recordingId, null)
    for (let at = 0; at < file.length; at += 37) {
      const piece = file.subarray(at, at + 37)
      const answer = await phone.patch(recordingId, at, piece)
      expect(answer).toMatchObject({ status: 204, offset: at + piece.length, state: 'receiving' })
    }
    const end = await phone.patch(recordingId, file.length, Buffer.alloc(0), {
      'upload-length': `${file.length}`,
    })
    expect(end).toMatchObject({ status: 204, state: 'stored' })
    await at.expectStored(sample)
  })

  test('UPL-1: a server that dies in the middle tells the truth when it is back', async () => {
    const sample = await newSample(200_000)
    const { recordingId, file } = sample
    await phone.create(recordingId, file.length)
    await phone.patch(recordingId, 0, file.subarray(0, 150_000))
    const again = await createRecordingsWorld(at.db, {
      dir: world.dir,
      clock: world.clock,
      callers: { phone: me() },
    })
    again.keys.set(world.deviceId, world.device)
    const client = await listenTo(again)
    expect(await client.head(recordingId)).toMatchObject({ offset: 150_000, state: 'receiving' })
    await again.close()
    expect(await phone.patch(recordingId, 150_000, file.subarray(150_000))).toMatchObject({ state: 'stored' })
    await at.expectStored(sample)
  })

  const me = () => phoneCaller(world.deviceId, world.companyId)
})

describe('files that are not right', () => {
  test('UPL-5: one flipped byte anywhere is noticed, put aside and asked for again', async () => {
    const places: [name: string, placeIn: (length: number) => number, fault: RegExp][] = [
      ['magic', () => 3, /^E_FORMAT$/],
      ['start time', () => 75, /^E_SEAL$/],
      ['encapsulated key', () => 140, /^E_SLOT$/],
      ['slot ciphertext', () => 230, /^E_SLOT$/],
      ['salt', () => 250, /^E_SEAL$/],
      ['a chunk', () => 20_000, /^E_SEAL$/],
      ['length of the sound', (length) => length - 115, /^E_SEAL$/],
      ['signature', (length) => length - 5, /^E_SEAL$/],
    ]
    for (const [name, placeIn, fault] of places) {
      const sample = await newSample(40_000)
      const { recordingId, file } = sample
      const broken = Buffer.from(file)
      const place = placeIn(file.length)
      broken[place] = (broken[place] ?? 0) ^ 0x10
      const answer = await phone.create(recordingId, file.length, broken)
      expect({ name, ...answer }).toMatchObject({ name, status: 422, state: 'damaged' })
      const problem = JSON.parse(answer.body) as { faultCode: string; shouldResend: boolean }
      expect(problem.faultCode).toMatch(fault)
      expect(problem.shouldResend).toBe(true)
      expect(await at.rowOf(recordingId)).toMatchObject({ state: 'damaged', fault_code: problem.faultCode })
      expect(await phone.head(recordingId)).toMatchObject({ offset: 0, state: 'quarantined' })
      expect(
        (await readdir(world.quarantine)).filter((kept) => kept.startsWith(recordingId)).length,
      ).toBeGreaterThan(0)
      expect(await phone.patch(recordingId, 0, file)).toMatchObject({ status: 204, state: 'stored' })
      await at.expectStored(sample)
    }
  })

  test('SEC-6: a recording that another phone has sealed is refused', async () => {
    const { recordingId } = await world.expectOne()
    const { file } = await world.seal(recordingId, randomBytes(5000), { device: createTestKey() })
    expect(JSON.parse((await phone.create(recordingId, file.length, file)).body)).toMatchObject({
      faultCode: 'E_SEAL',
    })
  })

  test('SEC-6: a recording sealed to a key that is not ours is kept aside, and not asked for again', async () => {
    const { recordingId } = await world.expectOne()
    const { file } = await world.seal(recordingId, randomBytes(5000), { transport: createTestKey() })
    const answer = await phone.create(recordingId, file.length, file)
    expect(JSON.parse(answer.body)).toMatchObject({ faultCode: 'E_NOKEY', shouldResend: false })
  })

  test('SEC-6: the file of another recording is refused as soon as its head is there', async () => {
    const one = await newSample(500_000)
    const { recordingId } = await world.expectOne()
    await phone.create(recordingId, one.file.length)
    const answer = await phone.patch(recordingId, 0, one.file.subarray(0, 112))
    expect(answer.status).toBe(422)
    expect(JSON.parse(answer.body)).toMatchObject({ faultCode: 'wrong_identity' })
  })
})
