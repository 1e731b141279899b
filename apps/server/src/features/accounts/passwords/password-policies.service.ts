import type { PasswordChangeReason, PasswordPolicy } from '@smartym/contract'
import {
  type PasswordAge,
  passwordAge,
  type PasswordOwner,
  passwordPolicies,
} from '@smartym/rules/password-policy'
import type { SettingsSlice } from '../../settings/index.ts'
import type { AccountRow } from '../accounts.table.ts'

export type PasswordOwnerRow = Pick<AccountRow, 'login_id' | 'name' | 'birth_on' | 'phone_number'>

/** What others know of the person whose password it is to be. */
export function passwordOwnerOf(row: PasswordOwnerRow) {
  return {
    loginId: row.login_id,
    name: row.name,
    birthOn: row.birth_on,
    phoneNumbers: row.phone_number === null ? [] : [row.phone_number],
  } satisfies PasswordOwner
}

/** The company's password policy: a named one, with the values that the company has set itself. */
export function createPasswordPolicies(settings: Pick<SettingsSlice, 'get'>) {
  async function policyOf(companyId: string): Promise<PasswordPolicy> {
    const named = passwordPolicies[await settings.get(companyId, 'accounts.passwordPolicy')]
    const minLength = await settings.get(companyId, 'accounts.passwordMinLength')
    const history = await settings.get(companyId, 'accounts.passwordHistory')
    const maxAgeDays = await settings.get(companyId, 'accounts.passwordMaxAgeDays')
    const warnDays = await settings.get(companyId, 'accounts.passwordWarnDays')
    return {
      ...named,
      minLength: minLength ?? named.minLength,
      history: history ?? named.history,
      maxAgeDays: maxAgeDays ?? named.maxAgeDays,
      warnDays: warnDays ?? named.warnDays,
    }
  }

  async function ageOf(row: AccountRow, now: number): Promise<PasswordAge> {
    return passwordAge(await policyOf(row.company_id), row.password_set_at ?? row.created_at, now)
  }

  return {
    policyOf,
    ageOf,

    /** Why this password lets its owner set a new one and nothing else; null when it is good. */
    async changeReasonOf(row: AccountRow, now: number): Promise<PasswordChangeReason | null> {
      if (row.initial_password_expires_at !== null) return 'initial'
      return (await ageOf(row, now)).isExpired ? 'expired' : null
    },

    /** When the password ends, once its owner should be told; null before. */
    async warnedExpiryOf(row: AccountRow, now: number): Promise<number | null> {
      const age = await ageOf(row, now)
      return age.isWarned ? age.expiresAt : null
    },
  }
}
export type PasswordPolicies = ReturnType<typeof createPasswordPolicies>
