/** Where a setting may be set; the nearer one to the phone wins. */
export const settingLevels = ['company', 'org_unit', 'device'] as const
export type SettingLevel = (typeof settingLevels)[number]

/** Networks over which recordings travel. */
export const uploadNetworks = ['any', 'wifi', 'mobile'] as const

/** Form in which a setting is edited. */
export const settingKinds = [
  'boolean',
  'integer',
  'choice',
  'choices',
  'text',
  'texts',
  'not_ready_reasons',
  'listen_reasons',
  'listen_rules',
  'inbound_rules',
] as const
export type SettingKind = (typeof settingKinds)[number]

/** What an integer counts. */
export const settingUnits = ['ms', 'days', 'percent', 'bytes', 'characters'] as const
export type SettingUnit = (typeof settingUnits)[number]
