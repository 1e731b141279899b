import { type KeyObject, sign } from 'node:crypto'
import { recordingMedia, type RecordingMedia } from '@smartym/contract'
import {
  concatBytes,
  createRecordingSealer,
  decodeHex,
  digestSeal,
  encodeIdentity,
  EndReason,
  type Media,
  SEAL_BYTES,
  sealDataKey,
} from '@smartym/sealed-recording'
import { nodePrimitives as primitives } from '@smartym/sealed-recording/node'
import { uuidOf } from '../../features/recordings/index.ts'

/** One recording to be sealed as its phone would have sealed it. Instants are UTC ms. */
export interface SampleToSeal {
  readonly recordingId: string
  readonly companyId: string
  readonly deviceId: string
  readonly deviceSeq: number
  /** SHA-256 of the device's block D before; zeros for its first. */
  readonly prevDigest: Uint8Array
  readonly startedAt: number
  readonly durationMs: number
  readonly media: RecordingMedia
  readonly sound: Uint8Array
  /** The phone's private P-256 key. */
  readonly deviceKey: KeyObject
  /** The company's transport key, uncompressed point in hex. */
  readonly transportKey: string
}

/** A sealed file, and the digest that the device's next recording names. */
export async function sealSampleRecording(
  sample: SampleToSeal,
): Promise<{ file: Uint8Array; sealDigest: Uint8Array }> {
  const identityBytes = encodeIdentity({
    media: (recordingMedia.indexOf(sample.media) + 1) as Media,
    recordingId: uuidOf(sample.recordingId),
    companyId: uuidOf(sample.companyId),
    deviceId: uuidOf(sample.deviceId),
    deviceSeq: sample.deviceSeq,
    startedAt: sample.startedAt,
    prevDigest: sample.prevDigest,
  })
  const dataKey = primitives.randomBytes(32)
  const slot = await sealDataKey(decodeHex(sample.transportKey), identityBytes, dataKey, { primitives })
  const sealer = await createRecordingSealer({ identityBytes, slots: [slot], dataKey, primitives })
  const body = await sealer.push(sample.sound)
  const endedAt = sample.startedAt + sample.durationMs
  const end = await sealer.finish(
    { durationMs: sample.durationMs, endReason: EndReason.normal, sealedAt: endedAt },
    async (message) => sign('sha256', message, { key: sample.deviceKey, dsaEncoding: 'ieee-p1363' }),
  )
  const file = concatBytes(sealer.head, body, end)
  return { file, sealDigest: digestSeal(file.subarray(-SEAL_BYTES), primitives) }
}
