import type { PasswordChangeReason, PasswordFault } from '@smartym/contract'
import { defineError } from '../../platform/errors/index.ts'

export const signInRefused = defineError('accounts.sign_in_refused')
export const accountLocked = defineError('accounts.locked')
export const signInThrottled = defineError<{ retryAfterSeconds: number }>('accounts.sign_in_throttled')
export const signInExpired = defineError('accounts.sign_in_expired')
export const initialPasswordExpired = defineError('accounts.initial_password_expired')
export const passwordChangeRequired = defineError<{ reason: PasswordChangeReason }>(
  'accounts.password_change_required',
)
export const passwordRefused = defineError<{ faults: readonly PasswordFault[] }>('accounts.password_refused')
export const localSignInClosed = defineError('accounts.local_sign_in_closed')
export const secondFactorRefused = defineError('accounts.second_factor_refused')
export const secondFactorNotFound = defineError('accounts.second_factor_not_found')
export const secondFactorForced = defineError('accounts.second_factor_forced')
export const passkeysUnavailable = defineError('accounts.passkeys_unavailable')
export const sessionNotFound = defineError('accounts.session_not_found')
export const providerNotFound = defineError('accounts.provider_not_found')
export const providerUnavailable = defineError('accounts.provider_unavailable', { retryAfterSeconds: 30 })
export const providerRefused = defineError('accounts.provider_refused')
export const providerAccountUnknown = defineError('accounts.provider_account_unknown')
export const accountNotFound = defineError('accounts.not_found')
export const apiKeyNotFound = defineError('accounts.api_key_not_found')
export const permissionNotGrantable = defineError<{ permission: string }>('accounts.permission_not_grantable')
export const agentNotFound = defineError('agents.not_found')
