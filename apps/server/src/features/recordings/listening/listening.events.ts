import type { EventResponse } from '@smartym/contract'
import type { NewEvent } from '../../../platform/outbox/index.ts'
import type { ListenRequestRow } from '../recordings.table.ts'

/** The event that tells of a request to listen (SEC-8): ids and states, never a reason or a name. */
export function listenRequestEvent(row: ListenRequestRow): NewEvent {
  const data: EventResponse['data'] = {
    listenRequestId: row.id,
    listenRequestState: row.state,
    recordingId: row.recording_id,
  }
  return {
    kind: 'listen_request.changed',
    companyId: row.company_id,
    orgUnitId: row.org_unit_id,
    agentId: row.agent_id,
    apiKeyId: null,
    payload: data,
  }
}
