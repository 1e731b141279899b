import type { Generated } from 'kysely'

export interface OutboxEventsTable {
  row_id: Generated<number>
  /** Null until the sequencer has seen it. */
  position: number | null
  kind: string
  company_id: string
  org_unit_id: string | null
  agent_id: string | null
  api_key_id: string | null
  payload: string
  occurred_at: number
}
export interface OutboxTables {
  outbox_events: OutboxEventsTable
}
