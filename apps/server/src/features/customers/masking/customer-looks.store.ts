import type { AccountsTables } from '../../accounts/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { CustomerLook, CustomerLookRow, CustomersTables } from '../customers.table.ts'

/** Who saw customers behind their masks, for the limits of an hour. */
export function createCustomerLooksStore(db: Pick<Db, 'read'>) {
  const on = (tx: Tx) => tx.on<CustomersTables>()
  return {
    /** Two looks of one account are counted one after the other. */
    async lockAccount(tx: Tx, accountId: string): Promise<void> {
      if (tx.dialect !== 'mariadb') return
      const account = tx.on<AccountsTables>().selectFrom('accounts').select('id').where('id', '=', accountId)
      await account.forUpdate().execute()
    },

    async insertLook(tx: Tx, row: CustomerLookRow): Promise<void> {
      await on(tx).insertInto('customer_looks').values(row).execute()
    },

    /** How many since an instant, and when the oldest of them was. */
    async countLooks(tx: Tx, personId: string, kind: CustomerLook, from: number) {
      const { count, oldest } = await on(tx)
        .selectFrom('customer_looks')
        .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('at').as('oldest')])
        .where('person_id', '=', personId)
        .where('kind', '=', kind)
        .where('at', '>', from)
        .executeTakeFirstOrThrow()
      return { count: Number(count), oldest: oldest === null ? null : Number(oldest) }
    },

    /** How many of a day each of these people has had, of both kinds. */
    async countsOfDays(personIds: readonly string[], days: readonly string[]) {
      if (personIds.length === 0) return () => 0
      const rows = await db
        .read<CustomersTables>()
        .selectFrom('customer_looks')
        .select((eb) => ['person_id', 'day', eb.fn.countAll<number>().as('count')])
        .where('person_id', 'in', personIds)
        .where('day', 'in', days)
        .groupBy(['person_id', 'day'])
        .execute()
      const counts = new Map(rows.map((row) => [`${row.person_id} ${row.day}`, Number(row.count)]))
      return (personId: string, day: string) => counts.get(`${personId} ${day}`) ?? 0
    },

    /** Forgets at most so many from before an instant. Returns how many. */
    async deleteOld(tx: Tx, before: number, limit: number): Promise<number> {
      const old = await on(tx)
        .selectFrom('customer_looks')
        .select('id')
        .where('at', '<', before)
        .limit(limit)
        .execute()
      const ids = old.map(({ id }) => id)
      if (ids.length > 0) await on(tx).deleteFrom('customer_looks').where('id', 'in', ids).execute()
      return ids.length
    },
  }
}
export type CustomerLooksStore = ReturnType<typeof createCustomerLooksStore>
