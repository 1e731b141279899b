import type { TransportKey } from '@smartym/contract/frames'
import { IDENTITY_BYTES, sealDataKey } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import type { CaptureMedia } from '../media/capture-source.ts'
import type { Disk } from './disk.ts'
import type { RecordingRecord } from './recordings.store.ts'
import { createSealedFile, reopenSealedFile, type SealedFile } from './sealed-file.ts'
import { readTail } from './tail-file.ts'

/** Block B with one HPKE slot: 2 ‖ 20 ‖ 113. */
const slotTableBytes = 135

/** Bytes a millisecond of the media that are written live; where the tail does not say how long the sound is. */
const bytesPerMs: Record<CaptureMedia, number> = { amr: 1.6, mp3: 4, '3gp': 1.6 }

/**
 * What a crash left of a recording, ready to be finished: the file cut to its last whole chunk, and after it what the tail
 * still knew. A file without a whole head is begun anew; nothing of it can have left the phone.
 */
export async function recoverFile({
  disk,
  record,
  dataKey,
  transportKey,
}: {
  disk: Disk
  record: RecordingRecord
  dataKey: Buffer
  transportKey: TransportKey
}): Promise<{ file: SealedFile; keptMs: number }> {
  const path = disk.pathOf(record.recordingId, '.smr')
  const key = { identity: Uint8Array.from(record.identity), dataKey }
  const found = await reopenSealedFile(disk, path, key, IDENTITY_BYTES + slotTableBytes)
  if (!found) {
    const slot = await sealDataKey(transportKey.publicKey, key.identity, dataKey, {
      primitives: nodePrimitives,
    })
    return { file: await createSealedFile(disk, path, key, [slot]), keptMs: 0 }
  }
  const tail = await readTail(disk.pathOf(record.recordingId, '.tail'), dataKey, found.chunks)
  await found.append(tail.bytes)
  return { file: found, keptMs: tail.heardMs ?? found.plainBytes / bytesPerMs[record.media] }
}
