import type { Bytes } from './bytes.ts'
import { concatBytes } from './bytes.ts'
import { SealedRecordingError } from './errors.ts'
import type { RecordingIdentity } from './identity.ts'
import { decodeIdentity, IDENTITY_BYTES } from './identity.ts'
import { MIN_PAYLOAD_BYTES } from './payload-keys.ts'
import type { RangeReader } from './range-reader.ts'
import { bytesReader } from './range-reader.ts'
import type { RecordingSeal } from './seal.ts'
import { decodeSeal, SEAL_BYTES } from './seal.ts'
import type { KeySlot } from './slots.ts'
import { decodeSlots, encodeSlots } from './slots.ts'

const firstReadBytes = 1024

/** Blocks A and B. */
export interface RecordingHead {
  readonly identity: RecordingIdentity
  /** Block A as it stands in the file: what every key and the seal are bound to. */
  readonly identityBytes: Bytes
  readonly slots: readonly KeySlot[]
  /** Where the payload (block C) begins. */
  readonly payloadOffset: number
}

/** Where everything stands in a sealed file, and what its blocks A, B and D say. Nothing in it is verified yet. */
export interface RecordingLayout extends RecordingHead {
  readonly payloadLength: number
  readonly seal: RecordingSeal
  /** Block D as it stands in the file. */
  readonly sealBytes: Bytes
}

/**
 * Reads blocks A and B from the beginning of a file; undefined while more bytes are needed.
 * Throws `E_FORMAT` as soon as the bytes cannot be right, so that a receiver can refuse early.
 */
export function decodeHead(bytes: Uint8Array): RecordingHead | undefined {
  if (bytes.length < IDENTITY_BYTES) return undefined
  const identityBytes = Uint8Array.from(bytes.subarray(0, IDENTITY_BYTES))
  const identity = decodeIdentity(identityBytes)
  const table = decodeSlots(bytes)
  return table && { identity, identityBytes, slots: table.slots, payloadOffset: table.endOffset }
}

/** Reads blocks A and B through a reader; throws `E_FORMAT`, also when the file ends within them. */
export async function readHead(reader: RangeReader): Promise<RecordingHead> {
  for (let length = firstReadBytes; ; length *= 8) {
    const head = decodeHead(await reader.read(0, Math.min(length, reader.byteLength)))
    if (head) return head
    if (length >= reader.byteLength)
      throw new SealedRecordingError('E_FORMAT', 'the file ends within its head')
  }
}

/** Reads where everything stands (SMR1 with or without slots); throws `E_FORMAT`. */
export async function probeRecording(reader: RangeReader): Promise<RecordingLayout> {
  const head = await readHead(reader)
  const sealOffset = reader.byteLength - SEAL_BYTES
  const payloadLength = sealOffset - head.payloadOffset
  if (payloadLength < MIN_PAYLOAD_BYTES) throw new SealedRecordingError('E_FORMAT', 'the file is too short')
  const sealBytes = Uint8Array.from(await reader.read(sealOffset, SEAL_BYTES))
  return { ...head, payloadLength, seal: decodeSeal(sealBytes), sealBytes }
}

/** Blocks A and B for the beginning of a file; without slots it is the head of the stored form (A ‖ 0000). */
export function encodeHead(identityBytes: Uint8Array, slots: readonly KeySlot[]): Bytes {
  return concatBytes(identityBytes, encodeSlots(slots))
}

/** The stored form of a whole file in memory, A ‖ 0000 ‖ C ‖ D; throws `E_FORMAT`. */
export async function stripSlots(file: Uint8Array): Promise<Bytes> {
  const { identityBytes, payloadOffset } = await readHead(bytesReader(file))
  return concatBytes(encodeHead(identityBytes, []), file.subarray(payloadOffset))
}
