import type { Db, Tx } from '../../../platform/db/index.ts'
import { isDuplicateKey } from '../../../platform/db/index.ts'
import type { GatewayTables, RejectedReportRow } from '../gateway.table.ts'

/** How far each phone's reports have been taken in. */
export function createReportsStore() {
  async function findLastSeq(tx: Tx, deviceId: string): Promise<number | undefined> {
    const row = await tx
      .on<GatewayTables>()
      .selectFrom('device_reports')
      .select('last_seq')
      .where('device_id', '=', deviceId)
      .executeTakeFirst()
    return row?.last_seq
  }

  return {
    /** The last report taken in; makes the row at a phone's first. */
    async ensureLastSeq(tx: Tx, companyId: string, deviceId: string): Promise<number> {
      const found = await findLastSeq(tx, deviceId)
      if (found !== undefined) return found
      try {
        const row = { device_id: deviceId, company_id: companyId, last_seq: 0 }
        await tx.on<GatewayTables>().insertInto('device_reports').values(row).execute()
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      return (await findLastSeq(tx, deviceId)) ?? 0
    },

    /** True when `from` was still the last; the row is held until the transaction ends. */
    async advance(tx: Tx, deviceId: string, from: number, to: number): Promise<boolean> {
      const advanced = await tx
        .on<GatewayTables>()
        .updateTable('device_reports')
        .set({ last_seq: to })
        .where('device_id', '=', deviceId)
        .where('last_seq', '=', from)
        .executeTakeFirst()
      return advanced.numUpdatedRows > 0n
    },

    async insertRejected(tx: Tx, row: RejectedReportRow): Promise<void> {
      await tx.on<GatewayTables>().insertInto('rejected_reports').values(row).execute()
    },

    listRejected(db: Pick<Db, 'read'>, deviceId: string): Promise<RejectedReportRow[]> {
      return db
        .read<GatewayTables>()
        .selectFrom('rejected_reports')
        .selectAll()
        .where('device_id', '=', deviceId)
        .orderBy('seq')
        .execute()
    },
  }
}
export type ReportsStore = ReturnType<typeof createReportsStore>
