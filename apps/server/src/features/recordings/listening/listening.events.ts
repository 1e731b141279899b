import type { EventResponse } from '@smartym/contract'
import type { NewEvent } from '../../../platform/outbox/index.ts'
import type { ListenRequestRow } from '../recordings.table.ts'

/** Where one of a request's recordings belongs. */
interface Belonging {
  readonly orgUnitId: string | null
}

/**
 * The events that tell of a request to listen (SEC-8): ids and states, never a reason or a name. One a unit that the
 * recordings of a set belong to, so that each who sees one of them hears of it.
 */
export function listenRequestEvents(row: ListenRequestRow, recordings: readonly Belonging[]): NewEvent[] {
  const data: EventResponse['data'] = {
    listenRequestId: row.id,
    listenRequestState: row.state,
    recordingId: row.recording_id,
  }
  const units = new Set(recordings.map(({ orgUnitId }) => orgUnitId))
  return [...units].map((orgUnitId) => ({
    kind: 'listen_request.changed',
    companyId: row.company_id,
    orgUnitId,
    agentId: recordings.length === 1 ? row.agent_id : null,
    apiKeyId: null,
    payload: data,
  }))
}
