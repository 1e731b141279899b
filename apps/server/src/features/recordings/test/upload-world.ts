import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openDatabase } from '../../../platform/db/index.ts'
import { createMigratedDatabase } from '../../../platform/db/test/describe-on-both-dialects.ts'
import type { RecordingsTables } from '../recordings.table.ts'
import { DiskPieceStore } from '../upload/disk-piece-store.ts'
import { NaughtyFiles } from './naughty-files.ts'
import { createRecordingsWorld, phoneCaller, type RecordingsWorld } from './recordings-world.ts'
import { createUploadClient, type UploadClient } from './upload-client.ts'

const otherDevice = 'dev_00000000000070008000000000000077'

/** Makes a world's application listen, and a client of it. */
export async function listenTo(world: RecordingsWorld, caller?: string): Promise<UploadClient> {
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  return createUploadClient((world.app.server.address() as AddressInfo).port, caller)
}

/** The recordings slice behind a real port, over a disk that fails when it is told to. */
export async function createUploadWorld() {
  const database = await createMigratedDatabase('sqlite')
  const db = openDatabase({ url: database.url })
  const files = new NaughtyFiles()
  const world = await createRecordingsWorld(db, {
    pieces: (root, aside) => new DiskPieceStore(root, aside, files),
    callers: { otherPhone: phoneCaller(otherDevice, 'com_00000000000070008000000000000001') },
  })
  const phone = await listenTo(world)

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

  return {
    db,
    files,
    world,
    phone,
    newSample,
    rowOf,
    clientOf: (caller: string) =>
      createUploadClient((world.app.server.address() as AddressInfo).port, caller),

    /** The file lies there as it was sealed, but for its key slots. */
    async expectStored({ recordingId, file, payloadOffset }: Awaited<ReturnType<typeof newSample>>) {
      const row = await rowOf(recordingId)
      expect(row.state).toBe('stored')
      const stored = await readFile(join(world.root, row.object_key ?? ''))
      const expected = Buffer.concat([file.subarray(0, 112), Buffer.alloc(2), file.subarray(payloadOffset)])
      expect(stored.equals(expected)).toBe(true)
    },

    /** What has come of an upload, by the disk. */
    async sizeOnDisk(recordingId: string): Promise<number> {
      const names = await readdir(world.root, { recursive: true })
      const name = names.find((each) => each.endsWith(`${recordingId}.smr.part`))
      return name === undefined ? 0 : (await stat(join(world.root, name))).size
    },

    async close(): Promise<void> {
      await world.close()
      await db.close()
      await database.drop()
    },
  }
}
export type UploadWorld = Awaited<ReturnType<typeof createUploadWorld>>
