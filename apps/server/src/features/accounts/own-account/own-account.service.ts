import type { OwnAccountResponse } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import { authRequired } from '../../../platform/errors/index.ts'
import type { AuditOrigin } from '../../audit/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import { accountOf } from '../account.ts'
import { secondFactorForced } from '../accounts.errors.ts'
import type { AccountsStore } from '../accounts.store.ts'
import type { AccountRow, SecondFactorRow } from '../accounts.table.ts'
import { accountResponseOf } from '../accounts.view.ts'
import type { PasswordChanges } from '../passwords/password-changes.service.ts'
import type { PasswordPolicies } from '../passwords/password-policies.service.ts'
import type { PasswordsService } from '../passwords/passwords.service.ts'
import type { Enrolling, SecondFactors } from '../second-factors/second-factors.service.ts'
import type { SessionsService } from '../sessions/sessions.service.ts'
import type { SignIn } from '../sessions/sign-in.service.ts'
import type { ProviderSignIn } from '../single-sign-on/provider.service.ts'
import { challengeIdOf, type SessionPlace } from './reauthentication.service.ts'

export interface OwnAccountDeps {
  readonly accounts: AccountsStore
  readonly passwords: PasswordsService
  readonly policies: PasswordPolicies
  readonly changes: PasswordChanges
  readonly secondFactors: SecondFactors
  readonly sessions: SessionsService
  readonly signIn: Pick<SignIn, 'isForced'>
  readonly provider: Pick<ProviderSignIn, 'listProviders'>
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
  readonly clock: Pick<Clock, 'now'>
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(Number(at)).toISOString()
}

function timesOf(row: SecondFactorRow): { createdAt: string; lastUsedAt: string | null } {
  return {
    createdAt: new Date(Number(row.created_at)).toISOString(),
    lastUsedAt: isoOrNull(row.last_used_at),
  }
}

/** What everybody may see and change of the own account. */
export function createOwnAccount(deps: OwnAccountDeps) {
  const { accounts, passwords, policies, changes, secondFactors, sessions, signIn, organization, clock } =
    deps
  const { provider } = deps

  async function rowOf({ session }: Pick<SessionPlace, 'session'>): Promise<AccountRow> {
    const row = await accounts.findById(session.account.accountId)
    if (row === undefined) throw authRequired()
    return row
  }

  async function providerOf({ session }: SessionPlace): Promise<OwnAccountResponse['provider']> {
    if (session.method !== 'provider') return null
    const { companyId } = session.account
    return (await provider.listProviders()).find((each) => each.companyId === companyId) ?? null
  }

  async function ensureMayRemove(place: SessionPlace): Promise<void> {
    const row = await rowOf(place)
    const factors = await secondFactors.list(row.id)
    if (factors.length <= 1 && (await signIn.isForced(row, place.browser.address))) throw secondFactorForced()
  }

  return {
    async get(place: SessionPlace): Promise<OwnAccountResponse> {
      const row = await rowOf(place)
      const factors = await secondFactors.list(row.id)
      const totp = factors.find(({ kind }) => kind === 'totp')
      const { expiresAt } = await policies.ageOf(row, clock.now())
      return {
        account: accountResponseOf(accountOf(row), await organization.unitNames(row.company_id)),
        password: {
          setAt: new Date(Number(row.password_set_at ?? row.created_at)).toISOString(),
          expiresAt: isoOrNull(expiresAt),
          policy: await policies.policyOf(row.company_id),
        },
        totp: totp === undefined ? null : timesOf(totp),
        passkeys: factors
          .filter(({ kind }) => kind === 'passkey')
          .map((each) => ({ passkeyId: each.id, name: each.name, ...timesOf(each) })),
        recoveryCodesLeft: await secondFactors.countRecoveryCodes(row.id),
        isSecondFactorForced: await signIn.isForced(row, place.browser.address),
        provider: await providerOf(place),
      }
    },

    /** Ends all other sessions; the token under which this one goes on. Throws as sign-in does, and `accounts.password_refused`. */
    async changePassword(
      { session, token, browser }: SessionPlace,
      passwordsGiven: { readonly currentPassword: string; readonly newPassword: string },
      by: AuditOrigin,
    ): Promise<string> {
      const { currentPassword: password, newPassword } = passwordsGiven
      const { loginId, companyId } = session.account
      const attempt = { loginId, password, companyId, address: browser.address, deviceId: null }
      const row = await passwords.verifyPassword(attempt)
      let renewed = token
      await changes.changePassword(row, {
        newPassword,
        by,
        keptSessionId: session.sessionId,
        also: async (tx) => {
          renewed = await sessions.renewToken(tx, token, session.sessionId)
        },
      })
      return renewed
    },

    enrollingOf({ session }: SessionPlace, by: AuditOrigin): Enrolling {
      const { accountId, companyId, loginId, name } = session.account
      return { accountId, companyId, loginId, name, challengeId: challengeIdOf(session), by }
    },

    /** Throws `accounts.second_factor_not_found`, and `accounts.second_factor_forced` for the last one where one is wanted. */
    async removeSecondFactor(
      place: SessionPlace,
      factor: 'totp' | { passkeyId: string },
      by: AuditOrigin,
    ): Promise<void> {
      await ensureMayRemove(place)
      await secondFactors.remove(place.session.account.accountId, by, factor)
    },
  }
}
export type OwnAccount = ReturnType<typeof createOwnAccount>
