import type {
  CallDirection,
  CallPhase,
  CallPurpose,
  Coverage,
  DialOutcome,
  RecordingMode,
  RecordingState,
  TraceStep,
} from '@smartym/contract'
import type { RowCustomer, SealedRowCustomer } from '../protection/index.ts'

/** Who ended a call; `server` when it gave up waiting for the phone's word. */
export type CallEndedBy = 'agent' | 'customer' | 'network' | 'phone' | 'unknown' | 'server'

interface CallFacts {
  id: string
  company_id: string
  /** Unit of call time; so are the agent's name, employee number and extension. */
  org_unit_id: string | null
  agent_id: string | null
  agent_name: string | null
  employee_number: string | null
  extension: string | null
  device_id: string
  line_number: string | null
  direction: CallDirection
  phase: CallPhase
  outcome: DialOutcome | null
  ended_by: CallEndedBy | null
  purpose: CallPurpose | null
  dial_request_id: string | null
  /** The API key whose request it was. */
  api_key_id: string | null
  started_at: number
  ringing_at: number | null
  connected_at: number | null
  ended_at: number | null
  /** Connected time. */
  duration_ms: number | null
  /** When the server heard of it. */
  received_at: number
  is_clock_synchronised: number
  disposition_code: string | null
  disposition_note: string | null
  disposition_at: number | null
  coverage: Coverage
  recording_mode: RecordingMode
  recording_id: string | null
  recording_state: RecordingState | null
  is_recording_partial: number
  /** Null: the app reported it while it ran. */
  source: 'call_log' | null
}

/** A call with its customer in clear. */
export interface CallRow extends CallFacts, RowCustomer {}

/** A call as it lies in the table. */
export interface StoredCallRow extends CallFacts, SealedRowCustomer {}

export interface CallStepRow {
  call_id: string
  step: TraceStep
  company_id: string
  at: number
  is_failed: number
  note: string | null
}

export interface CallDayCountRow {
  agent_id: string
  /** `2026-11-02` in the company's time zone. */
  day: string
  company_id: string
  calls: number
  connected: number
  talk_ms: number
}

/** Tables of this slice, for its queries and for joins by slices below; only its store writes them. */
export interface CallsTables {
  calls: StoredCallRow
  call_steps: CallStepRow
  call_day_counts: CallDayCountRow
}
