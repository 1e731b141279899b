import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUploadWorld, type UploadWorld } from '../test/upload-world.ts'

let at: UploadWorld
let world: UploadWorld['world']
let phone: UploadWorld['phone']
let newSample: UploadWorld['newSample']
beforeAll(async () => {
  at = await createUploadWorld()
  ;({ world, phone, newSample } = at)
})
afterAll(() => at.close())

describe('disks that fail', () => {
  test('UPL-1: a full disk refuses, keeps what fits, and goes on when there is room', async () => {
    const sample = await newSample(500_000)
    const { recordingId, file } = sample
    await phone.create(recordingId, file.length)
    at.files.roomBytes = 300_000
    const refused = await phone.patch(recordingId, 0, file)
    expect(refused.status).toBe(507)
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'server.storage_full' })
    at.files.roomBytes = Number.POSITIVE_INFINITY
    const { offset } = await phone.head(recordingId)
    expect(offset).toBeGreaterThan(250_000)
    expect(await phone.patch(recordingId, offset, file.subarray(offset))).toMatchObject({ state: 'stored' })
    await at.expectStored(sample)
  })

  test('UPL-1: a disk that fails to write, to sync or to rename is never called a stored recording', async () => {
    for (const what of ['writev', 'datasync', 'rename', 'syncFolder'] as const) {
      const sample = await newSample(30_000)
      const { recordingId, file } = sample
      at.files.failing.set(what, 'EIO')
      expect((await phone.create(recordingId, file.length, file)).status).toBe(500)
      expect((await at.rowOf(recordingId)).state).toBe('expected')
      at.files.failing.clear()
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
      await at.expectStored(sample)
    }
  })

  test('UPL-1: file, name and folder are durable before the row says stored, and the row before the answer', async () => {
    const { recordingId, file } = await newSample(30_000)
    at.files.calls.length = 0
    const before = world.states.length
    expect(await phone.create(recordingId, file.length, file)).toMatchObject({ state: 'stored' })
    const folder = new Date(world.clock.now()).toISOString().slice(0, 7)
    expect(at.files.calls.filter((call) => call !== `sync-folder ${world.companyId}`)).toEqual([
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
    at.files.failing.set('syncFolder', 'EIO')
    await phone.create(recordingId, file.length, file)
    at.files.failing.clear()
    const row = await at.rowOf(recordingId)
    expect(row.state).toBe('expected')
    await world.recordings.start()
    await expect.poll(async () => (await at.rowOf(recordingId)).state).toBe('stored')
    await at.expectStored(sample)
    expect(existsSync(join(world.root, `${row.object_key ?? ''}.part`))).toBe(false)
  })
})
