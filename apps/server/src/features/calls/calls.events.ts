import type {
  CallDirection,
  CallPhase,
  CallPurpose,
  DialOutcome,
  DispositionChoice,
  EventKind,
  EventResponse,
  RecordingMode,
} from '@smartym/contract'
import type { Tx } from '../../platform/db/index.ts'
import type { NewEvent } from '../../platform/outbox/index.ts'
import type { CallRow, StoredCallRow } from './calls.table.ts'

/** A call as slices below see it. Instants are UTC ms. */
export interface Call {
  readonly callId: string
  readonly companyId: string
  readonly orgUnitId: string | null
  readonly agentId: string | null
  readonly deviceId: string
  readonly direction: CallDirection
  readonly phase: CallPhase
  readonly outcome: DialOutcome | null
  readonly dialRequestId: string | null
  readonly apiKeyId: string | null
  readonly startedAt: number
  readonly connectedAt: number | null
  readonly endedAt: number | null
  readonly durationMs: number | null
  readonly recordingId: string | null
  readonly recordingMode: RecordingMode
}

/** What slices below do in the transaction that changes a call. Each change is told once. */
export interface CallListener {
  onStarted?(tx: Tx, call: Call): Promise<void>
  /** Ringing, connected, held, resumed. */
  onChanged?(tx: Tx, call: Call): Promise<void>
  /** Also when the phone's own word on an end comes late and replaces the server's. */
  onEnded?(tx: Tx, call: Call): Promise<void>
  /** The agent's answer, from the phone or the CRM; each one that stands is told. */
  onDispositionRecorded?(tx: Tx, call: Call, choice: DispositionChoice): Promise<void>
}

/** What a dial request knows of the call that it asked for. */
export interface RequestFacts {
  readonly callId: string
  readonly deviceId: string
  readonly agentId: string
  readonly apiKeyId: string | null
  /** E.164. */
  readonly customerNumber: string | null
  readonly customerName: string | null
  readonly customerReference: string | null
  readonly purpose: CallPurpose
  readonly createdAt: number
}

export function callOf(row: CallRow | StoredCallRow): Call {
  return {
    callId: row.id,
    companyId: row.company_id,
    orgUnitId: row.org_unit_id,
    agentId: row.agent_id,
    deviceId: row.device_id,
    direction: row.direction,
    phase: row.phase,
    outcome: row.outcome,
    dialRequestId: row.dial_request_id,
    apiKeyId: row.api_key_id,
    startedAt: row.started_at,
    connectedAt: row.connected_at,
    endedAt: row.ended_at,
    durationMs: row.duration_ms,
    recordingId: row.recording_id,
    recordingMode: row.recording_mode,
  }
}

type CallEventKind = Extract<EventKind, `call.${string}`>

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** The event that tells CRMs of a call's change (INT-1): ids and states, never a number or a name. */
export function callEvent(kind: CallEventKind, call: Call, dispositionCode?: string): NewEvent {
  const data: EventResponse['data'] = {
    callId: call.callId,
    dialRequestId: call.dialRequestId,
    phase: call.phase,
    outcome: call.outcome,
    startedAt: new Date(call.startedAt).toISOString(),
    connectedAt: isoOrNull(call.connectedAt),
    endedAt: isoOrNull(call.endedAt),
    ...(dispositionCode !== undefined && { dispositionCode }),
  }
  return {
    kind,
    companyId: call.companyId,
    orgUnitId: call.orgUnitId,
    agentId: call.agentId,
    apiKeyId: call.apiKeyId,
    payload: data,
  }
}
