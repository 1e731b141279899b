import {
  decodeHead,
  encodeHead,
  IDENTITY_BYTES,
  type KeySlot,
  SealedRecordingError,
} from '@smartym/sealed-recording'
import { SealedDigest } from './sealed-digest.ts'

/** Bytes of A ‖ 0000, with which a stored file begins. */
export const storedHeadBytes = IDENTITY_BYTES + 2

/** Room for slots of types that we do not know yet; more is no head of ours. */
const maxHeadBytes = 64 * 1024

/** What belongs in block A. */
export interface ExpectedIdentity {
  readonly recordingId: Uint8Array
  readonly companyId: Uint8Array
  readonly deviceId: Uint8Array
}

export interface IntakeHead {
  readonly identityBytes: Uint8Array
  readonly slots: readonly KeySlot[]
  /** Blocks A and B as they came. */
  readonly bytes: Buffer
}

/** Bytes of a file that is not the one announced. */
export class WrongIdentityError extends Error {
  override readonly name = 'WrongIdentityError'
}

const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Takes the client's bytes in order, keeps the key slots back, and gives what belongs in the stored file. */
export class UploadIntake {
  readonly #expected: ExpectedIdentity
  #collected: Buffer
  #head: IntakeHead | undefined
  /** Running digest of everything that came; undefined when the beginning was not seen. */
  digest: SealedDigest | undefined

  /** `collected`: what came of the head before. */
  constructor(expected: ExpectedIdentity, collected: Uint8Array, digest?: SealedDigest) {
    this.#expected = expected
    this.#collected = Buffer.from(collected)
    this.digest = digest
    if (collected.length > 0) this.#findHead()
  }

  get head(): IntakeHead | undefined {
    return this.#head
  }

  /** What came of blocks A and B. */
  get headBytes(): Buffer {
    return this.#head?.bytes ?? this.#collected
  }

  /** The stored file's next bytes. Throws `SealedRecordingError` (E_FORMAT) or `WrongIdentityError` as soon as it is clear. */
  take(bytes: Uint8Array): Uint8Array[] {
    if (this.#head !== undefined) {
      this.digest?.update(bytes)
      return [bytes]
    }
    const joined = this.#collected.length === 0 ? viewOf(bytes) : Buffer.concat([this.#collected, bytes])
    this.#collected = joined
    const head = this.#findHead()
    if (head === undefined) {
      /* The bytes are the caller's, who may use their memory again. */
      this.#collected = Buffer.from(joined)
      return []
    }
    const body = joined.subarray(head.bytes.length)
    this.#collected = head.bytes
    this.digest = new SealedDigest(head.identityBytes)
    this.digest.update(body)
    return [encodeHead(head.identityBytes, []), body]
  }

  #findHead(): IntakeHead | undefined {
    this.#ensureIdentity()
    const found = decodeHead(this.#collected)
    if (found === undefined) {
      if (this.#collected.length > maxHeadBytes)
        throw new SealedRecordingError('E_FORMAT', 'the key slots do not end')
      return undefined
    }
    const bytes = Buffer.from(this.#collected.subarray(0, found.payloadOffset))
    const { identityBytes, slots } = decodeHead(bytes) ?? found
    this.#head = { identityBytes, slots, bytes }
    return this.#head
  }

  #ensureIdentity(): void {
    if (this.#collected.length < IDENTITY_BYTES) return
    const at = (offset: number): Buffer => this.#collected.subarray(offset, offset + 16)
    const { recordingId, companyId, deviceId } = this.#expected
    const isOurs = at(16).equals(recordingId) && at(32).equals(companyId) && at(48).equals(deviceId)
    if (!isOurs) throw new WrongIdentityError('the file is of another recording, company or phone')
  }
}
