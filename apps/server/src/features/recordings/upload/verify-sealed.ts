import {
  ensureSealedDigest,
  ensureSealedLength,
  ensureSignedSeal,
  type KeySlot,
  openDataKey,
  openPayloadReader,
  probeRecording,
  type RangeReader,
  readSpans,
  type RecipientKey,
  type RecordingLayout,
  SealedRecordingError,
} from '@smartym/sealed-recording'
import { nodePrimitives as primitives } from '@smartym/sealed-recording/node'

const digestReadBytes = 1024 * 1024

export interface SealedFile {
  /** The stored form, A ‖ 0000 ‖ C ‖ D. */
  readonly reader: RangeReader
  /** The key slots that had been taken off. */
  readonly slots: readonly KeySlot[]
  /** The phone's public key, uncompressed point. */
  readonly devicePublicKey: Uint8Array
  /** Was the phone's key cut off when it sealed this, UTC ms. */
  readonly isRevokedKeyAt: (sealedAt: number) => boolean
  readonly recipients: readonly RecipientKey[]
  /** SHA-256(A ‖ C), if it was counted while the file came. */
  readonly digest?: Uint8Array
}

export interface VerifiedFile {
  readonly layout: RecordingLayout
  readonly dataKey: Uint8Array
}

async function digestOf(reader: RangeReader, layout: RecordingLayout): Promise<Uint8Array> {
  const digest = primitives.createHash()
  digest.update(layout.identityBytes)
  const { payloadOffset, payloadLength } = layout
  for await (const span of readSpans(reader, payloadOffset, payloadLength, digestReadBytes))
    digest.update(span)
  return digest.digest()
}

/**
 * Verifies a received recording: the device's seal, that its key was good then, and the digest first, which touch no secret,
 * then the key slot, then every chunk, whose sound is forgotten at once. Throws `SealedRecordingError` with the exact code.
 */
export async function verifySealed(file: SealedFile): Promise<VerifiedFile> {
  const { reader } = file
  const layout = await probeRecording(reader)
  const { identityBytes, payloadOffset: offset, payloadLength: length, seal, sealBytes } = layout
  await ensureSignedSeal(identityBytes, sealBytes, file.devicePublicKey, primitives)
  if (file.isRevokedKeyAt(seal.sealedAt))
    throw new SealedRecordingError('E_KEY_REVOKED', 'the device’s key was cut off before it sealed this')
  ensureSealedDigest(seal, file.digest ?? (await digestOf(reader, layout)))
  const dataKey = await openDataKey(file.slots, identityBytes, file.recipients, primitives)
  const payload = await openPayloadReader(reader, dataKey, identityBytes, { offset, length, primitives })
  ensureSealedLength(seal, await payload.verify())
  return { layout, dataKey }
}
