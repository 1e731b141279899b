import type { DialRequestState, EventKind, EventResponse } from '@smartym/contract'
import type { NewEvent } from '../../platform/outbox/index.ts'
import type { DialRequestRow } from './dialing.table.ts'

type DialRequestEventKind = Extract<EventKind, `dial_request.${string}`>

type Told = Pick<
  DialRequestRow,
  'id' | 'company_id' | 'org_unit_id' | 'agent_id' | 'api_key_id' | 'call_id' | 'outcome' | 'ended_at'
> & { readonly state: DialRequestState }

/** The event that tells CRMs of a request (INT-1): ids and states, never a number or a name. */
export function dialRequestEvent(kind: DialRequestEventKind, row: Told): NewEvent {
  const data: EventResponse['data'] = {
    dialRequestId: row.id,
    dialRequestState: row.state,
    callId: row.call_id,
    outcome: row.outcome,
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
  }
  return {
    kind,
    companyId: row.company_id,
    orgUnitId: row.org_unit_id,
    agentId: row.agent_id,
    apiKeyId: row.api_key_id,
    payload: data,
  }
}
