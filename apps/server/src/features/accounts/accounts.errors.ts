import type {
  PasswordChangeReason,
  PasswordFault,
  PublicKeyFault,
  Role,
  SignatureFault,
} from '@smartym/contract'
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
export const roleNotFound = defineError('accounts.role_not_found')
export const roleNameTaken = defineError('accounts.role_name_taken')
export const roleChangedMeanwhile = defineError('accounts.role_changed_meanwhile')
export const roleInUse = defineError<{ accountCount: number }>('accounts.role_in_use')
export const roleNotFitting = defineError<{ role: Role }>('accounts.role_not_fitting')
export const tooManyRoles = defineError<{ limit: number }>('accounts.too_many_roles')
export const ownRights = defineError('accounts.own_rights')
export const apiKeyExpired = defineError('accounts.api_key_expired')
export const networkRefused = defineError<{ address: string }>('accounts.network_refused')
export const signatureRefused = defineError<{ reason: SignatureFault }>('accounts.signature_refused')
export const publicKeyRefused = defineError<{ reason: PublicKeyFault }>('accounts.public_key_refused')
export const agentNotFound = defineError('agents.not_found')
export const loginIdTaken = defineError('accounts.login_id_taken')
export const employeeNumberTaken = defineError('accounts.employee_number_taken')
export const extensionTaken = defineError('accounts.extension_taken')
export const phoneNumberTaken = defineError('accounts.phone_number_taken')
export const phoneNumberInvalid = defineError('accounts.phone_number_invalid')
export const roleNotGrantable = defineError<{ role: Role }>('accounts.role_not_grantable')
export const accountHasMoreRights = defineError('accounts.more_rights')
export const ownAccountRefused = defineError('accounts.own_account')
export const accountDeactivated = defineError('accounts.deactivated')
export const importUnreadable = defineError('accounts.import_unreadable')
export const importFaulty = defineError<{ faultCount: number }>('accounts.import_faulty')
export const accountNotDeactivated = defineError('accounts.not_deactivated')
