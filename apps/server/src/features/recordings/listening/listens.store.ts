import type { ListenAlertKind, ListenKind } from '@smartym/contract'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { ListenAlertRow, RecordingListenRow, RecordingsTables } from '../recordings.table.ts'

/** Who listened, and what of it is unusual. */
export function createListensStore(db: Pick<Db, 'read'>) {
  const on = (tx: Tx) => tx.on<RecordingsTables>()
  return {
    async insertListen(tx: Tx, row: RecordingListenRow): Promise<void> {
      await on(tx).insertInto('recording_listens').values(row).execute()
    },

    async countListens(tx: Tx, accountId: string, day: string, kind: ListenKind): Promise<number> {
      const { count } = await on(tx)
        .selectFrom('recording_listens')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('account_id', '=', accountId)
        .where('day', '=', day)
        .where('kind', '=', kind)
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async hasAlert(tx: Tx, accountId: string, day: string, kind: ListenAlertKind): Promise<boolean> {
      const found = await on(tx)
        .selectFrom('listen_alerts')
        .select('id')
        .where('account_id', '=', accountId)
        .where('day', '=', day)
        .where('kind', '=', kind)
        .executeTakeFirst()
      return found !== undefined
    },

    async insertAlert(tx: Tx, row: ListenAlertRow): Promise<void> {
      await on(tx).insertInto('listen_alerts').values(row).execute()
    },

    /** False when somebody was quicker. */
    async closeAlert(
      tx: Tx,
      alertId: string,
      closed: Pick<ListenAlertRow, 'closed_by_name' | 'closed_at' | 'note'>,
    ): Promise<boolean> {
      const { numUpdatedRows } = await on(tx)
        .updateTable('listen_alerts')
        .set(closed)
        .where('id', '=', alertId)
        .where('closed_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** Forgets listens and alerts of a company from before an instant; at most so many of each. Returns how many. */
    async deleteOld(tx: Tx, companyId: string, before: number, limit: number): Promise<number> {
      const old = await on(tx)
        .selectFrom('recording_listens')
        .select('id')
        .where('company_id', '=', companyId)
        .where('at', '<', before)
        .limit(limit)
        .execute()
      const ids = old.map(({ id }) => id)
      if (ids.length > 0) await on(tx).deleteFrom('recording_listens').where('id', 'in', ids).execute()
      await on(tx)
        .deleteFrom('listen_alerts')
        .where('company_id', '=', companyId)
        .where('raised_at', '<', before)
        .execute()
      return ids.length
    },

    companiesWithListens: async (): Promise<string[]> => {
      const rows = await db
        .read<RecordingsTables>()
        .selectFrom('recording_listens')
        .select('company_id')
        .distinct()
        .execute()
      return rows.map((row) => row.company_id)
    },
  }
}
export type ListensStore = ReturnType<typeof createListensStore>
