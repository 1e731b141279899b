import type { AgentState, StateCause, Wish } from '@smartym/contract'

export interface AgentRow {
  agent_id: string
  company_id: string
  /** The phone that the agent is signed in on. */
  device_id: string | null
  state: AgentState
  not_ready_reason: string | null
  since: number
  /** End of wrap-up or of a reason's limit. */
  until: number | null
  /** Wished for after this call. */
  next_state: Wish | null
  next_not_ready_reason: string | null
  cause: StateCause
  /** Rises with every change of state. */
  version: number
  /** The dial request that has the agent, and until when at most. */
  reserved_for: string | null
  reserved_until: number | null
  current_call_id: string | null
  /** Since when the phone has not taken a command. */
  unresponsive_since: number | null
  /** When it was shown last on the phone who works there (SEC-5); null since the sign-in. */
  shown_at: number | null
}

/** Tables of this slice, for its queries and for joins by slices below; only its store writes them. */
export interface AgentsTables {
  agents: AgentRow
}
