import type { Tx } from '../../../platform/db/index.ts'
import type { LineCodeRow, LinesTables } from '../lines.table.ts'

/** Codes under way; one a line. */
export const lineCodesStore = {
  async replace(tx: Tx, row: LineCodeRow): Promise<void> {
    const codes = tx.on<LinesTables>()
    await codes.deleteFrom('line_codes').where('line_id', '=', row.line_id).execute()
    await codes.insertInto('line_codes').values(row).execute()
  },

  async delete(tx: Tx, lineId: string): Promise<void> {
    await tx.on<LinesTables>().deleteFrom('line_codes').where('line_id', '=', lineId).execute()
  },

  /** The code with the tries that are left after this one; undefined when there is none that may be tried. */
  async takeTry(tx: Tx, lineId: string, now: number): Promise<LineCodeRow | undefined> {
    const codes = tx.on<LinesTables>()
    const taken = await codes
      .updateTable('line_codes')
      .set((eb) => ({ tries_left: eb('tries_left', '-', 1) }))
      .where('line_id', '=', lineId)
      .where('tries_left', '>', 0)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) return undefined
    return codes.selectFrom('line_codes').selectAll().where('line_id', '=', lineId).executeTakeFirst()
  },
}
export type LineCodesStore = typeof lineCodesStore
