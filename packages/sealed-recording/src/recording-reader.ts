import type { Bytes } from './bytes.ts'
import { truncatedPayload } from './errors.ts'
import { openDataKey } from './key-slot.ts'
import { probeRecording, type RecordingLayout } from './layout.ts'
import { openPayloadReader, type PayloadReader } from './payload.ts'
import { payloadShapeOf } from './payload-keys.ts'
import type { PublicKeyInput } from './p256.ts'
import type { CryptoPrimitives, RecipientKey } from './primitives.ts'
import { type RangeReader, readSpans } from './range-reader.ts'
import { ensureSealedDigest, ensureSealedLength, ensureSignedSeal } from './seal.ts'
import { webPrimitives } from './web-primitives.ts'

const digestSpanBytes = 1024 * 1024

/** How a recording is opened: by its data key, or by a recipient's key through its slot. */
export type RecordingKey = { readonly dataKey: Uint8Array } | { readonly recipients: readonly RecipientKey[] }

export interface OpenRecordingOptions {
  /** Whose signature block D must carry; without it everything of `E_SEAL` but the signature is checked. */
  readonly devicePublicKey?: PublicKeyInput
  readonly primitives?: CryptoPrimitives
}

/** An open recording: seek with `readChunk` and `read`; only `stream` to its end has verified all of it. */
export interface OpenRecording extends PayloadReader {
  readonly layout: RecordingLayout
  readonly dataKey: Uint8Array
  /** All sound in order, then the seal: throws `E_CHUNK(k)`, `E_TRUNCATED`, at the end `E_SEAL`. */
  stream(): AsyncGenerator<Bytes>
}

/**
 * Opens a sealed recording, with or without key slots. Throws in the reader's order: `E_FORMAT`, `E_NOKEY`, `E_SLOT`, `E_COMMIT`;
 * chunks and seal follow when they are read.
 */
export async function openRecording(
  reader: RangeReader,
  key: RecordingKey,
  { devicePublicKey, primitives = webPrimitives }: OpenRecordingOptions = {},
): Promise<OpenRecording> {
  const layout = await probeRecording(reader)
  const { identityBytes, slots, payloadOffset: offset, payloadLength: length, seal, sealBytes } = layout
  const dataKey =
    'dataKey' in key ? key.dataKey : await openDataKey(slots, identityBytes, key.recipients, primitives)
  const payload = await openPayloadReader(reader, dataKey, identityBytes, { offset, length, primitives })
  async function* stream(): AsyncGenerator<Bytes> {
    let plainLength = 0
    for await (const span of payload.stream()) {
      plainLength += span.length
      yield span
    }
    await ensureSignedSeal(identityBytes, sealBytes, devicePublicKey, primitives)
    ensureSealedLength(seal, plainLength)
    ensureSealedDigest(seal, await digestBody(reader, layout, primitives))
  }
  return { ...payload, layout, dataKey, stream }
}

/**
 * Verifies who made a recording and that no byte of A or C was changed, without any secret. Throws `E_FORMAT`, `E_SEAL`, or
 * `E_TRUNCATED` when the device itself signed a payload without an end.
 */
export async function verifySealOf(
  reader: RangeReader,
  devicePublicKey: PublicKeyInput,
  primitives: CryptoPrimitives = webPrimitives,
): Promise<RecordingLayout> {
  const layout = await probeRecording(reader)
  await ensureSignedSeal(layout.identityBytes, layout.sealBytes, devicePublicKey, primitives)
  ensureSealedDigest(layout.seal, await digestBody(reader, layout, primitives))
  const { isTruncated, plainLength } = payloadShapeOf(layout.payloadLength)
  if (isTruncated) throw truncatedPayload()
  ensureSealedLength(layout.seal, plainLength)
  return layout
}

/** SHA-256(A ‖ C). */
async function digestBody(
  reader: RangeReader,
  { identityBytes, payloadOffset, payloadLength }: RecordingLayout,
  primitives: CryptoPrimitives,
): Promise<Bytes> {
  const digest = primitives.createHash()
  digest.update(identityBytes)
  for await (const span of readSpans(reader, payloadOffset, payloadLength, digestSpanBytes))
    digest.update(span)
  return digest.digest()
}
