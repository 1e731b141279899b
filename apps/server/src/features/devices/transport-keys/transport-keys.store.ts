import type { Db, Tx } from '../../../platform/db/index.ts'
import type { SealedRow } from '../../../platform/keys/index.ts'
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

    /** Of every company, in the order of their ids. */
    listWrapped(after: string, limit: number): Promise<SealedRow[]> {
      return db
        .read<DevicesTables>()
        .selectFrom('transport_keys')
        .select(['key_id as id', 'wrapped_private_key as sealed', 'created_at as createdAt'])
        .where('key_id', '>', after)
        .orderBy('key_id')
        .limit(limit)
        .execute()
    },
    async replaceWrapped(tx: Tx, row: SealedRow, sealed: Uint8Array): Promise<void> {
      await tx
        .on<DevicesTables>()
        .updateTable('transport_keys')
        .set({ wrapped_private_key: sealed })
        .where('key_id', '=', row.id)
        .where('wrapped_private_key', '=', row.sealed)
        .execute()
    },
  }
}
export type TransportKeysStore = ReturnType<typeof createTransportKeysStore>
