import type {
  CaptureMethod,
  RecordingEndReason,
  RecordingMedia,
  RecordingMode,
} from '@smartym/contract/constants'
import type { RecordingRowPhase } from '../ports/index.ts'
import type { Step } from '../step/step.ts'

/** What the phone keeps of a recording until its file is gone; `startedAt` is the best estimate of server time, UTC ms. */
export interface RecordingRow {
  recordingId: string
  callId: string
  phase: RecordingRowPhase
  mode: RecordingMode
  media: RecordingMedia
  captureMethod: CaptureMethod | null
  startedAt: number
  isStartSynchronised: boolean
  isStartReported: boolean
  /** The report that lets the server know this recording; 0 when the server ordered it. */
  announcedSeq: number
  deviceSeq: number | null
  sealedBytes: number | null
  lostMs: number
  endReason: RecordingEndReason | null
  /** The server has said *stored*, possibly before the shell's word on the seal came. */
  isStored: boolean
  /** How often the server found it damaged. */
  damagedCount: number
  /** It is not sent again by itself, only when the agent asks. */
  isKept: boolean
  /** The agent chose it, where nothing else is sent (UPL-2). */
  isWanted?: boolean
  /** The agent deletes it (DEL-3): its file is going. */
  isDiscarded?: boolean
  /** The server has it, and the phone keeps its copy by policy (DEL-2). */
  isCopy?: boolean
  /** The agent marked it as important, as far as this phone was told. */
  isImportant?: boolean
  /** Why its copy goes; absent for at once (DEL-4). */
  deletionCause?: 'capacity' | 'age'
  faultCode: string | null
}

const prefix = 'recording/'

/** The recordings of this phone in the order they were made, with one row each. */
export function createRecordingRows() {
  const rows = new Map<string, RecordingRow>()
  const latestOfCall = new Map<string, string>()
  let revision = 0

  return {
    restore(all: Record<string, unknown>): void {
      const known = Object.entries(all)
        .filter(([key]) => key.startsWith(prefix))
        .map(([, row]) => row as RecordingRow)
        .toSorted((a, b) => a.startedAt - b.startedAt || (a.recordingId < b.recordingId ? -1 : 1))
      for (const row of known) {
        rows.set(row.recordingId, row)
        latestOfCall.set(row.callId, row.recordingId)
      }
      revision += 1
    },
    find: (recordingId: string): RecordingRow | undefined => rows.get(recordingId),
    findLatestOf: (callId: string): RecordingRow | undefined => rows.get(latestOfCall.get(callId) ?? ''),
    all: (): Iterable<RecordingRow> => rows.values(),
    count: (): number => rows.size,
    save(step: Step, row: RecordingRow): void {
      if (!rows.has(row.recordingId)) latestOfCall.set(row.callId, row.recordingId)
      rows.set(row.recordingId, row)
      revision += 1
      step.put(prefix + row.recordingId, row)
    },
    remove(step: Step, recordingId: string): void {
      const callId = rows.get(recordingId)?.callId ?? ''
      if (latestOfCall.get(callId) === recordingId) latestOfCall.delete(callId)
      rows.delete(recordingId)
      revision += 1
      step.put(prefix + recordingId, null)
    },
    /** Rises with every change, so that what is drawn of them is drawn anew only then. */
    revision: (): number => revision,
  }
}
export type RecordingRows = ReturnType<typeof createRecordingRows>
