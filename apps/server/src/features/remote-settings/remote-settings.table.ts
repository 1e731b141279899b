export interface SettingReceiptRow {
  device_id: string
  company_id: string
  /** The version that the phone says it has. */
  applied_version: number
  applied_at: number
  /** JSON: names of settings that it cannot follow; null for none. */
  unapplied: string | null
}

export interface RemoteSettingsTables {
  settings_receipts: SettingReceiptRow
}
