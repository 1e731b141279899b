import { type Db, isDuplicateKey, type Tx } from '../../platform/db/index.ts'
import type { SealedRow } from '../../platform/keys/index.ts'
import type { ColumnKeyRow, ProtectionTables } from './protection.table.ts'

/** A company's key as it lies in the database. */
export interface KeptColumnKey extends SealedRow {
  readonly companyId: string
}

/** Companies' keys for columns, wrapped. */
export function createColumnKeysStore(db: Pick<Db, 'read'>) {
  return {
    /** The newest first. */
    list(companyId: string): Promise<ColumnKeyRow[]> {
      return db
        .read<ProtectionTables>()
        .selectFrom('column_keys')
        .selectAll()
        .where('company_id', '=', companyId)
        .orderBy('generation', 'desc')
        .execute()
    },

    /** False when another node has made the same generation first. */
    async insert(tx: Tx, row: ColumnKeyRow): Promise<boolean> {
      try {
        await tx.on<ProtectionTables>().insertInto('column_keys').values(row).execute()
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    async delete(tx: Tx, id: string): Promise<void> {
      await tx.on<ProtectionTables>().deleteFrom('column_keys').where('id', '=', id).execute()
    },

    /** Of every company, in the order of their ids. */
    listWrapped(after: string, limit: number): Promise<KeptColumnKey[]> {
      return db
        .read<ProtectionTables>()
        .selectFrom('column_keys')
        .select(['id', 'company_id as companyId', 'wrapped_key as sealed', 'created_at as createdAt'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute()
    },

    async replaceWrapped(tx: Tx, row: SealedRow, sealed: Uint8Array): Promise<void> {
      await tx
        .on<ProtectionTables>()
        .updateTable('column_keys')
        .set({ wrapped_key: sealed })
        .where('id', '=', row.id)
        .where('wrapped_key', '=', row.sealed)
        .execute()
    },
  }
}
export type ColumnKeysStore = ReturnType<typeof createColumnKeysStore>
