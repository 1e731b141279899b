import type { Db, Tx } from '../../platform/db/index.ts'
import type { LineRow, LinesTables } from './lines.table.ts'

/** SIMs. */
export function createLinesStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: LineRow): Promise<void> {
      await tx.on<LinesTables>().insertInto('lines').values(row).execute()
    },
    find(tx: Tx, companyId: string, lineId: string): Promise<LineRow | undefined> {
      return tx
        .on<LinesTables>()
        .selectFrom('lines')
        .selectAll()
        .where('id', '=', lineId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
    },
    findIn(tx: Tx, deviceId: string): Promise<Pick<LineRow, 'id'> | undefined> {
      return tx
        .on<LinesTables>()
        .selectFrom('lines')
        .select('id')
        .where('device_id', '=', deviceId)
        .executeTakeFirst()
    },
    findByDevice(deviceId: string): Promise<LineRow | undefined> {
      return db
        .read<LinesTables>()
        .selectFrom('lines')
        .selectAll()
        .where('device_id', '=', deviceId)
        .executeTakeFirst()
    },
    /** A SIM is in one phone, and a phone has one SIM. */
    async bind(tx: Tx, lineId: string, deviceId: string): Promise<void> {
      const lines = tx.on<LinesTables>()
      await lines
        .updateTable('lines')
        .set({ device_id: null })
        .where('device_id', '=', deviceId)
        .where('id', '!=', lineId)
        .execute()
      await lines.updateTable('lines').set({ device_id: deviceId }).where('id', '=', lineId).execute()
    },
  }
}
export type LinesStore = ReturnType<typeof createLinesStore>
