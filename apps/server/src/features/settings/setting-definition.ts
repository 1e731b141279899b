import type { Static, TSchema } from 'typebox'
import type { SettingsLevel } from './settings.table.ts'

/** One thing that a company can set: what it means, what fits, and how near to the phone it may be set. */
export interface SettingDefinition<S extends TSchema = TSchema> {
  /** One sentence for the manual, with the unit. */
  readonly doc: string
  readonly schema: S
  readonly default: Static<S>
  readonly levels: readonly SettingsLevel[]
}

export function setting<const S extends TSchema>(definition: SettingDefinition<S>): SettingDefinition<S> {
  return definition
}
