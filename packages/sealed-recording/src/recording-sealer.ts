import type { Bytes } from './bytes.ts'
import { concatBytes, ensureLength } from './bytes.ts'
import { encodeHead } from './layout.ts'
import { CHUNK_BYTES, derivePayloadKeys, SALT_BYTES, sealChunks } from './payload-keys.ts'
import type { CryptoPrimitives } from './primitives.ts'
import { encodeSeal, type RecordingSeal, type SignSeal } from './seal.ts'
import type { KeySlot } from './slots.ts'
import { webPrimitives } from './web-primitives.ts'

export interface SealRecordingOptions {
  /** Block A, from `encodeIdentity`. */
  readonly identityBytes: Uint8Array
  /** Block B, from `sealDataKey`. */
  readonly slots: readonly KeySlot[]
  /** 32 random bytes, for this recording only. */
  readonly dataKey: Uint8Array
  /** For test vectors alone. */
  readonly salt?: Uint8Array
  readonly primitives?: CryptoPrimitives
}

/** Seals while the sound comes: what each call returns is appended to the file. Calls are made one after another. */
export interface RecordingSealer {
  /** Blocks A and B and the payload's header. */
  readonly head: Bytes
  /** Ciphertext of the chunks that have become whole with these bytes; may be empty. */
  push(plaintext: Uint8Array): Promise<Bytes>
  /** The last, short chunk and block D. */
  finish(end: Pick<RecordingSeal, 'durationMs' | 'endReason' | 'sealedAt'>, sign: SignSeal): Promise<Bytes>
}

/** Begins a sealed recording (SMR1). Throws a RangeError for keys, slots or salts of wrong lengths. */
export async function createRecordingSealer(options: SealRecordingOptions): Promise<RecordingSealer> {
  const { identityBytes, slots, dataKey, primitives = webPrimitives } = options
  const salt = options.salt ?? primitives.randomBytes(SALT_BYTES)
  ensureLength(dataKey, 32, 'a data key')
  ensureLength(salt, SALT_BYTES, 'a salt')
  const keys = await derivePayloadKeys(dataKey, identityBytes, salt, primitives)
  const header = concatBytes(salt, keys.commitment)
  const digest = primitives.createHash()
  digest.update(identityBytes)
  digest.update(header)
  let waiting: Bytes = new Uint8Array(0)
  let chunks = 0

  async function seal(parts: readonly Uint8Array[]): Promise<Bytes> {
    const sealed = await sealChunks(keys, chunks, parts)
    chunks += parts.length
    digest.update(sealed)
    return sealed
  }

  return {
    head: concatBytes(encodeHead(identityBytes, slots), header),
    async push(plaintext) {
      const whole = concatBytes(waiting, plaintext)
      const parts: Uint8Array[] = []
      let at = 0
      for (; at + CHUNK_BYTES <= whole.length; at += CHUNK_BYTES)
        parts.push(whole.subarray(at, at + CHUNK_BYTES))
      waiting = whole.slice(at)
      return parts.length === 0 ? new Uint8Array(0) : seal(parts)
    },
    async finish(end, sign) {
      const plainLength = chunks * CHUNK_BYTES + waiting.length
      const last = await seal([waiting])
      const block = await encodeSeal(
        identityBytes,
        { ...end, plainLength, bodyDigest: digest.digest() },
        sign,
      )
      return concatBytes(last, block)
    },
  }
}
