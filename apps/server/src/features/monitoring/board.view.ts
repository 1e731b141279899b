import type { BoardRow } from '@smartym/contract'
import type { Db } from '../../platform/db/index.ts'
import {
  agentColumns,
  agentResponseOf,
  type AgentSurroundings,
  type AgentsViewTables,
  isAtWork,
} from '../agents/index.ts'
import type { CallsSlice, CallsTables } from '../calls/index.ts'
import { shownNumberOf, type Sight } from '../customers/index.ts'
import type { DevicesTables } from '../devices/index.ts'

type Tables = AgentsViewTables & CallsTables & DevicesTables

/** At most this many agents are asked for by their ids in one query. */
const maxIds = 500

/** What the live board shows, from the database: one query for all agents of a company, or for some of them. */
export function createBoardView(db: Pick<Db, 'read'>, customers: CallsSlice['customers']) {
  function rowsOf(companyId: string, day: string, agentIds: readonly string[] | undefined) {
    const query = db
      .read<Tables>()
      .selectFrom('accounts')
      .leftJoin('agents', 'agents.agent_id', 'accounts.agent_id')
      .leftJoin('calls', 'calls.id', 'agents.current_call_id')
      .leftJoin('devices', 'devices.id', 'agents.device_id')
      .leftJoin('call_day_counts', (join) =>
        join.onRef('call_day_counts.agent_id', '=', 'accounts.agent_id').on('call_day_counts.day', '=', day),
      )
      .select(agentColumns)
      .select([
        'calls.phase',
        'calls.customer',
        'calls.started_at',
        'calls.connected_at',
        'calls.recording_state',
        'devices.model',
        'call_day_counts.calls as calls_today',
      ])
      .where('accounts.company_id', '=', companyId)
      .where(isAtWork)
    return agentIds === undefined ? query : query.where('accounts.agent_id', 'in', agentIds)
  }

  async function read(companyId: string, day: string, agentIds?: readonly string[]) {
    await customers.ready(companyId)
    const rows = await rowsOf(companyId, day, agentIds).execute()
    return rows.map(({ customer, ...row }) => ({
      ...row,
      ...customers.open({ id: row.current_call_id ?? '', company_id: companyId, customer }),
    }))
  }

  return {
    /** `day` is the company's calendar day, for the calls of today. */
    listRows: (companyId: string, day: string) => read(companyId, day),

    async listRowsOf(companyId: string, day: string, agentIds: readonly string[]) {
      const rows: Awaited<ReturnType<typeof read>> = []
      for (let at = 0; at < agentIds.length; at += maxIds)
        rows.push(...(await read(companyId, day, agentIds.slice(at, at + maxIds))))
      return rows
    },
  }
}
export type BoardView = ReturnType<typeof createBoardView>
export type StoredBoardRow = Awaited<ReturnType<BoardView['listRows']>>[number]

/**
 * A row of the board: what the database keeps, with what the gateway knows of the phone now. Names stand in it whole; nobody
 * is sent it but through `boardRowFor`.
 */
export function boardRowOf(row: StoredBoardRow, around: AgentSurroundings): BoardRow {
  const { device } = around
  const agent = agentResponseOf(row, around)
  const hasCall = row.current_call_id !== null && row.phase !== null && row.started_at !== null
  return {
    ...agent,
    call: hasCall
      ? {
          callId: row.current_call_id ?? '',
          phase: row.phase ?? 'dialing',
          customerNumber: shownNumberOf(row.customer_number),
          customerName: row.customer_name,
          isCustomerNameMasked: false,
          startedAt: new Date(row.started_at ?? 0).toISOString(),
          connectedAt: row.connected_at === null ? null : new Date(row.connected_at).toISOString(),
          isRecording: row.recording_state === 'recording',
        }
      : null,
    device:
      row.device_id === null
        ? null
        : {
            deviceId: row.device_id,
            model: row.model ?? '',
            isConnected: device?.isConnected ?? false,
            lastHeartbeatAt:
              device?.lastHeartbeatAt == null ? null : new Date(device.lastHeartbeatAt).toISOString(),
            status: device?.status ?? null,
          },
    callsToday: row.calls_today ?? 0,
  }
}

/** The row as one caller may see it (SEC-12). */
export function boardRowFor(row: BoardRow, companyId: string, sight: Sight): BoardRow {
  const owned = { company_id: companyId, org_unit_id: row.orgUnitId, agent_id: row.agentId }
  const agentName = sight.agentNameOf({ ...owned, agent_name: row.name }) ?? ''
  if (row.call === null) return { ...row, name: agentName }
  const { name, isNameMasked } = sight.nameOf({ ...owned, name: row.call.customerName, reference: null })
  const call = { ...row.call, customerName: name, isCustomerNameMasked: isNameMasked }
  return { ...row, name: agentName, call }
}
