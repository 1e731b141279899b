import type { LossReportResponse, ListLossReportsQuery, RecordingState } from '@smartym/contract'
import { countCapped, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import { showPhoneNumber } from '../accounts/index.ts'
import type { DeviceRow, DevicesTables } from '../devices/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { RecordingsTables } from '../recordings/index.ts'
import type { LossReportRow, LossReportsTables } from './loss-reports.table.ts'

type Tables = LossReportsTables & DevicesTables
type ListedRow = LossReportRow &
  Pick<DeviceRow, 'model' | 'asset_number'> & { device_state: DeviceRow['state'] }

/** A recording that the server has not stored. */
export interface HeldRecording {
  readonly startedAt: number
  readonly state: RecordingState
  /** What has come of it. */
  readonly receivedBytes: number
}

export interface HeldRecordings {
  readonly count: number
  readonly byState: ReadonlyMap<RecordingState, number>
  /** The oldest. */
  readonly shown: readonly HeldRecording[]
}

/* The sound of these may lie on the phone and nowhere else. */
const heldStates = ['expected', 'recording', 'sealed', 'damaged'] as const
const maxShown = 40

function responseOf(row: ListedRow): LossReportResponse {
  return {
    lossReportId: row.id,
    deviceId: row.device_id,
    model: row.model,
    assetNumber: row.asset_number,
    agentName: row.agent_name,
    lineNumber: row.line_number === null ? null : showPhoneNumber(row.line_number).text,
    reason: row.reason,
    reportedAt: new Date(row.reported_at).toISOString(),
    reportedBy: row.reported_by,
    deviceState: row.device_state,
  }
}

/** Losses on screens and in their documents. */
export function createLossReportsView(db: Pick<Db, 'read'>) {
  function reached(scope: ListScope) {
    const reports = db
      .read<Tables>()
      .selectFrom('loss_reports')
      .innerJoin('devices', 'devices.id', 'loss_reports.device_id')
      .selectAll('loss_reports')
      .select(['devices.model', 'devices.asset_number', 'devices.state as device_state'])
    return whereInScope(reports, scope, {
      companyId: 'loss_reports.company_id',
      orgUnitId: 'loss_reports.org_unit_id',
      agentId: 'loss_reports.agent_id',
    })
  }

  return {
    async listPage(scope: ListScope, { limit = 50, cursor, withTotal, deviceId }: ListLossReportsQuery) {
      const all = reached(scope)
      const filtered = deviceId === undefined ? all : all.where('loss_reports.device_id', '=', deviceId)
      const list = { list: 'loss-reports', limit }
      const page = { ...list, at: 'loss_reports.reported_at', id: 'loss_reports.id', cursor } as const
      const found: ListedRow[] = await keysetPage(filtered, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.reported_at, id: row.id }))
      const count = withTotal === true ? await countCapped(db.read<Tables>(), filtered) : {}
      return { items: rows.map(responseOf), nextCursor, ...count }
    },

    /** Undefined for one that the scope does not reach. */
    async find(scope: ListScope, lossReportId: string): Promise<LossReportResponse | undefined> {
      const row = await reached(scope).where('loss_reports.id', '=', lossReportId).executeTakeFirst()
      return row && responseOf(row)
    },

    /** What the phone held, as far as the server knows. */
    async findHeld(deviceId: string): Promise<HeldRecordings> {
      const held = db
        .read<RecordingsTables>()
        .selectFrom('recordings')
        .where('recordings.device_id', '=', deviceId)
        .where('recordings.state', 'in', heldStates)
      const counts = await held
        .select((eb) => ['recordings.state as state', eb.fn.countAll<number>().as('n')])
        .groupBy('recordings.state')
        .execute()
      const shown = await held
        .leftJoin('recording_uploads', 'recording_uploads.recording_id', 'recordings.id')
        .select(['recordings.started_at', 'recordings.state', 'recording_uploads.offset_bytes'])
        .orderBy('recordings.started_at')
        .limit(maxShown)
        .execute()
      const byState = new Map(counts.map(({ state, n }) => [state, Number(n)]))
      return {
        count: [...byState.values()].reduce((sum, n) => sum + n, 0),
        byState,
        shown: shown.map((row) => ({
          startedAt: row.started_at,
          state: row.state,
          receivedBytes: row.offset_bytes ?? 0,
        })),
      }
    },
  }
}
export type LossReportsView = ReturnType<typeof createLossReportsView>
