import { defineError } from '../../platform/errors/index.ts'

export const signInRefused = defineError('accounts.sign_in_refused')
export const accountLocked = defineError('accounts.locked')
export const apiKeyNotFound = defineError('accounts.api_key_not_found')
export const permissionNotGrantable = defineError<{ permission: string }>('accounts.permission_not_grantable')
export const agentNotFound = defineError('agents.not_found')
