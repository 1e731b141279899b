import { createBatchLoader } from '../../platform/cache/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import { isDuplicateKey } from '../../platform/db/index.ts'
import { lineNumberInUse } from './lines.errors.ts'
import type { LineChangeRow, LineRow, LinesTables } from './lines.table.ts'

/** What an administrator writes of a line. */
export type LineColumns = Partial<Pick<LineRow, 'phone_number' | 'carrier' | 'is_verified' | 'verified_at'>>

/** Two lines of a company never have one number. */
async function claiming<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    throw isDuplicateKey(error) ? lineNumberInUse() : error
  }
}

/** SIMs. */
export function createLinesStore(db: Pick<Db, 'read'>) {
  /* After a restart ten thousand phones ask at once. */
  const byDevice = createBatchLoader(async (deviceIds) => {
    const rows = await db
      .read<LinesTables>()
      .selectFrom('lines')
      .selectAll()
      .where('device_id', 'in', deviceIds)
      .execute()
    const found = new Map(rows.map((row) => [row.device_id, row]))
    return deviceIds.map((deviceId) => found.get(deviceId))
  })

  return {
    async insert(tx: Tx, row: LineRow): Promise<void> {
      await claiming(tx.on<LinesTables>().insertInto('lines').values(row).execute())
    },
    async save(tx: Tx, lineId: string, columns: LineColumns): Promise<void> {
      await claiming(
        tx.on<LinesTables>().updateTable('lines').set(columns).where('id', '=', lineId).execute(),
      )
    },
    async delete(tx: Tx, lineId: string): Promise<void> {
      await tx.on<LinesTables>().deleteFrom('lines').where('id', '=', lineId).execute()
    },
    async insertChange(tx: Tx, row: LineChangeRow): Promise<void> {
      await tx.on<LinesTables>().insertInto('line_changes').values(row).execute()
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
    findIn(tx: Tx, deviceId: string): Promise<LineRow | undefined> {
      return tx
        .on<LinesTables>()
        .selectFrom('lines')
        .selectAll()
        .where('device_id', '=', deviceId)
        .executeTakeFirst()
    },
    findByDevice: (deviceId: string): Promise<LineRow | undefined> => byDevice.load(deviceId),
    /** Into a phone, or out of any. The phone must have none: a SIM is in one phone, and a phone has one SIM. */
    async place(tx: Tx, lineId: string, deviceId: string | null): Promise<void> {
      await tx
        .on<LinesTables>()
        .updateTable('lines')
        .set({ device_id: deviceId })
        .where('id', '=', lineId)
        .execute()
    },
  }
}
export type LinesStore = ReturnType<typeof createLinesStore>
