import { type Db, isDuplicateKey, type Tx } from '../../platform/db/index.ts'
import { createSealedRows } from '../../platform/keys/index.ts'
import type { ColumnKeyRow, ProtectionTables } from './protection.table.ts'

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

    /** Of every company. */
    wrapped: createSealedRows(db, {
      table: 'column_keys',
      column: 'wrapped_key',
      also: { companyId: 'company_id' },
    }),
  }
}
export type ColumnKeysStore = ReturnType<typeof createColumnKeysStore>
