import { StorageFullError } from '../../../platform/db/index.ts'
import type { PieceFile, PieceStore } from './piece-store.port.ts'

class FakePieceFile implements PieceFile {
  bytes: Buffer = Buffer.alloc(0)
  readonly #room: () => number

  constructor(room: () => number) {
    this.#room = room
  }

  get sizeBytes(): number {
    return this.bytes.length
  }

  async append(pieces: readonly Uint8Array[]): Promise<void> {
    const added = Buffer.concat(pieces)
    const fits = added.subarray(0, Math.max(0, this.#room() - this.bytes.length))
    this.bytes = Buffer.concat([this.bytes, fits])
    if (fits.length < added.length) throw new StorageFullError('the fake store has no room left')
  }

  async cutTo(sizeBytes: number): Promise<void> {
    this.bytes = this.bytes.subarray(0, sizeBytes)
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    if (offset + length > this.bytes.length)
      throw new RangeError('read behind the end of a growing recording')
    return this.bytes.subarray(offset, offset + length)
  }

  async close(): Promise<void> {}
}

/** Growing recordings in memory. */
export class FakePieceStore implements PieceStore {
  readonly finished = new Map<string, Buffer>()
  readonly quarantined = new Map<string, { file: Buffer | undefined; head: Uint8Array }>()
  readonly #growing = new Map<string, FakePieceFile>()
  /** Bytes that a file may have. */
  roomBytes = Number.POSITIVE_INFINITY

  async open(key: string): Promise<PieceFile> {
    const known = this.#growing.get(key)
    if (known !== undefined) return known
    const file = new FakePieceFile(() => this.roomBytes)
    file.bytes = this.finished.get(key) ?? file.bytes
    this.finished.delete(key)
    this.#growing.set(key, file)
    return file
  }

  async create(key: string): Promise<PieceFile> {
    this.#growing.delete(key)
    this.finished.delete(key)
    return this.open(key)
  }

  async sizeOf(key: string): Promise<number | undefined> {
    return this.#growing.get(key)?.sizeBytes ?? this.finished.get(key)?.length
  }

  async finish(key: string): Promise<void> {
    const file = this.#growing.get(key)
    if (file === undefined) throw new Error(`nothing grows under ${key}`)
    this.finished.set(key, file.bytes)
    this.#growing.delete(key)
  }

  async quarantine(key: string, name: string, head: Uint8Array): Promise<void> {
    this.quarantined.set(name, { file: this.#growing.get(key)?.bytes, head })
    this.#growing.delete(key)
  }

  async discard(key: string): Promise<void> {
    this.#growing.delete(key)
  }
}
