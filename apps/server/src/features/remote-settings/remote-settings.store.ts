import { encodeJson, type Tx } from '../../platform/db/index.ts'
import type { RemoteSettingsTables } from './remote-settings.table.ts'

export interface SettingReceipt {
  readonly deviceId: string
  readonly companyId: string
  readonly version: number
  readonly appliedAt: number
  readonly unapplied: readonly string[]
}

/** Receipts of phones. */
export const receiptsStore = {
  async saveReceipt(tx: Tx, receipt: SettingReceipt): Promise<void> {
    const { deviceId, companyId, version, appliedAt, unapplied } = receipt
    const values = {
      applied_version: version,
      applied_at: appliedAt,
      unapplied: unapplied.length === 0 ? null : encodeJson(unapplied),
    }
    const updated = await tx
      .on<RemoteSettingsTables>()
      .updateTable('settings_receipts')
      .set(values)
      .where('device_id', '=', deviceId)
      .executeTakeFirst()
    if (updated.numUpdatedRows > 0n) return
    await tx
      .on<RemoteSettingsTables>()
      .insertInto('settings_receipts')
      .values({ device_id: deviceId, company_id: companyId, ...values })
      .execute()
  },
}
export type ReceiptsStore = typeof receiptsStore
