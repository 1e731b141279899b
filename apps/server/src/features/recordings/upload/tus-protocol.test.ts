import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploadsPath } from '../test/upload-client.ts'
import { createUploadWorld, type UploadWorld } from '../test/upload-world.ts'
import { runExpireUploads } from './jobs/expire-uploads.job.ts'
import { createUploadStore } from './upload.store.ts'

let at: UploadWorld
let world: UploadWorld['world']
let phone: UploadWorld['phone']
let newSample: UploadWorld['newSample']
beforeAll(async () => {
  at = await createUploadWorld()
  ;({ world, phone, newSample } = at)
})
afterAll(() => at.close())

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
    await at.expectStored(sample)
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
    await at.expectStored(sample)
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
    const other = at.clientOf('otherPhone')
    expect(JSON.parse((await other.create(recordingId, file.length, file)).body)).toMatchObject({
      code: 'recordings.upload_unknown_recording',
    })
    const unknown = world.ids.next('recording')
    expect((await phone.create(unknown, file.length, file)).status).toBe(409)
    await phone.create(recordingId, file.length)
    expect((await other.head(recordingId)).status).toBe(404)
    const nobody = at.clientOf('nobody')
    expect((await nobody.create(recordingId, file.length, file)).status).toBe(401)
    for (const id of ['../../etc/passwd', `${recordingId}/..`, `${recordingId}\0`, 'rec_..']) {
      expect((await phone.create(id, file.length, file)).status).toBe(409)
      expect((await phone.head(encodeURIComponent(id))).status).toBe(400)
    }
  })

  test('UPL-1: an upload that nobody went on with expires, and may begin anew', async () => {
    const sample = await newSample()
    const { recordingId, file } = sample
    await phone.create(recordingId, file.length)
    await phone.patch(recordingId, 0, file.subarray(0, 1000))
    world.clock.jumpWallClock(world.clock.now() + 31 * 24 * 3600_000)
    await runExpireUploads({
      clock: world.clock,
      store: createUploadStore(at.db),
      uploads: world.recordings.uploads,
    })
    expect((await phone.head(recordingId)).status).toBe(410)
    expect((await phone.create(recordingId, file.length, file)).state).toBe('stored')
    await at.expectStored(sample)
  })
})
