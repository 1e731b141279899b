export const settingsLevels = ['company', 'org_unit', 'device'] as const
/** Who sets a value; the nearer one to the phone wins. */
export type SettingsLevel = (typeof settingsLevels)[number]

export interface SettingRow {
  company_id: string
  level: SettingsLevel
  /** Id of the company, unit or device. */
  target_id: string
  setting_key: string
  value: string
  changed_at: number
}

export interface SettingsTables {
  settings: SettingRow
  settings_versions: { company_id: string; version: number }
}
