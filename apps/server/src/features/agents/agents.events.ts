import type { EventResponse } from '@smartym/contract'
import type { NewEvent } from '../../platform/outbox/index.ts'
import type { AgentRecord } from './agents.store.ts'

/** The event that tells of an agent's state (INT-1, MON-4). */
export function stateChangedEvent(agent: AgentRecord): NewEvent {
  const data: EventResponse['data'] = { agentState: agent.state, notReadyReason: agent.not_ready_reason }
  return {
    kind: 'agent.state_changed',
    companyId: agent.company_id,
    orgUnitId: agent.org_unit_id,
    agentId: agent.agent_id,
    payload: data,
  }
}
