import {
  CHUNK_BYTES,
  ensureSealedDigest,
  ensureSealedLength,
  ensureSignedSeal,
  type KeySlot,
  openChunks,
  openDataKey,
  openPayloadHeader,
  PAYLOAD_HEADER_BYTES,
  probeRecording,
  type RangeReader,
  type RecipientKey,
  type RecordingLayout,
  SEALED_CHUNK_BYTES,
  SealedRecordingError,
} from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { SealedDigest } from './sealed-digest.ts'

const chunksPerRead = 64
const digestReadBytes = 1024 * 1024
const tagBytes = 16

export interface SealedFile {
  /** The stored form, A ‖ 0000 ‖ C ‖ D. */
  readonly reader: RangeReader
  /** The key slots that had been taken off. */
  readonly slots: readonly KeySlot[]
  /** The phone's public key, uncompressed point. */
  readonly devicePublicKey: Uint8Array
  readonly recipients: readonly RecipientKey[]
  /** SHA-256(A ‖ C), if it was counted while the file came. */
  readonly digest?: Uint8Array
}

export interface VerifiedFile {
  readonly layout: RecordingLayout
  readonly dataKey: Uint8Array
}

async function digestOf({ reader }: SealedFile, layout: RecordingLayout): Promise<Uint8Array> {
  const digest = new SealedDigest(layout.identityBytes)
  for (let at = layout.payloadOffset; at < reader.byteLength; at += digestReadBytes)
    digest.update(await reader.read(at, Math.min(digestReadBytes, reader.byteLength - at)))
  return digest.digest()
}

/* Every chunk is opened and its sound forgotten; returns how much there was. */
async function openEveryChunk(
  file: SealedFile,
  layout: RecordingLayout,
  dataKey: Uint8Array,
): Promise<number> {
  const { reader } = file
  const { payloadOffset, payloadLength } = layout
  const header = await reader.read(payloadOffset, PAYLOAD_HEADER_BYTES)
  const keys = await openPayloadHeader(dataKey, layout.identityBytes, header, nodePrimitives)
  const bodyBytes = payloadLength - PAYLOAD_HEADER_BYTES
  const lastBytes = bodyBytes % SEALED_CHUNK_BYTES
  const spanBytes = chunksPerRead * SEALED_CHUNK_BYTES
  let plainBytes = 0
  for (let at = 0; at < bodyBytes; at += spanBytes) {
    const length = Math.min(spanBytes, bodyBytes - at)
    const span = await reader.read(payloadOffset + PAYLOAD_HEADER_BYTES + at, length)
    const chunks: Uint8Array[] = []
    for (let k = 0; k < length; k += SEALED_CHUNK_BYTES) chunks.push(span.subarray(k, k + SEALED_CHUNK_BYTES))
    plainBytes += (await openChunks(keys, at / SEALED_CHUNK_BYTES, chunks)).length
  }
  const isEnded = lastBytes >= tagBytes && plainBytes % CHUNK_BYTES === lastBytes - tagBytes
  if (!isEnded) throw new SealedRecordingError('E_TRUNCATED', 'the payload has no short last chunk')
  return plainBytes
}

/**
 * Verifies a received recording: the device's seal and the digest first, which touch no secret, then the key slot, then
 * every chunk. Throws `SealedRecordingError` with the exact code.
 */
export async function verifySealed(file: SealedFile): Promise<VerifiedFile> {
  const layout = await probeRecording(file.reader)
  await ensureSignedSeal(layout.identityBytes, layout.sealBytes, file.devicePublicKey, nodePrimitives)
  ensureSealedDigest(layout.seal, file.digest ?? (await digestOf(file, layout)))
  const dataKey = await openDataKey(file.slots, layout.identityBytes, file.recipients, nodePrimitives)
  ensureSealedLength(layout.seal, await openEveryChunk(file, layout, dataKey))
  return { layout, dataKey }
}
