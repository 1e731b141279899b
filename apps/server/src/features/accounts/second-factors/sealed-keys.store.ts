import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import type { SealedRow } from '../../../platform/keys/index.ts'
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
    list(after: string, limit: number): Promise<SealedRow[]> {
      return db
        .read<AccountsTables>()
        .selectFrom('sealed_keys')
        .select(['name as id', 'sealed_key as sealed', 'created_at as createdAt'])
        .where('name', '>', after)
        .orderBy('name')
        .limit(limit)
        .execute()
    },
    async replace(tx: Tx, row: SealedRow, sealed: Uint8Array): Promise<void> {
      await tx
        .on<AccountsTables>()
        .updateTable('sealed_keys')
        .set({ sealed_key: sealed })
        .where('name', '=', row.id)
        .where('sealed_key', '=', row.sealed)
        .execute()
    },
  }
}
export type SealedKeysStore = ReturnType<typeof createSealedKeysStore>
