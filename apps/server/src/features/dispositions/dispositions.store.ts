import type { Kysely } from 'kysely'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { DispositionRow, DispositionsTables } from './dispositions.table.ts'

/** The companies' codes in the database. */
export function createDispositionsStore(db: Pick<Db, 'read'>) {
  const ofCompany = (rows: Kysely<DispositionsTables>, companyId: string) =>
    rows.selectFrom('dispositions').selectAll().where('company_id', '=', companyId)

  return {
    async insertDisposition(tx: Tx, row: DispositionRow): Promise<void> {
      await tx.on<DispositionsTables>().insertInto('dispositions').values(row).execute()
    },
    async nextPlace(tx: Tx, companyId: string): Promise<number> {
      const last = await ofCompany(tx.on<DispositionsTables>(), companyId)
        .orderBy('place', 'desc')
        .limit(1)
        .executeTakeFirst()
      return last === undefined ? 0 : last.place + 1
    },
    listDispositions(companyId: string): Promise<DispositionRow[]> {
      return ofCompany(db.read<DispositionsTables>(), companyId).orderBy('place').orderBy('id').execute()
    },
    findByCode(tx: Tx, companyId: string, code: string): Promise<DispositionRow | undefined> {
      return ofCompany(tx.on<DispositionsTables>(), companyId).where('code', '=', code).executeTakeFirst()
    },
  }
}
export type DispositionsStore = ReturnType<typeof createDispositionsStore>
