import type { Db, Tx } from '../../../platform/db/index.ts'
import { createSealedRows } from '../../../platform/keys/index.ts'
import type { DevicesTables, TransportKeyRow } from '../devices.table.ts'

/** Key pairs to which phones seal recordings. */
export function createTransportKeysStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: TransportKeyRow): Promise<void> {
      await tx.on<DevicesTables>().insertInto('transport_keys').values(row).execute()
    },
    /** The newest first. */
    list(companyId: string): Promise<TransportKeyRow[]> {
      return db
        .read<DevicesTables>()
        .selectFrom('transport_keys')
        .selectAll()
        .where('company_id', '=', companyId)
        .orderBy('generation', 'desc')
        .execute()
    },

    /** Private keys of every company. */
    wrapped: createSealedRows(db, { table: 'transport_keys', id: 'key_id', column: 'wrapped_private_key' }),
  }
}
export type TransportKeysStore = ReturnType<typeof createTransportKeysStore>
