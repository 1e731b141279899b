import type { Tx } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import type { LossReportRow, LossReportsTables } from './loss-reports.table.ts'

type Tables = DevicesTables & AccountsTables

/** Losses. */
export const lossReportsStore = {
  async insert(tx: Tx, row: LossReportRow): Promise<void> {
    await tx.on<LossReportsTables>().insertInto('loss_reports').values(row).execute()
  },

  /** Unit and number of a phone, and the name of who had it. */
  findOwner(
    tx: Tx,
    deviceId: string,
    agentId: string | null,
  ): Promise<Pick<LossReportRow, 'org_unit_id' | 'agent_name' | 'line_number'> | undefined> {
    return tx
      .on<Tables>()
      .selectFrom('devices')
      .leftJoin('accounts', (join) => join.on('accounts.agent_id', '=', agentId ?? ''))
      .select(['devices.org_unit_id', 'devices.line_number', 'accounts.name as agent_name'])
      .where('devices.id', '=', deviceId)
      .executeTakeFirst()
  },
}
export type LossReportsStore = typeof lossReportsStore
