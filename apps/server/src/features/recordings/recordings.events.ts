import type { EventKind, EventResponse } from '@smartym/contract'
import type { NewEvent } from '../../platform/outbox/index.ts'
import type { ListenAlertRow, RecordingRow } from './recordings.table.ts'

type RecordingEventKind = Extract<EventKind, `recording.${string}`>

/** The event that tells of a recording's change (INT-1): ids and states, never a number or a name. */
export function recordingEvent(
  kind: RecordingEventKind,
  row: Pick<
    RecordingRow,
    'id' | 'company_id' | 'org_unit_id' | 'agent_id' | 'api_key_id' | 'call_id' | 'state'
  >,
): NewEvent {
  const data: EventResponse['data'] = { recordingId: row.id, recordingState: row.state, callId: row.call_id }
  return {
    kind,
    companyId: row.company_id,
    orgUnitId: row.org_unit_id,
    agentId: row.agent_id,
    apiKeyId: row.api_key_id,
    payload: data,
  }
}

/** Tells that an alert of unusual listening was raised or closed (SEC-8); whom it is about stays in the list. */
export function listenAlertEvent({
  id,
  company_id,
  org_unit_id,
  kind,
  closed_at,
}: Pick<ListenAlertRow, 'id' | 'company_id' | 'org_unit_id' | 'kind' | 'closed_at'>): NewEvent {
  const payload: EventResponse['data'] = {
    listenAlertId: id,
    listenAlertKind: kind,
    isListenAlertOpen: closed_at === null,
  }
  return { kind: 'listen_alert.changed', companyId: company_id, orgUnitId: org_unit_id, payload }
}
