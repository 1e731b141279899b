import type { LineResponse } from '@smartym/contract'
import { countCapped, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import { showPhoneNumber } from '../accounts/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { LineRow, LinesTables } from './lines.table.ts'

function responseOf(row: LineRow): LineResponse {
  return {
    lineId: row.id,
    number: showPhoneNumber(row.phone_number),
    carrier: row.carrier,
    deviceId: row.device_id,
    isVerified: row.is_verified === 1,
  }
}

export interface LinesQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly withTotal?: boolean
}

/** The list of SIMs (MON-3). One belongs to the unit of the phone that it is in. */
export function createLinesView(db: Pick<Db, 'read'>) {
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

    async listLines(scope: ListScope, { limit = 50, cursor, withTotal }: LinesQuery) {
      const read = db.read<LinesTables & DevicesTables>()
      const lines = read
        .selectFrom('lines')
        .leftJoin('devices', 'devices.id', 'lines.device_id')
        .selectAll('lines')
      const reached = whereInScope(lines, scope, {
        companyId: 'lines.company_id',
        orgUnitId: 'devices.org_unit_id',
        agentId: 'devices.agent_id',
      })
      const list = { list: 'lines', limit }
      const page = { ...list, at: 'lines.created_at', id: 'lines.id', cursor } as const
      const found: LineRow[] = await keysetPage(reached, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.created_at, id: row.id }))
      const count = withTotal === true ? await countCapped(read, reached) : {}
      return { items: rows.map(responseOf), nextCursor, ...count }
    },
  }
}
export type LinesView = ReturnType<typeof createLinesView>
