import type { CallResponse, DialRequestResponse, ListDialRequestsQuery } from '@smartym/contract'
import { sql } from 'kysely'
import type { Static } from 'typebox'
import { countCapped, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import type { CallsTables } from '../calls/index.ts'
import type { Sight } from '../customers/index.ts'
import type { CommandsTables } from '../gateway/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { RowCustomers } from '../protection/index.ts'
import type { DialingTables, DialRequestRow, StoredDialRequestRow } from './dialing.table.ts'

type Tables = DialingTables & CallsTables & CommandsTables
type Query = Static<typeof ListDialRequestsQuery>

type Joined = Pick<CallsTables['calls'], 'disposition_code' | 'disposition_note' | 'disposition_at'> & {
  phase: CallsTables['calls']['phase'] | null
  command_state: CommandsTables['commands']['state'] | null
}
type JoinedRow = DialRequestRow & Joined

/** How a caller reads requests. */
export interface RequestReader {
  /** The disposition of a joined call in the caller's language. */
  readonly dispositionOf: (row: JoinedRow) => CallResponse['disposition']
  readonly sight: Sight
}

export interface DialRequestPage {
  items: DialRequestResponse[]
  nextCursor: string | null
  total?: number
  isTotalCapped?: boolean
}

/* The gateway keeps whether a command went out; the request itself is not written again for that. */
function stateOf(row: JoinedRow): DialRequestResponse['state'] {
  return row.state === 'accepted' && row.command_state === 'sent' ? 'sent' : row.state
}

function responseOf(row: JoinedRow, { dispositionOf, sight }: RequestReader): DialRequestResponse {
  return {
    dialRequestId: row.id,
    state: stateOf(row),
    phase: row.phase,
    outcome: row.outcome,
    agentId: row.agent_id,
    agentName: sight.agentNameOf(row) ?? '',
    callId: row.call_id,
    recordingId: row.recording_id,
    ...sight.customerOf(row),
    purpose: row.purpose,
    createdAt: new Date(row.created_at).toISOString(),
    notAfter: new Date(row.not_after).toISOString(),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
    disposition: dispositionOf(row),
  }
}

/** The screens of dial requests (CTC-4). */
export function createDialingView(db: Pick<Db, 'read'>, customers: RowCustomers<'reference_index'>) {
  const read = () => db.read<Tables>()

  function inScope(scope: ListScope, driving: 'agent' | 'unit' | 'time') {
    const column = (name: 'agent_id' | 'org_unit_id', isDriving: boolean) =>
      isDriving ? sql.ref<string>(`dial_requests.${name}`) : sql<string>`+${sql.ref(`dial_requests.${name}`)}`
    return whereInScope(read().selectFrom('dial_requests'), scope, {
      companyId: 'dial_requests.company_id',
      orgUnitId: column('org_unit_id', driving === 'unit'),
      agentId: column('agent_id', driving === 'agent'),
    })
  }

  function withCalls<Q extends ReturnType<typeof inScope>>(query: Q) {
    return query
      .leftJoin('calls', 'calls.id', 'dial_requests.call_id')
      .leftJoin('commands', 'commands.id', 'dial_requests.command_id')
      .selectAll('dial_requests')
      .select([
        'calls.phase',
        'calls.disposition_code',
        'calls.disposition_note',
        'calls.disposition_at',
        'commands.state as command_state',
      ])
  }

  return {
    async findDialRequest(
      scope: ListScope,
      dialRequestId: string,
      reader: RequestReader,
    ): Promise<DialRequestResponse | undefined> {
      await customers.ready(scope.companyId)
      const row = await withCalls(inScope(scope, 'time'))
        .where('dial_requests.id', '=', dialRequestId)
        .executeTakeFirst()
      return row && responseOf(customers.openRow(row), reader)
    },

    /** The request's own row, if the scope reaches it. */
    findRow(scope: ListScope, dialRequestId: string): Promise<StoredDialRequestRow | undefined> {
      return inScope(scope, 'time')
        .selectAll()
        .where('dial_requests.id', '=', dialRequestId)
        .executeTakeFirst()
    },

    /** One page, newest first. */
    async listDialRequests(scope: ListScope, query: Query, reader: RequestReader): Promise<DialRequestPage> {
      const { limit = 50, cursor, agentId, customerReference } = query
      await customers.ready(scope.companyId)
      const isByAgent = agentId !== undefined || scope.agentId !== null
      const driving = isByAgent ? 'agent' : scope.orgUnitIds?.length === 1 ? 'unit' : 'time'
      let filtered = inScope(scope, customerReference === undefined ? driving : 'time')
      if (query.from !== undefined)
        filtered = filtered.where('dial_requests.created_at', '>=', Date.parse(query.from))
      if (query.to !== undefined)
        filtered = filtered.where('dial_requests.created_at', '<', Date.parse(query.to))
      if (agentId !== undefined) {
        const column =
          customerReference === undefined
            ? sql.ref<string>('dial_requests.agent_id')
            : sql<string>`+dial_requests.agent_id`
        filtered = filtered.where(column, '=', agentId)
      }
      if (customerReference !== undefined)
        filtered = filtered.where(
          'dial_requests.reference_index',
          '=',
          customers.indexOf(scope.companyId, 'reference_index', customerReference),
        )
      const page = {
        list: 'dial-requests',
        at: 'dial_requests.created_at',
        id: 'dial_requests.id',
        cursor,
        limit,
      } as const
      const rows: (StoredDialRequestRow & Joined)[] = await keysetPage(withCalls(filtered), page).execute()
      const { rows: shown, nextCursor } = toPage(rows, page, (row) => ({ at: row.created_at, id: row.id }))
      return {
        items: shown.map((row) => responseOf(customers.openRow(row), reader)),
        nextCursor,
        ...(query.withTotal === true && (await countCapped(read(), filtered))),
      }
    },
  }
}
export type DialingView = ReturnType<typeof createDialingView>
