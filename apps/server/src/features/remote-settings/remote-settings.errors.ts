import { defineError } from '../../platform/errors/index.ts'

export const settingTargetNotFound = defineError('settings.target_not_found')
export const settingChangeNotFound = defineError('settings.change_not_found')
export const nothingChanged = defineError('settings.nothing_changed')
