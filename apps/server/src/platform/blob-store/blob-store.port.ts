import type { Readable } from 'node:stream'

/** Bytes `start` to `end`, both included, as in an HTTP range. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** There is no blob under this key. */
export class BlobNotFoundError extends Error {
  override readonly name = 'BlobNotFoundError'
}

/**
 * Bytes by key. A key is one or more segments of letters, digits, `_`, `-` and `.` (not first), parted by `/`; anything
 * else throws TypeError.
 */
export interface BlobStore {
  /** Keeps the bytes under the key, whole or not at all; durable when it resolves. Replaces what was there. Returns the size in bytes. */
  put(key: string, content: Uint8Array | Readable): Promise<number>
  /** The bytes, or some of them. Throws `BlobNotFoundError`. */
  read(key: string, range?: ByteRange): Promise<Readable>
  /** Size in bytes, undefined when there is none. */
  stat(key: string): Promise<{ sizeBytes: number } | undefined>
  /** Removes the bytes; durable when it resolves. What is not there is removed already. */
  delete(key: string): Promise<void>
}

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}$/

/** Throws TypeError for a key that could leave its place. */
export function ensureKey(key: string): void {
  if (key.length > 400 || !key.split('/').every((part) => segment.test(part)))
    throw new TypeError(`not a blob key: ${key.slice(0, 80)}`)
}
