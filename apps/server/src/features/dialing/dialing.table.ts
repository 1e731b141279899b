import type { CallPurpose, DialOutcome, DialRequestState } from '@smartym/contract'
import type { RowCustomer, SealedRowCustomer } from '../protection/index.ts'

interface DialRequestFacts {
  id: string
  company_id: string
  /** Unit and name of the agent when the request was made. */
  org_unit_id: string
  agent_id: string
  agent_name: string
  device_id: string
  /** The API key whose request it is, also through its browser tokens. */
  api_key_id: string | null
  state: DialRequestState
  outcome: DialOutcome | null
  call_id: string
  recording_id: string | null
  command_id: string
  purpose: CallPurpose
  note: string | null
  created_at: number
  not_after: number
  ended_at: number | null
  /** When the server stops waiting for the phone's next word; null once it has dialled or ended. */
  due_at: number | null
}

/** A request with its customer in clear. */
export interface DialRequestRow extends DialRequestFacts, RowCustomer {}

/** A request as it lies in the table. */
export interface StoredDialRequestRow extends DialRequestFacts, SealedRowCustomer<'reference_index'> {}

/** Tables of this slice, for its queries and for joins by slices below; only its store writes them. */
export interface DialingTables {
  dial_requests: StoredDialRequestRow
}
