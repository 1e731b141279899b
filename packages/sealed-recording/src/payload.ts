import type { Bytes } from './bytes.ts'
import { concatBytes, encodeUtf8, ensureLength } from './bytes.ts'
import { truncatedPayload } from './errors.ts'
import {
  CHUNK_BYTES,
  derivePayloadKeys,
  openChunks,
  openPayloadHeader,
  PAYLOAD_HEADER_BYTES,
  type PayloadKeys,
  payloadShapeOf,
  SALT_BYTES,
  SEALED_CHUNK_BYTES,
  sealChunks,
  verifyChunks,
} from './payload-keys.ts'
import type { CryptoPrimitives } from './primitives.ts'
import { bytesReader, type RangeReader } from './range-reader.ts'
import { encodeUuid } from './uuid.ts'
import { webPrimitives } from './web-primitives.ts'

/** Chunks read and opened at a time: bounds the memory at about a megabyte. */
const chunksPerSpan = 64

/** `parts` of a whole message: all of `size` bytes but the last. */
function split(bytes: Uint8Array, size: number): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.subarray(at, at + size))
  return parts
}

/** Plaintext in chunks of 16 KiB, the last one short and perhaps empty, as the format wants it. */
export function splitPlaintext(plaintext: Uint8Array): Uint8Array[] {
  const parts = split(plaintext, CHUNK_BYTES)
  return plaintext.length % CHUNK_BYTES === 0 ? [...parts, plaintext.subarray(plaintext.length)] : parts
}

/**
 * A whole Cobblestone-256 message (C2SP chunked-encryption with SHA-512 and AES-256-GCM): salt 24 ‖ commitment 32 ‖ chunks.
 * `key` is 32 uniformly random bytes; `salt` must never repeat under one key and is for test vectors alone.
 */
export async function sealPayload(
  key: Uint8Array,
  context: Uint8Array,
  plaintext: Uint8Array,
  salt?: Uint8Array,
  primitives: CryptoPrimitives = webPrimitives,
): Promise<Bytes> {
  ensureLength(key, 32, 'a payload key')
  const used = salt ?? primitives.randomBytes(SALT_BYTES)
  ensureLength(used, SALT_BYTES, 'a salt')
  const keys = await derivePayloadKeys(key, context, used, primitives)
  return concatBytes(used, keys.commitment, await sealChunks(keys, 0, splitPlaintext(plaintext)))
}

/** The plaintext of a whole message; throws `E_COMMIT`, `E_CHUNK(k)` or `E_TRUNCATED`. */
export async function openPayload(
  key: Uint8Array,
  context: Uint8Array,
  message: Uint8Array,
  primitives: CryptoPrimitives = webPrimitives,
): Promise<Bytes> {
  const payload = await openPayloadReader(bytesReader(message), key, context, { primitives })
  const spans: Bytes[] = []
  for await (const span of payload.stream()) spans.push(span)
  return concatBytes(...spans)
}

/** Random and streaming access to an open payload. */
export interface PayloadReader {
  /** What the length of the ciphertext promises; proved only by opening the last chunk. */
  readonly plainLength: number
  readonly chunkCount: number
  /** The plaintext of one chunk, counted from 0; throws `E_CHUNK(k)`, or a RangeError when there is none of that number. */
  readChunk(index: number): Promise<Bytes>
  /** Plaintext from `offset`, `length` bytes or up to the end. */
  read(offset: number, length: number): Promise<Bytes>
  /** All of it in order; throws at the first damaged chunk, and `E_TRUNCATED` after the last when none was short. */
  stream(): AsyncGenerator<Bytes>
  /** Authenticates all of it and forgets the plaintext, whose length it returns; throws as `stream` does. */
  verify(): Promise<number>
}

export interface PayloadRange {
  /** Where the message begins in the reader. Default 0. */
  readonly offset?: number
  /** Its length. Default: the rest. */
  readonly length?: number
  readonly primitives?: CryptoPrimitives
}

/** Opens a message through a reader; only the header is read. Throws `E_COMMIT`, or `E_TRUNCATED` when there is no whole header. */
export async function openPayloadReader(
  reader: RangeReader,
  key: Uint8Array,
  context: Uint8Array,
  { offset = 0, length = reader.byteLength - offset, primitives = webPrimitives }: PayloadRange = {},
): Promise<PayloadReader> {
  if (length < PAYLOAD_HEADER_BYTES) throw truncatedPayload()
  const header = await reader.read(offset, PAYLOAD_HEADER_BYTES)
  const keys = await openPayloadHeader(key, context, header, primitives)
  return payloadReader(reader, keys, offset, length)
}

function payloadReader(
  reader: RangeReader,
  keys: PayloadKeys,
  offset: number,
  length: number,
): PayloadReader {
  const { chunkCount, plainLength, isTruncated } = payloadShapeOf(length)

  async function readSpan(first: number, count: number): Promise<Uint8Array[]> {
    const at = PAYLOAD_HEADER_BYTES + first * SEALED_CHUNK_BYTES
    const sealed = await reader.read(offset + at, Math.min(count * SEALED_CHUNK_BYTES, length - at))
    return split(sealed, SEALED_CHUNK_BYTES)
  }

  async function openSpan(first: number, count: number): Promise<Bytes> {
    return openChunks(keys, first, await readSpan(first, count))
  }

  async function readChunk(index: number): Promise<Bytes> {
    if (!(index >= 0 && index < chunkCount)) throw new RangeError(`there is no chunk ${index}`)
    return openSpan(index, 1)
  }

  async function read(start: number, count: number): Promise<Bytes> {
    const end = Math.min(start + count, plainLength)
    if (start >= end) return new Uint8Array(0)
    const first = Math.floor(start / CHUNK_BYTES)
    const plain = await openSpan(first, Math.ceil(end / CHUNK_BYTES) - first)
    return plain.subarray(start - first * CHUNK_BYTES, end - first * CHUNK_BYTES)
  }

  async function* stream(): AsyncGenerator<Bytes> {
    for (let first = 0; first < chunkCount; first += chunksPerSpan) {
      yield await openSpan(first, Math.min(chunksPerSpan, chunkCount - first))
    }
    if (isTruncated) throw truncatedPayload()
  }

  async function verify(): Promise<number> {
    let verified = 0
    for (let first = 0; first < chunkCount; first += chunksPerSpan) {
      const sealed = await readSpan(first, Math.min(chunksPerSpan, chunkCount - first))
      verified += await verifyChunks(keys, first, sealed)
    }
    if (isTruncated) throw truncatedPayload()
    return verified
  }

  return { plainLength, chunkCount, readChunk, read, stream, verify }
}

/** What a rendition's payload and keys are bound to: `smartym/rendition ‖ 00 ‖ kind ‖ recordingId` (16 bytes of the UUID). */
export function renditionContext(kind: string, recordingId: string): Bytes {
  return concatBytes(
    encodeUtf8('smartym/rendition'),
    Uint8Array.of(0),
    encodeUtf8(kind),
    encodeUuid(recordingId),
  )
}
