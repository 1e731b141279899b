import type { Db, Tx } from '../../platform/db/index.ts'
import type { SystemErrorRow, SystemTables } from './system.table.ts'

/** The ring of errors. */
export interface SystemErrorsStore {
  insert(tx: Tx, rows: readonly SystemErrorRow[]): Promise<void>
  /** Forgets what is older, and the oldest beyond so many; returns how many were forgotten. */
  prune(before: number, keep: number): Promise<number>
}

export function createSystemErrorsStore(db: Db): SystemErrorsStore {
  return {
    async insert(tx, rows) {
      await tx.on<SystemTables>().insertInto('system_errors').values(rows).execute()
    },
    async prune(before, keep) {
      const oldest = await db
        .read<SystemTables>()
        .selectFrom('system_errors')
        .select('at')
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .offset(keep)
        .limit(1)
        .executeTakeFirst()
      const end = Math.max(before, oldest === undefined ? 0 : oldest.at + 1)
      const deleted = await db.transaction((tx) =>
        tx.on<SystemTables>().deleteFrom('system_errors').where('at', '<', end).executeTakeFirst(),
      )
      return Number(deleted.numDeletedRows)
    },
  }
}
