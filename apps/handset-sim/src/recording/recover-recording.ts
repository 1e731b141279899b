import type { TransportKey } from '@smartym/contract/frames'
import { CHUNK_BYTES, IDENTITY_BYTES, sealDataKey } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import type { CaptureMedia } from '../media/capture-source.ts'
import { lostMs, type RecorderParts } from './recorder-parts.ts'
import type { RecordingRecord } from './recordings.store.ts'
import { createSealedFile, reopenSealedFile, type SealedFile, type SealedFileKey } from './sealed-file.ts'
import { type Closed, closeFile } from './session.ts'
import { readTail } from './tail-file.ts'
import { wrapFrames } from './three-gp-file.ts'

/** Block B with one HPKE slot: 2 ‖ 20 ‖ 113. */
const slotTableBytes = 135

/** Bytes a millisecond of the media that are written live; where the tail does not say how long the sound is. */
const bytesPerMs: Record<CaptureMedia, number> = { amr: 1.6, mp3: 4, '3gp': 1.6 }

/**
 * Closes what a crash left of a recording: the file cut to its last whole chunk, after it what the tail still knew, end
 * reason *recovered*.
 */
export async function recoverRecording(
  parts: RecorderParts,
  record: RecordingRecord,
  transportKey: TransportKey,
): Promise<Closed> {
  const { file, keptMs } = await findRest(parts, record, transportKey)
  const durationMs = Math.floor(keptMs)
  const end = { endReason: 'recovered', durationMs, lostMs: lostMs(parts, record, durationMs) } as const
  return closeFile(parts, file, end)
}

/** A file without a whole head is begun anew; nothing of it can have left the phone. */
async function findRest(
  { store, disk }: RecorderParts,
  record: RecordingRecord,
  transportKey: TransportKey,
): Promise<{ file: SealedFile; keptMs: number }> {
  const dataKey = store.dataKeyOf(record.recordingId)
  const path = disk.pathOf(record.recordingId, '.smr')
  const key: SealedFileKey = { identity: Uint8Array.from(record.identity), dataKey }
  const found = await reopenSealedFile(disk, path, key, IDENTITY_BYTES + slotTableBytes)
  if (!found) {
    const primitives = nodePrimitives
    const slot = await sealDataKey(transportKey.publicKey, key.identity, dataKey, { primitives })
    return { file: await createSealedFile(disk, path, key, [slot]), keptMs: 0 }
  }
  const isThreeGp = record.media === '3gp'
  const tail = await readTail(disk.pathOf(record.recordingId, '.tail'), dataKey, isThreeGp ? 0 : found.chunks)
  // Chunks of a 3GP are there only if all its frames are in the tail; the file made of them begins with the same bytes.
  const rest = isThreeGp ? wrapFrames(tail.bytes).subarray(found.chunks * CHUNK_BYTES) : tail.bytes
  await found.append(rest)
  return { file: found, keptMs: tail.heardMs ?? found.plainBytes / bytesPerMs[record.media] }
}
