import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { BlobNotFoundError, type BlobStore, type ByteRange, ensureKey } from './blob-store.port.ts'

/** Blobs in memory. */
export class FakeBlobStore implements BlobStore {
  readonly #blobs = new Map<string, Buffer>()

  async put(key: string, content: Uint8Array | Readable): Promise<number> {
    ensureKey(key)
    const bytes = content instanceof Uint8Array ? Buffer.from(content) : await buffer(content)
    this.#blobs.set(key, bytes)
    return bytes.length
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    ensureKey(key)
    const bytes = this.#blobs.get(key)
    if (bytes === undefined) throw new BlobNotFoundError(`there is no blob ${key}`)
    return Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)], {
      objectMode: false,
    })
  }

  async stat(key: string): Promise<{ sizeBytes: number } | undefined> {
    ensureKey(key)
    const bytes = this.#blobs.get(key)
    return bytes === undefined ? undefined : { sizeBytes: bytes.length }
  }

  async delete(key: string): Promise<void> {
    ensureKey(key)
    this.#blobs.delete(key)
  }
}
