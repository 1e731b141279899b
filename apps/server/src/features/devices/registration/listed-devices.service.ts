import type { Clock } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { deviceNotListed } from '../devices.errors.ts'
import type { ListedDevicesStore } from './listed-devices.store.ts'

export interface ListedDevicesDeps {
  readonly store: ListedDevicesStore
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

export interface NewListedDevice {
  readonly assetNumber: string
  readonly note?: string
}

/** The company's list of phones that need no approval by hand. */
export function createListedDevices({ store, clock, ids, audit }: ListedDevicesDeps) {
  /** Throws `devices.not_listed`. */
  async function remove(tx: Tx, by: AuditOrigin, assetNumber: string): Promise<void> {
    if (!(await store.delete(tx, by.companyId, assetNumber))) throw deviceNotListed()
    const object = { kind: 'listed_device', id: assetNumber } as const
    await audit.record(tx, { ...by, kind: 'change', action: 'devices.unlisted', object })
  }

  return {
    listPage: store.listPage,
    count: store.count,

    /** Numbers that stand on the list already, or twice in the import, are counted and left as they are. */
    async add(
      tx: Tx,
      by: AuditOrigin,
      devices: readonly NewListedDevice[],
    ): Promise<{ added: number; known: number }> {
      const { companyId } = by
      const numbers = devices.map(({ assetNumber }) => assetNumber)
      const known = await store.listNumbers(tx, companyId, numbers)
      const fresh = new Map(devices.map((device) => [device.assetNumber, device]))
      for (const number of known) fresh.delete(number)
      const rows = [...fresh.values()].map(({ assetNumber, note = null }) => ({
        id: ids.next('listedDevice'),
        company_id: companyId,
        asset_number: assetNumber,
        note,
        listed_at: clock.now(),
        device_id: null,
      }))
      await store.insert(tx, rows)
      const counts = { added: rows.length, known: devices.length - rows.length }
      const object = { kind: 'listed_devices', id: null } as const
      await audit.record(tx, { ...by, kind: 'change', action: 'devices.listed', object, detail: counts })
      return counts
    },

    remove,

    /** Those that do not stand on the list are refused; the others go. */
    async removeMany(tx: Tx, by: AuditOrigin, assetNumbers: readonly string[]) {
      const numbers = [...new Set(assetNumbers)]
      const known = await store.listNumbers(tx, by.companyId, numbers)
      for (const number of numbers.filter((each) => known.has(each))) await remove(tx, by, number)
      const refused = numbers
        .filter((each) => !known.has(each))
        .map((assetNumber) => ({ assetNumber, code: 'devices.not_listed' }))
      return { changed: known.size, refused }
    },
  }
}
export type ListedDevices = ReturnType<typeof createListedDevices>
