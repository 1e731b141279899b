/** Where a setting may be set; the nearer one to the phone wins. */
export const settingLevels = ['company', 'org_unit', 'device'] as const
export type SettingLevel = (typeof settingLevels)[number]

/** Networks over which recordings travel. */
export const uploadNetworks = ['any', 'wifi', 'mobile'] as const

/**
 * An upload server: HTTPS, or HTTP on the machine itself (UPL-6), a host and a port, nothing else; no name that parsers of
 * addresses would read as a number.
 */
export const uploadAddressPattern =
  '^(https://(([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z]([a-z0-9-]*[a-z0-9])?' +
  '|((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]))' +
  '|http://(localhost|127\\.0\\.0\\.1))' +
  '(:(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}))?$'

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
