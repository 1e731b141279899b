import type { SettingUnit } from '@smartym/contract'
import type { Static, TSchema } from 'typebox'
import type { SettingsLevel } from './settings.table.ts'

/**
 * One thing that a company can set: what fits, and how near to the phone it may be set. Its name and its help are the
 * phrases `setting.<key>` and `setting_help.<key>`.
 */
export interface SettingDefinition<S extends TSchema = TSchema> {
  readonly schema: S
  readonly default: Static<S>
  readonly levels: readonly SettingsLevel[]
  /** Features of the product that it belongs to: `MON-5`. */
  readonly features: readonly string[]
  /** What its number counts. */
  readonly unit?: SettingUnit
  /** Phones are told it. */
  readonly isOnHandset?: boolean
  /** It protects people or data. */
  readonly isSecurity?: boolean
}

export function setting<const S extends TSchema>(definition: SettingDefinition<S>): SettingDefinition<S> {
  return definition
}
