import type { ListedDeviceResponse } from '@smartym/contract'
import { type Db, keysetPage, toPage, type Tx } from '../../../platform/db/index.ts'
import type { DevicesTables, ListedDeviceRow } from '../devices.table.ts'

/** Phones that the company's list approves in advance (DIS-2). */
export function createListedDevicesStore(db: Pick<Db, 'read'>) {
  return {
    async listNumbers(
      tx: Tx,
      companyId: string,
      assetNumbers: readonly string[],
    ): Promise<ReadonlySet<string>> {
      const rows = await tx
        .on<DevicesTables>()
        .selectFrom('listed_devices')
        .select('asset_number')
        .where('company_id', '=', companyId)
        .where('asset_number', 'in', [...assetNumbers])
        .execute()
      return new Set(rows.map((row) => row.asset_number))
    },

    async insert(tx: Tx, rows: readonly ListedDeviceRow[]): Promise<void> {
      if (rows.length > 0)
        await tx
          .on<DevicesTables>()
          .insertInto('listed_devices')
          .values([...rows])
          .execute()
    },

    /** False when it does not stand on the list, or a phone has registered with it already. */
    async use(tx: Tx, companyId: string, assetNumber: string, deviceId: string): Promise<boolean> {
      const used = await tx
        .on<DevicesTables>()
        .updateTable('listed_devices')
        .set({ device_id: deviceId })
        .where('company_id', '=', companyId)
        .where('asset_number', '=', assetNumber)
        .where('device_id', 'is', null)
        .executeTakeFirst()
      return used.numUpdatedRows > 0n
    },

    async delete(tx: Tx, companyId: string, assetNumber: string): Promise<boolean> {
      const deleted = await tx
        .on<DevicesTables>()
        .deleteFrom('listed_devices')
        .where('company_id', '=', companyId)
        .where('asset_number', '=', assetNumber)
        .executeTakeFirst()
      return deleted.numDeletedRows > 0n
    },

    async listPage(
      companyId: string,
      { limit = 50, cursor }: { limit?: number; cursor?: string },
    ): Promise<{ items: ListedDeviceResponse[]; nextCursor: string | null }> {
      const all = db
        .read<DevicesTables>()
        .selectFrom('listed_devices')
        .selectAll('listed_devices')
        .where('listed_devices.company_id', '=', companyId)
      const list = { list: 'listed-devices', limit }
      const page = { ...list, at: 'listed_devices.listed_at', id: 'listed_devices.id', cursor } as const
      const found: ListedDeviceRow[] = await keysetPage(all, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.listed_at, id: row.id }))
      const items = rows.map((row) => ({
        assetNumber: row.asset_number,
        note: row.note,
        listedAt: new Date(row.listed_at).toISOString(),
        deviceId: row.device_id,
      }))
      return { items, nextCursor }
    },
  }
}
export type ListedDevicesStore = ReturnType<typeof createListedDevicesStore>
