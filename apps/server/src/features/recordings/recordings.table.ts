import type {
  CallDirection,
  CaptureMethod,
  ListenAlertKind,
  ListenKind,
  ListenRequestState,
  RecordingEndReason,
  RecordingMedia,
  RecordingMode,
  RecordingState,
  UploadState,
} from '@smartym/contract'
import type { RowCustomer, SealedRowCustomer } from '../protection/index.ts'

export type RenditionState = 'none' | 'pending' | 'ready' | 'failed' | 'missing_tool'

interface RecordingFacts {
  id: string
  company_id: string
  call_id: string
  device_id: string
  /** Unit of call time; so are the agent's name, employee number and extension. */
  org_unit_id: string | null
  agent_id: string | null
  agent_name: string | null
  employee_number: string | null
  extension: string | null
  /** The API key whose call it is. */
  api_key_id: string | null
  direction: CallDirection
  /** When the call began, by the server's clock; before that, when it was ordered. */
  started_at: number
  state: RecordingState
  mode: RecordingMode
  media: RecordingMedia | null
  capture_method: CaptureMethod | null
  duration_ms: number | null
  lost_ms: number | null
  end_reason: RecordingEndReason | null
  /** Why it is missing or damaged. */
  fault_code: string | null
  /** Size of the sealed file as it lies here. */
  size_bytes: number | null
  device_seq: number | null
  /** Block A. */
  identity_block: Uint8Array | null
  /** Block D. */
  seal_block: Uint8Array | null
  object_key: string | null
  stored_at: number | null
  rendition_state: RenditionState
  rendition_fault: string | null
  is_marked: number
}

/** A recording with its customer in clear. */
export interface RecordingRow extends RecordingFacts, RowCustomer {}

/** A recording as it lies in the table. */
export interface StoredRecordingRow extends RecordingFacts, SealedRowCustomer {}

export interface RecordingUploadRow {
  recording_id: string
  company_id: string
  device_id: string
  state: UploadState
  object_key: string
  /** What the client calls the length: key slots included. Null until it is known. */
  length_bytes: number | null
  /** Blocks A and B as they came; null before the first byte and after the end. */
  head: Uint8Array | null
  /** Where block C begins for the client; null while the head is not whole. */
  payload_offset: number | null
  /** The client's offset when the row was last written, for screens: the truth is the file's. */
  offset_bytes: number
  fault_code: string | null
  /** How often the file began anew. */
  attempts: number
  created_at: number
  updated_at: number
  expires_at: number
}

export interface KeyEncryptionKeyRow {
  id: string
  company_id: string
  generation: number
  wrapped_key: Uint8Array
  created_at: number
}

/** What a data key opens. */
export type DataKeyKind = 'sealed' | RenditionKind
export type RenditionKind = 'mp3' | 'peaks'

export interface RecordingKeyRow {
  recording_id: string
  kind: DataKeyKind
  company_id: string
  kek_id: string
  wrapped_key: Uint8Array
  created_at: number
}

export interface RenditionRow {
  recording_id: string
  kind: RenditionKind
  company_id: string
  content_type: string
  object_key: string
  size_bytes: number
  created_at: number
}

export interface ListenRequestRow {
  id: string
  company_id: string
  /** The first of its recordings; so are unit and agent. */
  recording_id: string
  org_unit_id: string | null
  agent_id: string | null
  requester_id: string
  requester_name: string
  state: ListenRequestState
  /** Code of a reason on the company's list. */
  reason: string
  reason_text: string
  created_at: number
  /** End of the request; of the approval, once approved. */
  expires_at: number
  /** Who approved last, rejected or withdrew. */
  decided_by: string | null
  decided_by_name: string | null
  decided_at: number | null
  decision_note: string | null
  recording_count: number
  approvals: number
  approvals_needed: number
}

/** One of the recordings that a request is for. */
export interface ListenRequestRecordingRow {
  listen_request_id: string
  recording_id: string
  company_id: string
  org_unit_id: string | null
  agent_id: string | null
  requester_id: string
  /** Set while open: one a requester and recording. */
  open_key: string | null
  /** Null until it is approved. */
  plays_left: number | null
}

export interface ListenApprovalRow {
  listen_request_id: string
  account_id: string
  company_id: string
  account_name: string
  approved_at: number
  note: string | null
}

/** That somebody heard a recording, or took it away. */
export interface RecordingListenRow {
  id: string
  company_id: string
  recording_id: string
  /** Who is heard in it. */
  agent_id: string | null
  account_id: string
  account_name: string
  /** The listener's unit of that moment. */
  org_unit_id: string | null
  kind: ListenKind
  at: number
  /** Calendar day in the company's time zone. */
  day: string
  reason: string | null
  reason_text: string | null
  listen_request_id: string | null
}

export interface ListenAlertRow {
  id: string
  company_id: string
  org_unit_id: string | null
  account_id: string
  account_name: string
  kind: ListenAlertKind
  day: string
  threshold: number
  raised_at: number
  closed_by_name: string | null
  closed_at: number | null
  note: string | null
}

export interface ListenGrantRow {
  id: string
  company_id: string
  recording_id: string
  account_id: string
  session_id: string
  listen_request_id: string | null
  /** `own_play`: the agent who is heard, on the phone. */
  purpose: 'play' | 'verify' | 'own_play'
  created_at: number
  expires_at: number
}

export interface MarkRow {
  id: string
  company_id: string
  recording_id: string
  at_ms: number
  mark_text: string
  /** Name of who made it. */
  created_by: string
  account_id: string
  created_at: number
}

/** What an agent keeps with an own recording (REC-10). */
export interface RecordingMemoRow {
  recording_id: string
  company_id: string
  agent_id: string
  memo: string
  is_important: number
  changed_at: number
}

/** Tables of this slice, for its queries and for joins by slices below; only its stores write them. */
export interface RecordingsTables {
  recordings: StoredRecordingRow
  recording_uploads: RecordingUploadRow
  key_encryption_keys: KeyEncryptionKeyRow
  recording_keys: RecordingKeyRow
  renditions: RenditionRow
  listen_requests: ListenRequestRow
  listen_request_recordings: ListenRequestRecordingRow
  listen_approvals: ListenApprovalRow
  recording_listens: RecordingListenRow
  listen_alerts: ListenAlertRow
  listen_grants: ListenGrantRow
  marks: MarkRow
  recording_memos: RecordingMemoRow
}
