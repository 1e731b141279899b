import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import { createSealedRows } from '../../../platform/keys/index.ts'
import type { AccountsTables, SealedKeyRow } from '../accounts.table.ts'

/** Keys of the installation that lie sealed in the database. */
export function createSealedKeysStore(db: Pick<Db, 'read'>) {
  return {
    /** Keys whose names begin so, the oldest first. */
    listNamed(prefix: string): Promise<SealedKeyRow[]> {
      return db
        .read<AccountsTables>()
        .selectFrom('sealed_keys')
        .selectAll()
        .where('name', 'like', `${prefix}%`)
        .orderBy('created_at')
        .orderBy('name')
        .execute()
    },
    /** Leaves the row that another node has made first. */
    async insert(tx: Tx, row: SealedKeyRow): Promise<void> {
      try {
        await tx.on<AccountsTables>().insertInto('sealed_keys').values(row).execute()
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },
    sealed: createSealedRows(db, { table: 'sealed_keys', id: 'name', column: 'sealed_key' }),
  }
}
export type SealedKeysStore = ReturnType<typeof createSealedKeysStore>
