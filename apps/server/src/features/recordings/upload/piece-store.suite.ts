import { expect, test } from 'vitest'
import { StorageFullError } from '../../../platform/db/index.ts'
import type { PieceStore } from './piece-store.port.ts'

/** One store under test, and what can be seen of it from outside. */
export interface PieceStoreUnderTest {
  readonly store: PieceStore
  readFinished(key: string): Promise<Uint8Array | undefined>
  readQuarantined(name: string): Promise<{ file: Uint8Array | undefined; head: Uint8Array } | undefined>
  limitRoom(bytes: number): void
}

const bytes = (text: string): Uint8Array => Buffer.from(text)
let keys = 0
const nextKey = (): string => `com_1/2026-11/rec_${(keys += 1)}.smr`

/** What every piece store does (UPL-1). */
export function pieceStoreSuite(make: () => Promise<PieceStoreUnderTest>): void {
  test('UPL-1: pieces add up, are cut, and are read back', async () => {
    const { store } = await make()
    const key = nextKey()
    const file = await store.open(key)
    expect(file.sizeBytes).toBe(0)
    await file.append([bytes('one'), bytes(''), bytes('two')])
    await file.append([bytes('three')])
    expect(file.sizeBytes).toBe(11)
    expect(Buffer.from(await file.read(3, 6)).toString()).toBe('twothr')
    await expect(file.read(9, 3)).rejects.toThrow(RangeError)
    await file.cutTo(4)
    await file.append([bytes('X')])
    expect(Buffer.from(await file.read(0, 5)).toString()).toBe('onetX')
    await file.close()
    await file.close()
  })

  test('UPL-1: an upload goes on where its pieces end', async () => {
    const { store } = await make()
    const key = nextKey()
    expect(await store.sizeOf(key)).toBeUndefined()
    const first = await store.open(key)
    await first.append([bytes('half')])
    await first.close()
    expect(await store.sizeOf(key)).toBe(4)
    const second = await store.open(key)
    expect(second.sizeBytes).toBe(4)
    await second.close()
  })

  test('UPL-1: a new file is empty, whatever came before under its key', async () => {
    const { store } = await make()
    const key = nextKey()
    const first = await store.open(key)
    await first.append([bytes('old')])
    await first.close()
    const second = await store.create(key)
    expect(second.sizeBytes).toBe(0)
    await second.append([bytes('n')])
    await second.close()
    expect(await store.sizeOf(key)).toBe(1)
  })

  test('UPL-1: a finished file has its final name, and comes back to be finished again', async () => {
    const { store, readFinished } = await make()
    const key = nextKey()
    const file = await store.open(key)
    await file.append([bytes('whole')])
    expect(await readFinished(key)).toBeUndefined()
    await store.finish(key, file)
    expect(Buffer.from((await readFinished(key)) ?? []).toString()).toBe('whole')
    const again = await store.open(key)
    expect(again.sizeBytes).toBe(5)
    await store.finish(key, again)
    expect(Buffer.from((await readFinished(key)) ?? []).toString()).toBe('whole')
  })

  test('UPL-5: a damaged file is put aside with its head, and leaves its place', async () => {
    const { store, readQuarantined } = await make()
    const key = nextKey()
    const file = await store.open(key)
    await file.append([bytes('broken')])
    await file.close()
    await store.quarantine(key, 'rec_1.1', bytes('head'))
    const aside = await readQuarantined('rec_1.1')
    expect(Buffer.from(aside?.file ?? []).toString()).toBe('broken')
    expect(Buffer.from(aside?.head ?? []).toString()).toBe('head')
    expect(await store.sizeOf(key)).toBeUndefined()
  })

  test('UPL-1: what is discarded is gone, also when nothing was there', async () => {
    const { store } = await make()
    const key = nextKey()
    await store.discard(key)
    const file = await store.open(key)
    await file.append([bytes('some')])
    await file.close()
    await store.discard(key)
    expect(await store.sizeOf(key)).toBeUndefined()
  })

  test('UPL-1: without room the store says so, and keeps a beginning of what it was given', async () => {
    const { store, limitRoom } = await make()
    const file = await store.open(nextKey())
    await file.append([bytes('1234')])
    limitRoom(6)
    await expect(file.append([bytes('5678'), bytes('9')])).rejects.toThrow(StorageFullError)
    limitRoom(Number.POSITIVE_INFINITY)
    expect(Buffer.from(await file.read(0, file.sizeBytes)).toString()).toBe('123456'.slice(0, file.sizeBytes))
    await file.close()
  })
}
