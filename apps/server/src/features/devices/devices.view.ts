import type { DeviceResponse, DeviceStatus, ListDevicesQuery } from '@smartym/contract'
import type { Static } from 'typebox'
import { countCapped, type Db, decodeJson, keysetPage, toPage } from '../../platform/db/index.ts'
import { type AccountsTables, showPhoneNumber } from '../accounts/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { DeviceRow, DevicesTables } from './devices.table.ts'

type Tables = DevicesTables & AccountsTables
type ListedRow = DeviceRow & { agent_name: string | null }

function instantOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

function responseOf(row: ListedRow): DeviceResponse {
  return {
    deviceId: row.id,
    state: row.state,
    model: row.model,
    osVersion: row.os_version,
    appVersion: row.app_version,
    agentId: row.agent_id,
    agentName: row.agent_name,
    lineNumber: row.line_number === null ? null : showPhoneNumber(row.line_number).text,
    isConnected: row.connected_at !== null,
    lastHeartbeatAt: instantOrNull(row.last_heartbeat_at),
    status: row.status === null ? null : decodeJson<DeviceStatus>(row.status),
    registeredAt: new Date(row.registered_at).toISOString(),
  }
}

/** The list of phones, newest first (MON-1). */
export function createDevicesView(db: Pick<Db, 'read'>) {
  return {
    async listDevices(scope: ListScope, query: Static<typeof ListDevicesQuery>) {
      const { limit = 50, cursor, state } = query
      const read = db.read<Tables>()
      const devices = read
        .selectFrom('devices')
        .leftJoin('accounts', 'accounts.agent_id', 'devices.agent_id')
        .selectAll('devices')
        .select('accounts.name as agent_name')
      const reached = whereInScope(devices, scope, {
        companyId: 'devices.company_id',
        orgUnitId: 'devices.org_unit_id',
        agentId: 'devices.agent_id',
      })
      const filtered = state === undefined ? reached : reached.where('devices.state', '=', state)
      const list = { list: 'devices', limit }
      const page = { ...list, at: 'devices.registered_at', id: 'devices.id', cursor } as const
      const found: ListedRow[] = await keysetPage(filtered, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.registered_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(read, filtered) : {}
      return { items: rows.map(responseOf), nextCursor, ...count }
    },
  }
}
export type DevicesView = ReturnType<typeof createDevicesView>
