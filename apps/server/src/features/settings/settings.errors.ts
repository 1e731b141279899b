import { defineError } from '../../platform/errors/index.ts'

export const settingsVersionChanged = defineError('settings.version_changed')
export const settingChangedSince = defineError<{ keys: readonly string[] }>('settings.changed_since')
