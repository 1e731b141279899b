import type { ListenRequestState } from '@smartym/contract'
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import { countCapped, type Db, keysetPage, toPage } from '../../../platform/db/index.ts'
import type { ListScope } from '../../organization/index.ts'
import type { PageQuery } from '../recordings.view.ts'
import type { ListenRequestRow, RecordingRow, RecordingsTables } from '../recordings.table.ts'

/** A request with what its recording says of the call. */
export type ShownListenRequest = ListenRequestRow &
  Pick<
    RecordingRow,
    'call_id' | 'agent_name' | 'employee_number' | 'customer_number' | 'customer_reference' | 'duration_ms'
  > & { call_started_at: number }

export interface ListenRequestSearch {
  readonly companyId: string
  /** Requests that this account made … */
  readonly requesterId: string | null
  /** … and those that lie within this scope; null for somebody who decides on none. */
  readonly deciding: ListScope | null
  readonly state?: ListenRequestState | undefined
  readonly recordingId?: string | undefined
  readonly now: number
}

type Tables = RecordingsTables
type RequestsQuery = SelectQueryBuilder<Tables, 'listen_requests' | 'recordings', object>
type Condition = ExpressionBuilder<Tables, 'listen_requests' | 'recordings'>

function within(eb: Condition, scope: ListScope) {
  const { orgUnitIds, agentId } = scope
  const inUnits =
    orgUnitIds === null
      ? []
      : orgUnitIds.length === 0
        ? [eb.val(false)]
        : [eb('listen_requests.org_unit_id', 'in', orgUnitIds)]
  const ofAgent = agentId === null ? [] : [eb('listen_requests.agent_id', '=', agentId)]
  return eb.and([eb('listen_requests.company_id', '=', scope.companyId), ...inUnits, ...ofAgent])
}

/* Time ends requests before anybody writes it down. */
function inState(query: RequestsQuery, state: ListenRequestState, now: number): RequestsQuery {
  if (state === 'expired')
    return query.where((eb) =>
      eb.or([
        eb('listen_requests.state', '=', 'expired'),
        eb.and([
          eb('listen_requests.state', 'in', ['open', 'approved']),
          eb('listen_requests.expires_at', '<=', now),
        ]),
      ]),
    )
  const found = query.where('listen_requests.state', '=', state)
  return state === 'open' || state === 'approved'
    ? found.where('listen_requests.expires_at', '>', now)
    : found
}

/** The screens of requests to listen. */
export function createListenRequestsView(db: Pick<Db, 'read'>) {
  const joined = () =>
    db
      .read<Tables>()
      .selectFrom('listen_requests')
      .innerJoin('recordings', 'recordings.id', 'listen_requests.recording_id')

  const shown = (query: RequestsQuery) =>
    query
      .selectAll('listen_requests')
      .select([
        'recordings.call_id',
        'recordings.agent_name',
        'recordings.employee_number',
        'recordings.customer_number',
        'recordings.customer_reference',
        'recordings.duration_ms',
        'recordings.started_at as call_started_at',
      ])

  return {
    async listRequests(search: ListenRequestSearch, { limit = 50, cursor, withTotal }: PageQuery) {
      const { requesterId, deciding, now } = search
      let found: RequestsQuery = joined()
        .where('listen_requests.company_id', '=', search.companyId)
        .where((eb) =>
          eb.or([
            ...(requesterId === null ? [] : [eb('listen_requests.requester_id', '=', requesterId)]),
            ...(deciding === null ? [] : [within(eb, deciding)]),
          ]),
        )
      if (search.recordingId !== undefined)
        found = found.where('listen_requests.recording_id', '=', search.recordingId)
      if (search.state !== undefined) found = inState(found, search.state, now)
      const keyset = {
        list: 'listen-requests',
        at: 'listen_requests.created_at',
        id: 'listen_requests.id',
        cursor,
        limit,
      } as const
      const rows: ShownListenRequest[] = await keysetPage(shown(found), keyset).execute()
      const page = toPage(rows, keyset, (row) => ({ at: row.created_at, id: row.id }))
      return { ...page, ...(withTotal === true && (await countCapped(db.read<Tables>(), found))) }
    },

    findRequest(companyId: string, requestId: string): Promise<ShownListenRequest | undefined> {
      return shown(joined())
        .where('listen_requests.company_id', '=', companyId)
        .where('listen_requests.id', '=', requestId)
        .executeTakeFirst()
    },
  }
}
export type ListenRequestsView = ReturnType<typeof createListenRequestsView>
