import { encodeHead } from '@smartym/sealed-recording'
import { idToBytes } from '../../../platform/ids/index.ts'
import type { StoredRecordingRow, RecordingUploadRow } from '../recordings.table.ts'
import type { PieceFile, PieceStore } from './piece-store.port.ts'
import type { SealedDigest } from './sealed-digest.ts'
import { storedHeadBytes, UploadIntake } from './upload-intake.ts'

/** An upload in the hands of one connection. */
export interface OpenUpload {
  row: RecordingUploadRow
  readonly recording: StoredRecordingRow
  readonly file: PieceFile
  readonly intake: UploadIntake
  /** Its row is not in the database yet. */
  isNew: boolean
  /** The whole stored file, when it came in one small request; gone after `letGo`. */
  whole?: Uint8Array
  /** Gives back the memory that the body was collected in. */
  letGo?: () => void
}

/** The client's offset: what the row keeps of the head, and then what the file truly holds. */
export function offsetOf({ file, intake }: Pick<OpenUpload, 'file' | 'intake'>): number {
  const { head } = intake
  return head === undefined
    ? intake.headBytes.length
    : head.bytes.length + Math.max(0, file.sizeBytes - storedHeadBytes)
}

const maxKeptDigests = 2000

/** Running digests of uploads that go on from request to request; one that is forgotten is counted from the file. */
export function createDigestMemory() {
  const kept = new Map<string, SealedDigest>()
  return {
    keep(recordingId: string, digest: SealedDigest | undefined): void {
      kept.delete(recordingId)
      if (digest === undefined) return
      kept.set(recordingId, digest)
      const oldest = kept.keys().next()
      if (kept.size > maxKeptDigests && oldest.done !== true) kept.delete(oldest.value)
    },
    forget: (recordingId: string): void => void kept.delete(recordingId),
    /** The digest of exactly so many bytes behind the head. */
    take(recordingId: string, bodyBytes: number): SealedDigest | undefined {
      const digest = kept.get(recordingId)
      kept.delete(recordingId)
      return digest?.takenBytes === bodyBytes ? digest : undefined
    },
  }
}
export type DigestMemory = ReturnType<typeof createDigestMemory>

/**
 * Opens what came so far. The file decides: a row that says less makes the rest of it worthless, and a file that has
 * lost its beginning gets it again from the row.
 */
export async function openUpload(
  row: RecordingUploadRow,
  recording: StoredRecordingRow,
  pieces: Pick<PieceStore, 'open' | 'create'>,
  digests: DigestMemory,
  isNew: boolean,
): Promise<OpenUpload> {
  const expected = {
    recordingId: idToBytes(recording.id),
    companyId: idToBytes(recording.company_id),
    deviceId: idToBytes(recording.device_id),
  }
  const file = await (isNew ? pieces.create(row.object_key) : pieces.open(row.object_key))
  try {
    const digest = digests.take(row.recording_id, file.sizeBytes - storedHeadBytes)
    const intake = new UploadIntake(expected, row.head ?? new Uint8Array(), digest)
    const isWhole = intake.head !== undefined && file.sizeBytes >= storedHeadBytes
    if (!isWhole && file.sizeBytes > 0) await file.cutTo(0)
    if (!isWhole && intake.head !== undefined) await file.append([encodeHead(intake.head.identityBytes, [])])
    return { row, recording, file, intake, isNew }
  } catch (error) {
    await file.close()
    throw error
  }
}
