import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, migrateToLatest, type OpenDb } from '../../../platform/db/index.ts'
import { createTestDatabase } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { migrations } from '../../../migrations/registry.ts'
import type { RecordingsTables } from '../recordings.table.ts'
import { NaughtyFiles } from '../test/naughty-files.ts'
import { createRecordingsWorld, phoneCaller, type RecordingsWorld } from '../test/recordings-world.ts'
import { createTestKey } from '../test/sealed-sample.ts'
import { createUploadClient, metadataOf, type UploadClient, uploadsPath } from '../test/upload-client.ts'
import { DiskPieceStore } from './disk-piece-store.ts'

let database: { url: string; drop: () => Promise<void> }
let db: OpenDb
let files: NaughtyFiles
let world: RecordingsWorld
let phone: UploadClient
const otherDevice = 'dev_00000000000070008000000000000077'

async function listen(of: RecordingsWorld): Promise<UploadClient> {
  await of.app.listen({ port: 0, host: '127.0.0.1' })
  return createUploadClient((of.app.server.address() as AddressInfo).port)
}

beforeAll(async () => {
  database = await createTestDatabase('sqlite')
  db = openDatabase({ url: database.url })
  await migrateToLatest(db, migrations)
  files = new NaughtyFiles()
  world = await createRecordingsWorld(db, {
    pieces: (root, aside) => new DiskPieceStore(root, aside, files),
    callers: { otherPhone: phoneCaller(otherDevice, 'com_00000000000070008000000000000001') },
  })
  phone = await listen(world)
})
afterAll(async () => {
  await world.close()
  await db.close()
  await database.drop()
})

async function newSample(soundBytes = 60_000) {
  const { recordingId } = await world.expectOne()
  return { recordingId, ...(await world.seal(recordingId, randomBytes(soundBytes))) }
}

const rowOf = (recordingId: string) =>
  db
    .read<RecordingsTables>()
    .selectFrom('recordings')
    .selectAll()
    .where('id', '=', recordingId)
    .executeTakeFirstOrThrow()

async function expectStored({ recordingId, file, payloadOffset }: Awaited<ReturnType<typeof newSample>>) {
  const row = await rowOf(recordingId)
  expect(row.state).toBe('stored')
  const stored = await readFile(join(world.root, row.object_key ?? ''))
  const expected = Buffer.concat([file.subarray(0, 112), Buffer.alloc(2), file.subarray(payloadOffset)])
  expect(stored.equals(expected)).toBe(true)
}

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
      await expectStored(sample)
    }
  }, 60_000)

  async function sizeOnDisk(recordingId: string): Promise<number> {
    const names = await readdir(world.root, { recursive: true })
    const name = names.find((each) => each.endsWith(`${recordingId}.smr.part`))
    return name === undefined ? 0 : (await stat(join(world.root, name))).size
  }

  test('UPL-1: what came before a cut is kept, however the connection ended', async () => {
    for (const how of ['close', 'reset'] as const) {
      const { recordingId, file } = await newSample(900_000)
      await phone.create(recordingId, file.length)
      const held = phone.hold(recordingId, 0, file.length, file.subarray(0, 700_000))
      await expect.poll(() => sizeOnDisk(recordingId)).toBeGreaterThan(200_000)
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
    await expect.poll(() => sizeOnDisk(recordingId)).toBeGreaterThan(200_000)
    const { offset } = await phone.head(recordingId)
    await stalled.closed
    expect(offset).toBeGreaterThan(200_000)
    expect(await phone.patch(recordingId, offset, file.subarray(offset))).toMatchObject({ state: 'stored' })
    await expectStored(sample)
  })

  test('UPL-1: a connection without a byte for a minute is given up, and what came is kept', async () => {
    const { recordingId, file } = await newSample(900_000)
    await phone.create(recordingId, file.length)
    const stalled = phone.hold(recordingId, 0, file.length, file.subarray(0, 700_000))
    await expect.poll(() => sizeOnDisk(recordingId)).toBeGreaterThan(200_000)
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
    await expectStored(sample)
  })

  test('UPL-1: a server that dies in the middle tells the truth when it is back', async () => {
    const sample = await newSample(200_000)
    const { recordingId, file } = sample
    await phone.create(recordingId, file.length)
    await phone.patch(recordingId, 0, file.subarray(0, 150_000))
    const again = await createRecordingsWorld(db, {
      dir: world.dir,
      clock: world.clock,
      callers: { phone: me() },
    })
    again.keys.set(world.deviceId, world.device)
    const client = await listen(again)
    expect(await client.head(recordingId)).toMatchObject({ offset: 150_000, state: 'receiving' })
    await again.close()
    expect(await phone.patch(recordingId, 150_000, file.subarray(150_000))).toMatchObject({ state: 'stored' })
    await expectStored(sample)
  })

  const me = () => phoneCaller(world.deviceId, world.companyId)
})

describe('files that are not right', () => {
  test('UPL-5: one flipped byte anywhere is noticed, put aside and asked for again', async () => {
    const places: [name: string, at: (length: number) => number, fault: RegExp][] = [
      ['magic', () => 3, /^E_FORMAT$/],
      ['start time', () => 75, /^E_SEAL$/],
      ['encapsulated key', () => 140, /^E_SLOT$/],
      ['slot ciphertext', () => 230, /^E_SLOT$/],
      ['salt', () => 250, /^E_SEAL$/],
      ['a chunk', () => 20_000, /^E_SEAL$/],
      ['length of the sound', (length) => length - 115, /^E_SEAL$/],
      ['signature', (length) => length - 5, /^E_SEAL$/],
    ]
    for (const [name, at, fault] of places) {
      const sample = await newSample(40_000)
      const { recordingId, file } = sample
      const broken = Buffer.from(file)
      const place = at(file.length)
      broken[place] = (broken[place] ?? 0) ^ 0x10
      const answer = await phone.create(recordingId, file.length, broken)
      expect(answer, name).toMatchObject({ status: 422, state: 'damaged' })
      const problem = JSON.parse(answer.body) as { faultCode: string; shouldResend: boolean }
      expect(problem.faultCode, name).toMatch(fault)
      expect(problem.shouldResend).toBe(true)
      expect(await rowOf(recordingId)).toMatchObject({ state: 'damaged', fault_code: problem.faultCode })
      expect(await phone.head(recordingId)).toMatchObject({ offset: 0, state: 'quarantined' })
      expect(
        (await readdir(world.quarantine)).filter((kept) => kept.startsWith(recordingId)).length,
      ).toBeGreaterThan(0)
      expect(await phone.patch(recordingId, 0, file)).toMatchObject({ status: 204, state: 'stored' })
      await expectStored(sample)
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

describe('what tus asks', () => {
  test('UPL-1: a stored recording stays as it is, whoever sends it again', async () => {
    const sample = await newSample()
    const { recordingId, file } = sample
    await phone.create(recordingId, file.length, file)
    const other = await world.seal(recordingId, randomBytes(100))
    expect(await phone.create(recordingId, other.file.length, other.file)).toMatchObject({
      status: 201,
      state: 'stored',
      offset: file.length,
    })
    expect(await phone.head(recordingId)).toMatchObject({ status: 200, state: 'stored', offset: file.length })
    expect(await phone.patch(recordingId, file.length, Buffer.alloc(0))).toMatchObject({
      status: 204,
      state: 'stored',
    })
    expect(await phone.terminate(recordingId)).toMatchObject({ status: 423 })
    await expectStored(sample)
    expect(world.entries.filter(({ object }) => object.id === recordingId)).toHaveLength(1)
  })

  test('UPL-1: a piece with a wrong checksum leaves nothing behind', async () => {
    const sample = await newSample(90_000)
    const { recordingId, file } = sample
    await phone.create(recordingId, file.length)
    const sha = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest('base64')
    const first = file.subarray(0, 30_000)
    const wrong = { 'upload-checksum': `sha256 ${sha('sha256', file)}` }
    expect((await phone.patch(recordingId, 0, first, wrong)).status).toBe(460)
    expect((await phone.head(recordingId)).offset).toBe(0)
    const right = { 'upload-checksum': `sha256 ${sha('sha256', first)}` }
    expect(await phone.patch(recordingId, 0, first, right)).toMatchObject({ offset: 30_000 })
    const rest = file.subarray(30_000)
    expect((await phone.patch(recordingId, 30_000, rest, wrong)).status).toBe(460)
    expect((await phone.head(recordingId)).offset).toBe(30_000)
    expect(
      await phone.patch(recordingId, 30_000, rest, { 'upload-checksum': `md5 ${sha('md5', rest)}` }),
    ).toMatchObject({
      status: 460,
    })
    const sha1 = { 'upload-checksum': `sha1 ${sha('sha1', rest)}` }
    expect(await phone.patch(recordingId, 30_000, rest, sha1)).toMatchObject({ state: 'stored' })
    await expectStored(sample)
  })

  test('UPL-1: other versions, offsets, lengths and media types are refused by their names', async () => {
    const { recordingId, file } = await newSample()
    const options = await phone.answered({ method: 'OPTIONS', headers: { 'tus-resumable': '' } })
    expect(options.headers).toMatchObject({
      'tus-version': '1.0.0',
      'tus-checksum-algorithm': 'sha256,sha1',
      'tus-extension': expect.stringContaining('creation-defer-length'),
    })
    const old = await phone.answered({ method: 'POST', headers: { 'tus-resumable': '0.2.2' } })
    expect(old).toMatchObject({ status: 412, headers: { 'tus-version': '1.0.0' } })
    expect((await phone.head(recordingId)).status).toBe(404)
    expect((await phone.create(recordingId, 0)).status).toBe(400)
    expect((await phone.create(recordingId, 600 * 2 ** 20)).status).toBe(413)
    expect(await phone.create(recordingId, file.length)).toMatchObject({
      status: 201,
      headers: { location: `${uploadsPath}/${recordingId}`, 'upload-expires': expect.stringMatching(/GMT$/) },
    })
    expect(await phone.patch(recordingId, 5, file.subarray(5))).toMatchObject({ status: 409, offset: 0 })
    const longer = Buffer.concat([file, Buffer.from('more')])
    expect((await phone.patch(recordingId, 0, longer)).status).toBe(413)
    expect((await phone.patch(recordingId, 0, file, { 'upload-length': '1' })).status).toBe(400)
    expect((await phone.patch(recordingId, 0, file, { 'content-type': 'application/json' })).status).toBe(415)
    expect((await phone.patch(recordingId, 0, file, { 'upload-offset': 'x' })).status).toBe(400)
    expect(await phone.head(recordingId)).toMatchObject({ offset: 0 })
    expect((await phone.terminate(recordingId)).status).toBe(204)
    expect((await phone.head(recordingId)).status).toBe(404)
  })

  test('SEC-6: only the phone of a recording may send it, and ids lead nowhere else', async () => {
    const { recordingId, file } = await newSample()
    const other = createUploadClient((world.app.server.address() as AddressInfo).port, 'otherPhone')
    expect(JSON.parse((await other.create(recordingId, file.length, file)).body)).toMatchObject({
      code: 'recordings.upload_unknown_recording',
    })
    const unknown = world.ids.next('recording')
    expect((await phone.create(unknown, file.length, file)).status).toBe(409)
    await phone.create(recordingId, file.length)
    expect((await other.head(recordingId)).status).toBe(404)
    const nobody = createUploadClient((world.app.server.address() as AddressInfo).port, 'nobody')
    expect((await nobody.create(recordingId, file.length, file)).status).toBe(401)
    for (const id of ['../../etc/passwd', `${recordingId}/..`, `${recordingId}\0`, 'rec_..']) {
      expect((await phone.create(id, file.length, file)).status).toBe(409)
      expect((await phone.head(encodeURIComponent(id))).status).toBe(400)
    }
    expect(metadataOf('x')).toContain('recordingId ')
  })

  test('UPL-1: an upload that nobody went on with expires, and may begin anew', async () => {
    const sample = await newSample()
    const { recordingId, file } = sample
    await phone.create(recordingId, file.length)
    await phone.patch(recordingId, 0, file.subarray(0, 1000))
    world.clock.jumpWallClock(world.clock.now() + 31 * 24 * 3600_000)
    world.jobs.schedule('now', '* * * * *', 'UTC', async () => {})
    const { runExpireUploads } = await import('./jobs/expire-uploads.job.ts')
    const { createUploadStore } = await import('./upload.store.ts')
    await runExpireUploads({
      clock: world.clock,
      store: createUploadStore(db),
      uploads: world.recordings.uploads,
    })
    expect((await phone.head(recordingId)).status).toBe(410)
    expect((await phone.create(recordingId, file.length, file)).state).toBe('stored')
    await expectStored(sample)
  })
})

describe('disks that fail', () => {
  test('UPL-1: a full disk refuses, keeps what fits, and goes on when there is room', async () => {
    const sample = await newSample(500_000)
    const { recordingId, file } = sample
    await phone.create(recordingId, file.length)
    files.roomBytes = 300_000
    const refused = await phone.patch(recordingId, 0, file)
    expect(refused.status).toBe(507)
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'server.storage_full' })
    files.roomBytes = Number.POSITIVE_INFINITY
    const { offset } = await phone.head(recordingId)
    expect(offset).toBeGreaterThan(250_000)
    expect(await phone.patch(recordingId, offset, file.subarray(offset))).toMatchObject({ state: 'stored' })
    await expectStored(sample)
  })

  test('UPL-1: a disk that fails to write, to sync or to rename is never called a stored recording', async () => {
    for (const what of ['writev', 'datasync', 'rename', 'syncFolder'] as const) {
      const sample = await newSample(30_000)
      const { recordingId, file } = sample
      files.failing.set(what, 'EIO')
      expect((await phone.create(recordingId, file.length, file)).status, what).toBe(500)
      expect((await rowOf(recordingId)).state).toBe('expected')
      files.failing.clear()
      const { offset } = await phone.head(recordingId)
      await expect
        .poll(async () => {
          const stands = await phone.head(recordingId)
          if (stands.state === 'stored') return 'stored'
          if (stands.status === 404) return (await phone.create(recordingId, file.length, file)).state
          return (await phone.patch(recordingId, stands.offset, file.subarray(stands.offset))).state
        })
        .toBe('stored')
      if (what === 'datasync') expect(offset).toBeLessThan(file.length)
      await expectStored(sample)
    }
  })

  test('UPL-1: file, name and folder are durable before the row says stored, and the row before the answer', async () => {
    const { recordingId, file } = await newSample(30_000)
    files.calls.length = 0
    const before = world.states.length
    expect(await phone.create(recordingId, file.length, file)).toMatchObject({ state: 'stored' })
    const folder = new Date(world.clock.now()).toISOString().slice(0, 7)
    expect(files.calls.filter((call) => call !== `sync-folder ${world.companyId}`)).toEqual([
      'write rec.smr.part',
      'sync rec.smr.part',
      'close rec.smr.part',
      'rename rec.smr',
      `sync-folder ${folder}`,
    ])
    expect(world.states.slice(before).map(({ state }) => state)).toEqual(['stored'])
  })

  test('UPL-1: an upload whose server died between the last byte and the word is finished at the next start', async () => {
    const sample = await newSample(30_000)
    const { recordingId, file } = sample
    files.failing.set('syncFolder', 'EIO')
    await phone.create(recordingId, file.length, file)
    files.failing.clear()
    const row = await rowOf(recordingId)
    expect(row.state).toBe('expected')
    await world.recordings.start()
    await expect.poll(async () => (await rowOf(recordingId)).state).toBe('stored')
    await expectStored(sample)
    expect(existsSync(join(world.root, `${row.object_key ?? ''}.part`))).toBe(false)
  })
})
