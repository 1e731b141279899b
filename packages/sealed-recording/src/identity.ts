import type { Bytes } from './bytes.ts'
import { concatBytes, decodeHex, ensureLength, viewOf } from './bytes.ts'
import { SealedRecordingError } from './errors.ts'
import { decodeUuid, encodeUuid } from './uuid.ts'

/** What kind of audio the payload is. */
export const Media = { amrNb: 1, threeGp: 2, mp3: 3, aacAdts: 4, mp4Aac: 5 } as const
export type Media = (typeof Media)[keyof typeof Media]

/** Length of block A in bytes. */
export const IDENTITY_BYTES = 112

/** Block A: what a recording is, for ever, and nothing about a person. */
export interface RecordingIdentity {
  readonly media: Media
  /** UUIDv7 in canonical text, as are the next two. */
  readonly recordingId: string
  readonly companyId: string
  readonly deviceId: string
  /** 1, 2, 3 … per device, no holes. */
  readonly deviceSeq: number
  /** UTC ms by the phone's clock. */
  readonly startedAt: number
  /** SHA-256 of the device's previous block D (32 bytes); zeros for its first recording. */
  readonly prevDigest: Uint8Array
}

// "\x89SMR\r\n\x1a\n", then version 1 and suite 1.
const magicVersionSuite = decodeHex('89534d520d0a1a0a0101')

/** Block A (112 bytes); throws a RangeError for a field that does not fit. */
export function encodeIdentity(identity: RecordingIdentity): Bytes {
  const { media, deviceSeq, startedAt, prevDigest } = identity
  ensureLength(prevDigest, 32, 'prevDigest')
  if (!Number.isSafeInteger(deviceSeq) || deviceSeq < 1) throw new RangeError('deviceSeq counts from 1')
  const numbers = new Uint8Array(16)
  viewOf(numbers).setBigUint64(0, BigInt(deviceSeq))
  viewOf(numbers).setBigInt64(8, BigInt(startedAt))
  return concatBytes(
    magicVersionSuite,
    Uint8Array.of(media, 0, 0, 0, 0, 0),
    encodeUuid(identity.recordingId),
    encodeUuid(identity.companyId),
    encodeUuid(identity.deviceId),
    numbers,
    prevDigest,
  )
}

/**
 * Reads block A; throws `E_FORMAT`. Numbers beyond 2^53 are rounded: what binds a recording is the bytes of A,
 * never this reading of them.
 */
export function decodeIdentity(block: Uint8Array): RecordingIdentity {
  const a = Uint8Array.from(block)
  const media = mediaOf(a[10])
  const isKnown = a.length === IDENTITY_BYTES && magicVersionSuite.every((byte, i) => a[i] === byte)
  if (!isKnown) throw new SealedRecordingError('E_FORMAT', 'no SMR1 identity block')
  if (!media) throw new SealedRecordingError('E_FORMAT', 'unknown media')
  if (a.subarray(11, 16).some((byte) => byte !== 0)) {
    throw new SealedRecordingError('E_FORMAT', 'reserved bytes of the identity are not zero')
  }
  return {
    media,
    recordingId: decodeUuid(a.subarray(16, 32)),
    companyId: decodeUuid(a.subarray(32, 48)),
    deviceId: decodeUuid(a.subarray(48, 64)),
    deviceSeq: Number(viewOf(a).getBigUint64(64)),
    startedAt: Number(viewOf(a).getBigInt64(72)),
    prevDigest: a.slice(80, 112),
  }
}

function mediaOf(byte: number | undefined): Media | undefined {
  return Object.values(Media).find((media) => media === byte)
}
