import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { NaughtyFiles } from '../test/naughty-files.ts'
import { DiskPieceStore } from './disk-piece-store.ts'
import { FakePieceStore } from './fake-piece-store.ts'
import { pieceStoreSuite } from './piece-store.suite.ts'
import { createSharedSync } from './shared-sync.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

const orUndefined = (path: string) => readFile(path).catch(() => undefined)

async function onDisk() {
  const dir = await mkdtemp(join(tmpdir(), 'smartym-pieces-'))
  folders.push(dir)
  const files = new NaughtyFiles()
  return { dir, files, store: new DiskPieceStore(join(dir, 'blobs'), join(dir, 'quarantine'), files) }
}

describe('pieces on a disk', () => {
  pieceStoreSuite(async () => {
    const { dir, files, store } = await onDisk()
    return {
      store,
      readFinished: (key) => orUndefined(join(dir, 'blobs', key)),
      readQuarantined: async (name) => {
        const aside = join(dir, 'quarantine', name)
        return { file: await orUndefined(`${aside}.smr`), head: await readFile(`${aside}.head`) }
      },
      /* Four bytes are there already. */
      limitRoom: (bytes) => {
        files.roomBytes = bytes - 4
      },
    }
  })

  test('SEC-6: a key cannot leave its folder', async () => {
    const { store } = await onDisk()
    for (const key of ['../x', 'a/../b', '/etc/passwd', 'a//b', '.hidden', 'a/b\0', ''])
      await expect(store.open(key)).rejects.toThrow(TypeError)
    await expect(store.quarantine('a', '../b', Buffer.alloc(0))).rejects.toThrow(TypeError)
  })

  test('UPL-1: bytes whose sync failed are not trusted any more', async () => {
    const { store, files } = await onDisk()
    const file = await store.open('a/b.smr')
    await file.append([Buffer.from('whole')])
    files.failing.set('datasync', 'EIO')
    await expect(store.finish('a/b.smr', file)).rejects.toThrow('EIO')
    expect(await store.sizeOf('a/b.smr')).toBe(0)
  })
})

describe('pieces in memory', () => {
  pieceStoreSuite(async () => {
    const store = new FakePieceStore()
    return {
      store,
      readFinished: async (key) => store.finished.get(key),
      readQuarantined: async (name) => store.quarantined.get(name),
      limitRoom: (bytes) => {
        store.roomBytes = bytes
      },
    }
  })
})

test('UPL-1: those who wait share one sync of a folder, and none joins one that began before', async () => {
  const begun: (() => void)[] = []
  const sync = createSharedSync(() => new Promise((resolve) => begun.push(resolve)))
  const first = sync('folder')
  const second = sync('folder')
  const third = sync('folder')
  expect(begun).toHaveLength(1)
  begun[0]?.()
  await first
  await expect.poll(() => begun.length).toBe(2)
  begun[1]?.()
  await Promise.all([second, third])
  const last = sync('folder')
  expect(begun).toHaveLength(3)
  begun[2]?.()
  await last
})
