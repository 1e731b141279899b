import type { ListedDeviceResponse, ListListedDevicesQuery } from '@smartym/contract'
import {
  containsText,
  countCapped,
  countUpTo,
  type Db,
  keysetPage,
  toPage,
  type Tx,
} from '../../../platform/db/index.ts'
import type { DevicesTables, ListedDeviceRow } from '../devices.table.ts'

/** What the list is filtered by. */
export type ListedDevicesFilter = Pick<ListListedDevicesQuery, 'search' | 'isRegistered'>

function responseOf(row: ListedDeviceRow): ListedDeviceResponse {
  return {
    assetNumber: row.asset_number,
    note: row.note,
    listedAt: new Date(row.listed_at).toISOString(),
    deviceId: row.device_id,
  }
}

/** Phones that the company's list approves in advance (DIS-2). */
export function createListedDevicesStore(db: Pick<Db, 'read'>) {
  function matching(companyId: string, { search = '', isRegistered }: ListedDevicesFilter) {
    let found = db
      .read<DevicesTables>()
      .selectFrom('listed_devices')
      .selectAll('listed_devices')
      .where('listed_devices.company_id', '=', companyId)
    if (isRegistered !== undefined)
      found = found.where('listed_devices.device_id', isRegistered ? 'is not' : 'is', null)
    if (search !== '')
      found = found.where(containsText(['listed_devices.asset_number', 'listed_devices.note'], search))
    return found
  }

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
      query: ListedDevicesFilter & { limit?: number; cursor?: string; withTotal?: boolean },
    ) {
      const { limit = 50, cursor } = query
      const filtered = matching(companyId, query)
      const list = { list: 'listed-devices', limit }
      const page = { ...list, at: 'listed_devices.listed_at', id: 'listed_devices.id', cursor } as const
      const found: ListedDeviceRow[] = await keysetPage(filtered, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.listed_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(db.read<DevicesTables>(), filtered) : {}
      return { items: rows.map(responseOf), nextCursor, ...count }
    },

    /** Stops above `limit`. */
    count(companyId: string, filter: ListedDevicesFilter, limit: number): Promise<number> {
      const found = matching(companyId, filter)
        .clearSelect()
        .select(['listed_devices.listed_at as at', 'listed_devices.id as id'])
      return countUpTo(found, { at: 'listed_devices.listed_at', id: 'listed_devices.id' }, limit)
    },
  }
}
export type ListedDevicesStore = ReturnType<typeof createListedDevicesStore>
