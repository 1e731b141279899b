import type { RecordingUploadRow } from '../recordings.table.ts'

/** What a phone is told of its upload. */
export interface UploadStatus {
  readonly recordingId: string
  readonly state: RecordingUploadRow['state']
  readonly offsetBytes: number
  readonly lengthBytes: number | null
  /** UTC ms; null once it has ended. */
  readonly expiresAt: number | null
}

/** An upload that stands here. */
export function statusOf(row: RecordingUploadRow, offsetBytes: number): UploadStatus {
  const isOver = row.state === 'stored' || row.state === 'expired'
  return {
    recordingId: row.recording_id,
    state: row.state,
    offsetBytes,
    lengthBytes: row.length_bytes,
    expiresAt: isOver ? null : row.expires_at,
  }
}

/** An upload whose recording is safe. */
export function storedStatus(row: RecordingUploadRow): UploadStatus {
  return statusOf({ ...row, state: 'stored' }, row.length_bytes ?? row.offset_bytes)
}

/** An upload that has every byte, and is being verified. */
export function verifyingStatus(row: RecordingUploadRow): UploadStatus {
  return statusOf({ ...row, state: 'verifying' }, row.length_bytes ?? row.offset_bytes)
}
