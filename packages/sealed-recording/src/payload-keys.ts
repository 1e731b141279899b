import type { Bytes, MaybePromise } from './bytes.ts'
import { concatBytes, encodeUtf8, equalBytes, viewOf } from './bytes.ts'
import { damagedChunk, SealedRecordingError } from './errors.ts'
import { hkdfExpand } from './hkdf.ts'
import type { AesGcm, CryptoPrimitives } from './primitives.ts'

/** Plaintext of every chunk but the last, which is shorter. */
export const CHUNK_BYTES = 16384

const TAG_BYTES = 16

/** Ciphertext of a whole chunk: the chunk and its tag. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES

/** Salt 24 ‖ commitment 32, before the first chunk. */
export const PAYLOAD_HEADER_BYTES = 56

/** An empty message: the header and one tag. */
export const MIN_PAYLOAD_BYTES = PAYLOAD_HEADER_BYTES + TAG_BYTES

export const SALT_BYTES = 24

/** How many chunks are worked on at once: enough to hide WebCrypto's hops, little enough to bound the memory. */
const BATCH_CHUNKS = 16

const maxChunks = 2 ** 38
const label = encodeUtf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM')

/** How a payload's length divides into chunks. */
export interface PayloadShape {
  /** Chunks that can be opened: the whole ones, and the short one that ends the payload. */
  readonly chunkCount: number
  readonly plainLength: number
  /** Whether the short last chunk is missing: what stands behind the whole ones is not even a tag. */
  readonly isTruncated: boolean
}

/** The shape of a payload of `length` bytes, header included. */
export function payloadShapeOf(length: number): PayloadShape {
  const bodyLength = length - PAYLOAD_HEADER_BYTES
  const whole = Math.floor(bodyLength / SEALED_CHUNK_BYTES)
  const lastLength = (bodyLength % SEALED_CHUNK_BYTES) - TAG_BYTES
  const isTruncated = lastLength < 0
  return {
    chunkCount: isTruncated ? whole : whole + 1,
    plainLength: whole * CHUNK_BYTES + Math.max(0, lastLength),
    isTruncated,
  }
}

/** The one-message keys of a Cobblestone-256 payload. */
export interface PayloadKeys {
  readonly aead: AesGcm
  readonly baseNonce: Bytes
  readonly commitment: Bytes
}

/** Derives key ‖ base nonce ‖ commitment (C2SP chunked-encryption, SHA-512 and AES-256-GCM). */
export async function derivePayloadKeys(
  inputKey: Uint8Array,
  context: Uint8Array,
  salt: Uint8Array,
  primitives: CryptoPrimitives,
): Promise<PayloadKeys> {
  const info = concatBytes(label, Uint8Array.of(0), salt, context)
  const derived = await hkdfExpand('SHA-512', inputKey, info, 76, primitives)
  return {
    aead: await primitives.importAesGcm(derived.subarray(0, 32)),
    baseNonce: derived.slice(32, 44),
    commitment: derived.slice(44, 76),
  }
}

/** Derives the keys of a message from its 56-byte header; throws `E_COMMIT` when key or context are not its own. */
export async function openPayloadHeader(
  inputKey: Uint8Array,
  context: Uint8Array,
  header: Uint8Array,
  primitives: CryptoPrimitives,
): Promise<PayloadKeys> {
  // A key of another length can have made no commitment at all.
  if (inputKey.length !== 32) throw new SealedRecordingError('E_COMMIT', 'the key is not 32 bytes')
  const keys = await derivePayloadKeys(inputKey, context, header.subarray(0, SALT_BYTES), primitives)
  if (!equalBytes(keys.commitment, header.subarray(SALT_BYTES))) {
    throw new SealedRecordingError('E_COMMIT', 'the commitment is of another key or context')
  }
  return keys
}

/** Seals consecutive chunks, the first of number `firstIndex`; returns their ciphertexts joined. */
export async function sealChunks(
  { aead, baseNonce }: PayloadKeys,
  firstIndex: number,
  chunks: readonly Uint8Array[],
): Promise<Bytes> {
  return joinBatches(chunks, (chunk, i) => aead.seal(chunkNonce(baseNonce, firstIndex + i), chunk))
}

/** Opens consecutive chunks; throws `E_CHUNK(k)` for the first that does not authenticate. */
export async function openChunks(
  keys: PayloadKeys,
  firstIndex: number,
  sealed: readonly Uint8Array[],
): Promise<Bytes> {
  return joinBatches(sealed, (chunk, i) => openChunk(keys, firstIndex + i, chunk))
}

/** Opens consecutive chunks and forgets the sound; returns how much there was. Throws as `openChunks` does. */
export async function verifyChunks(
  keys: PayloadKeys,
  firstIndex: number,
  sealed: readonly Uint8Array[],
): Promise<number> {
  let plainLength = 0
  await workThrough(
    sealed,
    (chunk, i) => openChunk(keys, firstIndex + i, chunk),
    (plain) => {
      plainLength += plain.length
    },
  )
  return plainLength
}

function openChunk({ aead, baseNonce }: PayloadKeys, index: number, chunk: Uint8Array): MaybePromise<Bytes> {
  const opened = aead.open(chunkNonce(baseNonce, index), chunk)
  return opened instanceof Promise
    ? opened.then((plain) => ensureOpened(plain, index))
    : ensureOpened(opened, index)
}

function ensureOpened(plain: Bytes | undefined, index: number): Bytes {
  if (plain === undefined) throw damagedChunk(index)
  return plain
}

/** base nonce XOR the chunk's number as a big-endian integer; 2^38 chunks at most. */
function chunkNonce(baseNonce: Uint8Array, index: number): Bytes {
  if (index >= maxChunks) throw new RangeError('a payload has at most 2^38 chunks')
  const nonce = Uint8Array.from(baseNonce)
  const view = viewOf(nonce)
  view.setUint32(8, (view.getUint32(8) ^ (index % 2 ** 32)) >>> 0)
  view.setUint32(4, (view.getUint32(4) ^ Math.floor(index / 2 ** 32)) >>> 0)
  return nonce
}

/** Works on a batch at once, so that WebCrypto's hops overlap, and joins the results in order. */
async function joinBatches(
  parts: readonly Uint8Array[],
  work: (part: Uint8Array, index: number) => MaybePromise<Bytes>,
): Promise<Bytes> {
  const results: Bytes[] = []
  await workThrough(parts, work, (result) => void results.push(result))
  return results.length === 1 && results[0] ? results[0] : concatBytes(...results)
}

/** A batch of promises under way together; what is ready at once (synchronous primitives) is taken at once. */
async function workThrough<T>(
  parts: readonly Uint8Array[],
  work: (part: Uint8Array, index: number) => MaybePromise<T>,
  take: (result: T) => void,
): Promise<void> {
  let running: Promise<T>[] = []
  const settle = async (): Promise<void> => {
    const settled = await Promise.allSettled(running)
    running = []
    for (const each of settled) {
      // The first in order decides, so that the error names the first damaged chunk.
      if (each.status === 'rejected') throw each.reason
      take(each.value)
    }
  }
  for (const [i, part] of parts.entries()) {
    const result = work(part, i)
    if (result instanceof Promise) running.push(result)
    else take(result)
    if (running.length === BATCH_CHUNKS) await settle()
  }
  if (running.length > 0) await settle()
}
