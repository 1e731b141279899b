import { type ListenRequestState, maxListenSet } from '@smartym/contract'
import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, sql, type SqlBool } from 'kysely'
import {
  containsText,
  countCapped,
  countUpTo,
  type Db,
  keysetPage,
  toPage,
} from '../../../platform/db/index.ts'
import type { Person } from '../../accounts/index.ts'
import type { ListScope } from '../../organization/index.ts'
import type { RowCustomer, RowCustomers, SealedRowCustomer } from '../../protection/index.ts'
import type { PageQuery } from '../recordings.view.ts'
import type { ListenRequestRow, RecordingRow, RecordingsTables } from '../recordings.table.ts'

type CallFacts = Pick<RecordingRow, 'call_id' | 'agent_name' | 'duration_ms'> &
  RowCustomer & { call_started_at: number }

/** A request with what its first recording says of the call. */
export type ShownListenRequest = ListenRequestRow & CallFacts & { plays_left: number | null }

/** One of the recordings of a request. */
export type ShownAskedRecording = CallFacts &
  Pick<RecordingRow, 'company_id' | 'org_unit_id' | 'agent_id' | 'is_marked'> & {
    recording_id: string
    plays_left: number | null
  }

export interface ListenRequestSearch {
  readonly companyId: string
  /** Requests that this account made … */
  readonly requesterId: string | null
  /** … and those that lie within this scope; null for somebody who decides on none. */
  readonly deciding: ListScope | null
  /** Not those that this account made. */
  readonly notOf?: string | null | undefined
  /** Only what waits for a decision that this account may make. */
  readonly decider?: Pick<Person, 'accountId' | 'agentId'> | undefined
  readonly state?: ListenRequestState | undefined
  readonly recordingId?: string | undefined
  /** Asked from here on, and before; UTC ms. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly reason?: string | undefined
  /** Part of the requester's name. */
  readonly search?: string | undefined
  readonly now: number
}

type Tables = RecordingsTables
type OfRecording = Pick<ListenRequestRow, 'recording_id' | 'company_id'> & Pick<SealedRowCustomer, 'customer'>
type RequestsQuery = SelectQueryBuilder<Tables, 'listen_requests' | 'recordings', object>
type Condition = ExpressionBuilder<Tables, 'listen_requests' | 'recordings'>

const callFacts = [
  'recordings.call_id',
  'recordings.agent_name',
  'recordings.customer',
  'recordings.duration_ms',
  'recordings.started_at as call_started_at',
] as const

/* Every recording of a request must lie within the scope; the first one's unit is there to narrow the search. */
function within(eb: Condition, scope: ListScope) {
  const { companyId, orgUnitIds, agentId } = scope
  const outside: Expression<SqlBool>[] = []
  const first: Expression<SqlBool>[] = []
  if (orgUnitIds !== null) {
    if (orgUnitIds.length === 0) return eb.val(false)
    first.push(eb('listen_requests.org_unit_id', 'in', orgUnitIds))
    outside.push(
      sql<boolean>`(${sql.ref('other.org_unit_id')} is null or ${sql.ref('other.org_unit_id')} not in (${sql.join(orgUnitIds)}))`,
    )
  }
  if (agentId !== null) {
    first.push(eb('listen_requests.agent_id', '=', agentId))
    outside.push(
      sql<boolean>`(${sql.ref('other.agent_id')} is null or ${sql.ref('other.agent_id')} <> ${agentId})`,
    )
  }
  const ofCompany = eb('listen_requests.company_id', '=', companyId)
  if (outside.length === 0) return ofCompany
  const hasOther = eb.exists(
    eb
      .selectFrom('listen_request_recordings as other')
      .select('other.recording_id')
      .whereRef('other.listen_request_id', '=', 'listen_requests.id')
      .where((inner) => inner.or(outside)),
  )
  return eb.and([
    ofCompany,
    ...first,
    eb.or([eb('listen_requests.recording_count', '=', 1), eb.not(hasOther)]),
  ])
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

/* What nobody decides on by the same account (`conflictOf`); that two accounts are one person's, no index can tell. */
function waitingFor(eb: Condition, { accountId, agentId }: Pick<Person, 'accountId' | 'agentId'>) {
  const hasApproved = eb.exists(
    eb
      .selectFrom('listen_approvals as approval')
      .select('approval.account_id')
      .whereRef('approval.listen_request_id', '=', 'listen_requests.id')
      .where('approval.account_id', '=', accountId ?? ''),
  )
  const isHeard = eb.exists(
    eb
      .selectFrom('listen_request_recordings as heard')
      .select('heard.recording_id')
      .whereRef('heard.listen_request_id', '=', 'listen_requests.id')
      .where('heard.agent_id', '=', agentId ?? ''),
  )
  return eb.and([
    eb('listen_requests.requester_id', '<>', accountId ?? ''),
    eb.not(hasApproved),
    ...(agentId === null ? [] : [eb.not(isHeard)]),
  ])
}

/** The screens of requests to listen. */
export function createListenRequestsView(
  db: Pick<Db, 'read'>,
  customers: Pick<RowCustomers, 'ready' | 'open'>,
) {
  /* Rows hold what the recording knows of its customer. */
  function opened<Row extends OfRecording>({ customer, ...row }: Row) {
    const { recording_id: id, company_id } = row
    return { ...row, ...customers.open({ id, company_id, customer }) }
  }

  const joined = () =>
    db
      .read<Tables>()
      .selectFrom('listen_requests')
      .innerJoin('recordings', 'recordings.id', 'listen_requests.recording_id')

  const shown = (query: RequestsQuery, recordingId?: string) =>
    query.selectAll('listen_requests').select([
      ...callFacts,
      (eb) =>
        eb
          .selectFrom('listen_request_recordings as each')
          .select((inner) => inner.fn.min('each.plays_left').as('plays_left'))
          .whereRef('each.listen_request_id', '=', 'listen_requests.id')
          .where((inner) =>
            recordingId === undefined ? inner.lit(true) : inner('each.recording_id', '=', recordingId),
          )
          .as('plays_left'),
    ])

  function matching(search: ListenRequestSearch): RequestsQuery {
    const { requesterId, deciding, notOf, decider, now, recordingId, from, to, reason } = search
    let found: RequestsQuery = joined()
      .where('listen_requests.company_id', '=', search.companyId)
      .where((eb) =>
        eb.or([
          ...(requesterId === null ? [] : [eb('listen_requests.requester_id', '=', requesterId)]),
          ...(deciding === null ? [] : [within(eb, deciding)]),
        ]),
      )
    if (recordingId !== undefined)
      found = found.where((eb) =>
        eb.exists(
          eb
            .selectFrom('listen_request_recordings as asked')
            .select('asked.recording_id')
            .whereRef('asked.listen_request_id', '=', 'listen_requests.id')
            .where('asked.recording_id', '=', recordingId),
        ),
      )
    if (notOf !== undefined && notOf !== null)
      found = found.where('listen_requests.requester_id', '<>', notOf)
    if (decider !== undefined) found = inState(found, 'open', now).where((eb) => waitingFor(eb, decider))
    if (from !== undefined) found = found.where('listen_requests.created_at', '>=', from)
    if (to !== undefined) found = found.where('listen_requests.created_at', '<', to)
    if (reason !== undefined) found = found.where('listen_requests.reason', '=', reason)
    if (search.search !== undefined && search.search !== '')
      found = found.where(containsText(['listen_requests.requester_name'], search.search))
    return search.state === undefined ? found : inState(found, search.state, now)
  }

  return {
    async listRequests(search: ListenRequestSearch, { limit = 50, cursor, withTotal }: PageQuery) {
      await customers.ready(search.companyId)
      const found = matching(search)
      const { recordingId } = search
      const keyset = {
        list: 'listen-requests',
        at: 'listen_requests.created_at',
        id: 'listen_requests.id',
        cursor,
        limit,
      } as const
      const rows = await keysetPage(shown(found, recordingId), keyset).execute()
      const page = toPage(rows, keyset, (row) => ({ at: row.created_at, id: row.id }))
      const requests: ShownListenRequest[] = page.rows.map(opened)
      return {
        ...page,
        rows: requests,
        ...(withTotal === true && (await countCapped(db.read<Tables>(), found))),
      }
    },

    /** Stops above `limit`. */
    countRequests(search: ListenRequestSearch, limit: number): Promise<number> {
      const order = { at: 'listen_requests.created_at', id: 'listen_requests.id' } as const
      const places = matching(search).select(['listen_requests.created_at as at', 'listen_requests.id as id'])
      return countUpTo(places, order, limit)
    },

    async findRequest(companyId: string, requestId: string): Promise<ShownListenRequest | undefined> {
      await customers.ready(companyId)
      const row = await shown(joined())
        .where('listen_requests.company_id', '=', companyId)
        .where('listen_requests.id', '=', requestId)
        .executeTakeFirst()
      return row && opened(row)
    },

    /** The recordings of a request, oldest call first. */
    async listRecordings(companyId: string, requestId: string): Promise<ShownAskedRecording[]> {
      await customers.ready(companyId)
      const rows = await db
        .read<Tables>()
        .selectFrom('listen_request_recordings as asked')
        .innerJoin('recordings', 'recordings.id', 'asked.recording_id')
        .select([
          ...callFacts,
          'recordings.company_id',
          'recordings.org_unit_id',
          'recordings.agent_id',
          'recordings.is_marked',
          'asked.recording_id',
          'asked.plays_left',
        ])
        .where('asked.listen_request_id', '=', requestId)
        .orderBy('recordings.started_at')
        .limit(maxListenSet)
        .execute()
      return rows.map(opened)
    },

    /** Live approvals in the order of their ids, for the check whether they still stand on somebody's right. */
    listLiveApprovals(now: number, afterId: string, limit: number): Promise<ListenRequestRow[]> {
      return db
        .read<Tables>()
        .selectFrom('listen_requests')
        .selectAll()
        .where('state', '=', 'approved')
        .where('expires_at', '>', now)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .execute()
    },

    listExpired(now: number, limit: number): Promise<ListenRequestRow[]> {
      return db
        .read<Tables>()
        .selectFrom('listen_requests')
        .selectAll()
        .where('state', 'in', ['open', 'approved'])
        .where('expires_at', '<=', now)
        .limit(limit)
        .execute()
    },
  }
}
export type ListenRequestsView = ReturnType<typeof createListenRequestsView>
