import { createHash, type Hash } from 'node:crypto'
import { SEAL_BYTES } from '@smartym/sealed-recording'

const empty = Buffer.alloc(0)

/** SHA-256(A ‖ C) of a file whose end is not known yet: the last 120 bytes might be block D and stay out. */
export class SealedDigest {
  #hash: Hash
  #tail: Buffer
  /** Bytes of C ‖ D that were taken. */
  takenBytes: number

  constructor(identityBytes: Uint8Array) {
    this.#hash = createHash('sha256').update(identityBytes)
    this.#tail = empty
    this.takenBytes = 0
  }

  /** Takes the next bytes of C ‖ D. */
  update(bytes: Uint8Array): void {
    this.takenBytes += bytes.length
    if (bytes.length >= SEAL_BYTES) {
      this.#hash.update(this.#tail).update(bytes.subarray(0, bytes.length - SEAL_BYTES))
      this.#tail = Buffer.from(bytes.subarray(bytes.length - SEAL_BYTES))
      return
    }
    const joined = Buffer.concat([this.#tail, bytes])
    const surplus = Math.max(0, joined.length - SEAL_BYTES)
    this.#hash.update(joined.subarray(0, surplus))
    this.#tail = joined.subarray(surplus)
  }

  /** The digest as if the file ended here. */
  digest(): Buffer {
    return this.#hash.copy().digest()
  }
}
