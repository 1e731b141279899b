import { randomFillSync } from 'node:crypto'
import { type IdKind, idPrefixes } from '@smartym/contract'
import type { Clock } from '../clock/index.ts'

/** Makes ids: `<prefix>_<UUIDv7 as 32 hex digits>`, growing within one source even inside a millisecond. */
export interface IdSource {
  next(kind: IdKind): string
}

const counterLimit = 0x1000
const poolBytes = 8 * 512

/** UUIDv7s as 32 hex digits, growing. `fillRandom` overwrites a buffer with random bytes; tests give a deterministic one. */
export function createUuidSource(
  clock: Pick<Clock, 'now'>,
  fillRandom: (bytes: Buffer) => void = randomFillSync,
): () => string {
  const pool = Buffer.alloc(poolBytes)
  let poolOffset = poolBytes
  let lastMs = 0
  let counter = 0

  function takeRandom(): number {
    if (poolOffset === poolBytes) {
      fillRandom(pool)
      poolOffset = 0
    }
    poolOffset += 8
    return poolOffset - 8
  }

  /* RFC 9562 method 1: the 12 bits beside the version count within a millisecond; when they run out, time is lent from the next one. */
  function tick(): void {
    const nowMs = clock.now()
    if (nowMs > lastMs) {
      lastMs = nowMs
      counter = 0
      return
    }
    counter += 1
    if (counter === counterLimit) {
      lastMs += 1
      counter = 0
    }
  }

  return () => {
    tick()
    const at = takeRandom()
    const time = lastMs.toString(16).padStart(12, '0')
    const sequence = counter.toString(16).padStart(3, '0')
    const variant = (((pool[at] ?? 0) & 0x3f) | 0x80).toString(16)
    return `${time}7${sequence}${variant}${pool.toString('hex', at + 1, at + 8)}`
  }
}

export function createIdSource(clock: Pick<Clock, 'now'>, fillRandom?: (bytes: Buffer) => void): IdSource {
  const nextUuid = createUuidSource(clock, fillRandom)
  return { next: (kind) => `${idPrefixes[kind]}_${nextUuid()}` }
}

/** Ids for tests: the same ones in the same order on every run, of the clock's time. */
export function createTestIdSource(clock: Pick<Clock, 'now'>): IdSource {
  let seed = 0
  return createIdSource(clock, (bytes) => {
    for (let i = 0; i < bytes.length; i += 4) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      bytes.writeUInt32BE(seed, i)
    }
  })
}

const idBody = /^[a-z]{2,7}_([0-9a-f]{32})$/

/** The 16 bytes of an id without its prefix, as they stand in a recording's envelope. Throws on anything else. */
export function idToBytes(id: string): Buffer {
  const hex = idBody.exec(id)?.[1]
  if (hex === undefined) throw new TypeError(`not an id: ${id.slice(0, 60)}`)
  return Buffer.from(hex, 'hex')
}

/** The id of this kind that has these 16 bytes. Throws on any other length. */
export function bytesToId(kind: IdKind, bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new TypeError(`an id has 16 bytes, not ${bytes.length}`)
  return `${idPrefixes[kind]}_${Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex')}`
}
