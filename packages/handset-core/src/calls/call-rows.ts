import type { CallDirection, CallPurpose, RecordingMode } from '@smartym/contract/constants'
import type { CallRowPhase } from '../ports/index.ts'
import type { Step } from '../step/step.ts'

/** A call that has not ended. Instants of the phone's wall clock, but for the monotonic one. */
export interface CallRow {
  callId: string
  phase: CallRowPhase
  direction: CallDirection
  /** E.164 where it is one, else what telephony says. */
  phoneNumber: string | null
  customerName: string | null
  customerReference: string | null
  purpose: CallPurpose | null
  /** The note that came with the order. */
  note: string | null
  agentId: string | null
  dialRequestId: string | null
  /** The command that ordered it, until its completion is reported. */
  commandId: string | null
  telephonyId: string | null
  recordingMode: RecordingMode
  /** Id that its first recording will have; null when one is made at its start or none is wanted. */
  recordingId: string | null
  isRecordingWanted: boolean
  /** By the rules of the moment in which it came in: its caller is texted when nobody answers (INB-1). */
  isTextedIfMissed?: boolean
  /** It has the line, and nobody says whether it was answered. */
  isOffHook?: boolean
  /** Not of the line: nothing of it is recorded, reported or counted. */
  isPrivate?: boolean
  /** The `call.started` report; of a private one, of none. */
  startedSeq: number
  /** Best estimate of server time, UTC ms. */
  startedAt: number
  startedAtWallMs: number
  connectedAtWallMs: number | null
  connectedAtMonotonicMs: number | null
  bootId: string
  /** When the phone last knew that it goes on. */
  seenAtWallMs: number
  /** What the agent typed so far. */
  draftNote: string
}

/** What is known of a call when it begins. */
export type NewCall = Omit<
  CallRow,
  | 'startedSeq'
  | 'startedAt'
  | 'startedAtWallMs'
  | 'connectedAtWallMs'
  | 'connectedAtMonotonicMs'
  | 'bootId'
  | 'seenAtWallMs'
  | 'draftNote'
>

const prefix = 'call/'

/** The calls of this phone that have not ended, in the order they began. */
export function createCallRows() {
  const rows = new Map<string, CallRow>()
  return {
    restore(all: Record<string, unknown>): void {
      const known = Object.entries(all)
        .filter(([key]) => key.startsWith(prefix))
        .map(([, row]) => row as CallRow)
        .toSorted((a, b) => a.startedSeq - b.startedSeq)
      for (const row of known) rows.set(row.callId, row)
    },
    find: (callId: string): CallRow | undefined => rows.get(callId),
    all: (): CallRow[] => [...rows.values()],
    /** The call on the screen: the one that began first. */
    current: (): CallRow | undefined => rows.values().next().value,
    count: (): number => rows.size,
    /** Those of the line. */
    ofLine: (): CallRow[] => [...rows.values()].filter((row) => row.isPrivate !== true),
    save(step: Step, row: CallRow): void {
      rows.set(row.callId, row)
      step.put(prefix + row.callId, row)
    },
    remove(step: Step, callId: string): void {
      rows.delete(callId)
      step.put(prefix + callId, null)
    },
  }
}
export type CallRows = ReturnType<typeof createCallRows>
