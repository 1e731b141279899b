import type { SettingLevel } from '@smartym/contract'
import type { AuditOrigin } from '../audit/index.ts'

export type SettingsLevel = SettingLevel

export interface SettingRow {
  company_id: string
  level: SettingsLevel
  /** Id of the company, unit or device. */
  target_id: string
  setting_key: string
  value: string
  changed_at: number
}

/** Several values of one target that were changed at once. */
export interface SettingChangeRow {
  id: string
  company_id: string
  level: SettingsLevel
  target_id: string
  /** The company's version after it. */
  version: number
  actor_kind: AuditOrigin['actor']['kind']
  actor_id: string
  actor_name: string | null
  reason: string | null
  /** JSON: `ChangedValue[]`. */
  changed_values: string
  undoes_id: string | null
  undone_by_id: string | null
  changed_at: number
}

/** The last version with something new for the phones of a company, of a unit and those below, or for one phone. */
export interface SettingsTargetVersionRow {
  company_id: string
  target_id: string
  version: number
}

export interface SettingsTables {
  settings: SettingRow
  settings_versions: { company_id: string; version: number }
  settings_changes: SettingChangeRow
  settings_target_versions: SettingsTargetVersionRow
}
