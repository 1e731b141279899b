import type { LineChangeResponse, LineResponse, ListLinesQuery } from '@smartym/contract'
import type { SelectQueryBuilder } from 'kysely'
import { createBatchLoader } from '../../platform/cache/index.ts'
import { containsText, countCapped, countUpTo, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import { type AccountsTables, searchedEnd, showPhoneNumber } from '../accounts/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { LineChangeRow, LineRow, LinesTables } from './lines.table.ts'

type Tables = LinesTables & DevicesTables & AccountsTables & { assigned: AccountsTables['accounts'] }
type ListedRow = LineRow & {
  device_model: string | null
  agent_name: string | null
  assigned_name: string | null
}

/** What the list of SIMs is filtered by. */
export type LinesFilter = Omit<ListLinesQuery, 'limit' | 'cursor' | 'withTotal' | 'orgUnitId'>

const maxChanges = 200

function responseOf(row: ListedRow): LineResponse {
  return {
    lineId: row.id,
    number: showPhoneNumber(row.phone_number),
    carrier: row.carrier,
    deviceId: row.device_id,
    deviceModel: row.device_model,
    agentName: row.agent_name ?? row.assigned_name,
    isVerified: row.is_verified === 1,
    verifiedAt: row.verified_at === null ? null : new Date(row.verified_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
  }
}

function changeOf(
  row: LineChangeRow & { actor_name: string | null; device_model: string | null },
): LineChangeResponse {
  return {
    at: new Date(row.changed_at).toISOString(),
    cause: row.cause,
    number: showPhoneNumber(row.phone_number),
    carrier: row.carrier,
    deviceId: row.device_id,
    deviceModel: row.device_model,
    actorName: row.actor_name,
  }
}

function matching<Row>(
  query: SelectQueryBuilder<Tables, keyof Tables, Row>,
  { search = '', isBound, isVerified }: LinesFilter,
): SelectQueryBuilder<Tables, keyof Tables, Row> {
  let filtered = query
  if (isBound !== undefined) filtered = filtered.where('lines.device_id', isBound ? 'is not' : 'is', null)
  if (isVerified !== undefined) filtered = filtered.where('lines.is_verified', '=', isVerified ? 1 : 0)
  if (search === '') return filtered
  const end = searchedEnd(search.trim())
  if (end !== undefined) return filtered.where('lines.phone_number', 'like', `%${end}`)
  return filtered.where(containsText(['lines.carrier', 'accounts.name', 'assigned.name'], search))
}

/** The list of SIMs (MON-3). One belongs to the unit of the phone that it is in. */
export function createLinesView(db: Pick<Db, 'read'>) {
  function reached(scope: ListScope) {
    const lines = db
      .read<Tables>()
      .selectFrom('lines')
      .leftJoin('devices', 'devices.id', 'lines.device_id')
      .leftJoin('accounts', 'accounts.agent_id', 'devices.agent_id')
      .leftJoin('accounts as assigned', 'assigned.agent_id', 'devices.assigned_agent_id')
      .selectAll('lines')
      .select([
        'devices.model as device_model',
        'accounts.name as agent_name',
        'assigned.name as assigned_name',
      ])
    return whereInScope(lines, scope, {
      companyId: 'lines.company_id',
      orgUnitId: 'devices.org_unit_id',
      agentId: 'devices.agent_id',
    }) as unknown as SelectQueryBuilder<Tables, keyof Tables, ListedRow>
  }

  /* A list of templates asks for one line after another. */
  const numbers = createBatchLoader(async (lineIds) => {
    const rows = await db
      .read<LinesTables>()
      .selectFrom('lines')
      .select(['id', 'company_id', 'phone_number'])
      .where('id', 'in', lineIds)
      .execute()
    const found = new Map(rows.map((row) => [row.id, row]))
    return lineIds.map((lineId) => found.get(lineId))
  })

  return {
    /** Numbers of the SIMs in the phone that an agent signed in on last, E.164. */
    async listAgentNumbers(agentId: string): Promise<string[]> {
      const rows = await db
        .read<LinesTables & DevicesTables>()
        .selectFrom('lines')
        .innerJoin('devices', 'devices.id', 'lines.device_id')
        .select('lines.phone_number')
        .where('devices.agent_id', '=', agentId)
        .execute()
      return rows.map((row) => row.phone_number)
    },

    /** E.164; undefined for a SIM that the company has not. */
    async findNumber(companyId: string, lineId: string): Promise<string | undefined> {
      const row = await numbers.load(lineId)
      return row?.company_id === companyId ? row.phone_number : undefined
    },

    async listLines(
      scope: ListScope,
      query: LinesFilter & { limit?: number; cursor?: string; withTotal?: boolean },
    ) {
      const { limit = 50, cursor } = query
      const filtered = matching(reached(scope), query)
      const list = { list: 'lines', limit }
      const page = { ...list, at: 'lines.created_at', id: 'lines.id', cursor } as const
      const found: ListedRow[] = await keysetPage(filtered, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.created_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(db.read<Tables>(), filtered) : {}
      return { items: rows.map(responseOf), nextCursor, ...count }
    },

    /** Stops above `limit`. */
    countLines(scope: ListScope, filter: LinesFilter, limit: number): Promise<number> {
      const found = matching(reached(scope), filter)
        .clearSelect()
        .select(['lines.created_at as at', 'lines.id as id'])
      return countUpTo(found, { at: 'lines.created_at', id: 'lines.id' }, limit)
    },

    /** Undefined for one that the scope does not reach. */
    async findLine(scope: ListScope, lineId: string): Promise<LineResponse | undefined> {
      const row = await reached(scope).where('lines.id', '=', lineId).executeTakeFirst()
      return row && responseOf(row)
    },

    /** Newest first. */
    async listChanges(companyId: string, lineId: string): Promise<LineChangeResponse[]> {
      const rows = await db
        .read<Tables>()
        .selectFrom('line_changes')
        .leftJoin('accounts', 'accounts.id', 'line_changes.actor_id')
        .leftJoin('devices', 'devices.id', 'line_changes.device_id')
        .selectAll('line_changes')
        .select(['accounts.name as actor_name', 'devices.model as device_model'])
        .where('line_changes.line_id', '=', lineId)
        .where('line_changes.company_id', '=', companyId)
        .orderBy('line_changes.changed_at', 'desc')
        .orderBy('line_changes.id', 'desc')
        .limit(maxChanges)
        .execute()
      return rows.map(changeOf)
    },
  }
}
export type LinesView = ReturnType<typeof createLinesView>
