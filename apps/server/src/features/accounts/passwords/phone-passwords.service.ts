import type { Clock } from '../../../platform/clock/index.ts'
import { type Account, accountOf } from '../account.ts'
import { passwordChangeRequired } from '../accounts.errors.ts'
import type { PasswordChanges } from './password-changes.service.ts'
import type { PasswordPolicies } from './password-policies.service.ts'
import { originOf, type PasswordsService, type SignInAttempt } from './passwords.service.ts'

export interface PhonePasswordsDeps {
  readonly passwords: Pick<PasswordsService, 'verifyPassword'>
  readonly policies: PasswordPolicies
  readonly changes: Pick<PasswordChanges, 'changePassword'>
  readonly clock: Pick<Clock, 'now'>
}

/** An account whose password was right, and when that password ends, once its owner should be told. */
export interface VerifiedAccount {
  readonly account: Account
  readonly passwordExpiresAt: number | null
}

/** Passwords typed on registered phones: the phone itself is the second factor there. */
export function createPhonePasswords({ passwords, policies, changes, clock }: PhonePasswordsDeps) {
  return {
    /** Throws as `verifyPassword` of the console does, and `accounts.password_change_required`. */
    async verifyPassword(attempt: SignInAttempt): Promise<VerifiedAccount> {
      const row = await passwords.verifyPassword(attempt)
      const reason = await policies.changeReasonOf(row, clock.now())
      if (reason !== null) throw passwordChangeRequired({ reason })
      return { account: accountOf(row), passwordExpiresAt: await policies.warnedExpiryOf(row, clock.now()) }
    },

    /** A new password for somebody who knows the one of now. Throws `accounts.password_refused` besides. */
    async changePassword(attempt: SignInAttempt, newPassword: string): Promise<void> {
      const row = await passwords.verifyPassword(attempt)
      await changes.changePassword(row, { newPassword, by: originOf(row, attempt) })
    },
  }
}
