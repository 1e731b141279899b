import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { BlobNotFoundError, type BlobStore } from './blob-store.port.ts'
import { DiskBlobStore } from './disk-blob-store.ts'
import { FakeBlobStore } from './fake-blob-store.ts'

const root = mkdtempSync(join(tmpdir(), 'smartym-blobs-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe.each([
  ['disk', (): BlobStore => new DiskBlobStore(root)],
  ['fake', (): BlobStore => new FakeBlobStore()],
])('a blob store on %s', (_name, create) => {
  const store = create()
  const text = async (key: string, range?: { start: number; end: number }) =>
    (await buffer(await store.read(key, range))).toString()

  test('gives back what was put, whole and in ranges', async () => {
    expect(await store.put('com_1/rec_1.smr', Buffer.from('0123456789'))).toBe(10)
    expect(await text('com_1/rec_1.smr')).toBe('0123456789')
    expect(await text('com_1/rec_1.smr', { start: 2, end: 4 })).toBe('234')
    expect(await text('com_1/rec_1.smr', { start: 9, end: 9 })).toBe('9')
    expect(await store.stat('com_1/rec_1.smr')).toEqual({ sizeBytes: 10 })
  })

  test('takes a stream', async () => {
    expect(await store.put('s', Readable.from([Buffer.from('ab'), Buffer.from('cd')]))).toBe(4)
    expect(await text('s')).toBe('abcd')
  })

  test('replaces', async () => {
    await store.put('r', Buffer.from('old'))
    await store.put('r', Buffer.from('new and longer'))
    expect(await text('r')).toBe('new and longer')
  })

  test('a stream that breaks leaves what was there before', async () => {
    await store.put('b', Buffer.from('before'))
    const broken = new Readable({
      read() {
        this.push('part')
        this.destroy(new Error('broken'))
      },
    })
    await expect(store.put('b', broken)).rejects.toThrow('broken')
    expect(await text('b')).toBe('before')
  })

  test('says when there is nothing', async () => {
    expect(await store.stat('none')).toBeUndefined()
    await expect(store.read('none')).rejects.toThrow(BlobNotFoundError)
    await store.delete('none')
  })

  test('deletes', async () => {
    await store.put('d', Buffer.from('x'))
    await store.delete('d')
    expect(await store.stat('d')).toBeUndefined()
  })

  test.each(['', '/', '../x', 'a/../b', '.hidden', 'a//b', 'a/', '/a', 'a\0b', 'a\\b', 'x'.repeat(500)])(
    'SEC-6: refuses the key %j',
    async (key) => {
      await expect(store.put(key, Buffer.from('x'))).rejects.toThrow(TypeError)
      await expect(store.read(key)).rejects.toThrow(TypeError)
      await expect(store.delete(key)).rejects.toThrow(TypeError)
    },
  )
})

test('nothing half-written is left on the disk, and files are their owner’s alone', async () => {
  const names = readdirSync(root, { recursive: true }).map(String)
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([])
  expect(existsSync(join(root, 'com_1/rec_1.smr'))).toBe(true)
})
