import type { SecondFactorKind, SecondFactorProof, SignInMethod, SignInStep } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AuditRecorder } from '../../audit/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import { localSignInClosed, secondFactorRefused, signInExpired } from '../accounts.errors.ts'
import type { AccountsStore } from '../accounts.store.ts'
import type { AccountRow, PendingSignInRow } from '../accounts.table.ts'
import type { PasswordChanges } from '../passwords/password-changes.service.ts'
import type { PasswordPolicies } from '../passwords/password-policies.service.ts'
import { originOf, type PasswordsService } from '../passwords/passwords.service.ts'
import type { RelyingParty } from '../second-factors/passkeys.ts'
import type { SecondFactorProofs } from '../second-factors/second-factor-proofs.service.ts'
import type { SecondFactors } from '../second-factors/second-factors.service.ts'
import type { PendingSignInsStore } from './pending-sign-ins.store.ts'
import { createSessionToken, hashSessionToken } from './session-token.ts'
import type { SessionsService } from './sessions.service.ts'

const pendingLifeMs = 10 * 60_000
const maxSecondFactorFailures = 5

/** The browser that signs in. */
export interface SigningBrowser {
  readonly address: string
  readonly userAgent: string | null
}

/** A sign-in under way, and what it wants next. */
export interface Pending {
  readonly row: PendingSignInRow
  readonly account: AccountRow
  readonly step: SignInStep
  readonly secondFactors: readonly SecondFactorKind[]
}

/** A finished sign-in has the session's token, an unfinished one a token of its own. */
export type SignInResult =
  | { readonly token: string; readonly pending?: undefined }
  | { readonly token: string; readonly pending: Pending }

export interface SignInDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly accounts: AccountsStore
  readonly store: PendingSignInsStore
  readonly sessions: SessionsService
  readonly passwords: PasswordsService
  readonly policies: PasswordPolicies
  readonly changes: PasswordChanges
  readonly secondFactors: SecondFactors
  readonly proofs: SecondFactorProofs
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
}

/**
 * Sign-in at the console, in steps: password or provider, second factor or its setting up, password change. What is not
 * finished stands in a table of its own under a token of its own, so that it cannot be taken for a session.
 */
export function createSignIn(deps: SignInDeps) {
  const { db, accounts, store, sessions, passwords, policies, changes, secondFactors, proofs } = deps
  const { settings, clock, audit } = deps

  const placeOf = ({ address }: SigningBrowser) => ({ address, deviceId: null })

  /** Must this account have a second factor, from this address. */
  async function isForced(account: AccountRow, address: string): Promise<boolean> {
    const roles = await settings.get(account.company_id, 'accounts.secondFactorRoles')
    if (roles.includes(account.role)) return true
    const isForcedOutside = await settings.get(account.company_id, 'accounts.isSecondFactorForcedOutside')
    return isForcedOutside && !(await passwords.isInside({ address, deviceId: null }, account.company_id))
  }

  async function isSecondFactorElsewhere({ company_id }: AccountRow, method: SignInMethod): Promise<boolean> {
    return method === 'provider' && settings.get(company_id, 'accounts.isProviderSecondFactorTrusted')
  }

  type Facts = Pick<PendingSignInRow, 'method' | 'has_second_factor'>

  /** What this sign-in wants next; null when nothing. */
  async function nextStep(account: AccountRow, facts: Facts, address: string) {
    const kinds = await secondFactors.kindsOf(account.id)
    const isShown = facts.has_second_factor === 1 || (await isSecondFactorElsewhere(account, facts.method))
    const stepOf = async (): Promise<SignInStep | null> => {
      if (!isShown && kinds.length > 0) return 'second_factor'
      if (!isShown && (await isForced(account, address))) return 'enrolment'
      if (facts.method !== 'password') return null
      return (await policies.changeReasonOf(account, clock.now())) === null ? null : 'password_change'
    }
    return { step: await stepOf(), kinds }
  }

  async function finish(
    account: AccountRow,
    method: SignInMethod,
    browser: SigningBrowser,
    pending?: PendingSignInRow,
  ): Promise<SignInResult> {
    const maxSessions = await settings.get(account.company_id, 'accounts.maxSessions')
    const { token } = await db.transaction(async (tx) => {
      if (pending !== undefined && !(await store.delete(tx, pending.token_hash))) throw signInExpired()
      await passwords.recordSignIn(tx, account.id)
      return sessions.begin(tx, account, { method, ...browser }, maxSessions)
    })
    return { token }
  }

  /** Begins with the first step done: ends at once in a session where nothing else is wanted. */
  async function proceed(
    account: AccountRow,
    method: SignInMethod,
    browser: SigningBrowser,
  ): Promise<SignInResult> {
    const facts = { method, has_second_factor: 0 }
    const { step, kinds } = await nextStep(account, facts, browser.address)
    if (step === null) return finish(account, method, browser)
    const token = createSessionToken()
    const row: PendingSignInRow = {
      ...facts,
      token_hash: hashSessionToken(token) as Buffer,
      company_id: account.company_id,
      account_id: account.id,
      failures: 0,
      expires_at: clock.now() + pendingLifeMs,
    }
    await db.transaction((tx) => store.insert(tx, row))
    return { token, pending: { row, account, step, secondFactors: kinds } }
  }

  async function findLive(
    token: string | undefined,
  ): Promise<{ row: PendingSignInRow; account: AccountRow }> {
    const tokenHash = token === undefined ? undefined : hashSessionToken(token)
    const row = tokenHash && (await store.find(tokenHash))
    if (row === undefined || Number(row.expires_at) <= clock.now()) throw signInExpired()
    const account = await accounts.findById(row.account_id)
    if (account === undefined || account.locked_at !== null) throw signInExpired()
    return { row, account }
  }

  async function get(token: string | undefined, browser: SigningBrowser): Promise<Pending> {
    const { row, account } = await findLive(token)
    const { step, kinds } = await nextStep(account, row, browser.address)
    return { row, account, step: step ?? 'continuation', secondFactors: kinds }
  }

  async function advance(token: string, browser: SigningBrowser): Promise<SignInResult> {
    const pending = await get(token, browser)
    if (pending.step !== 'continuation') return { token, pending }
    return finish(pending.account, pending.row.method, browser, pending.row)
  }

  async function ensureStep(token: string, step: SignInStep, browser: SigningBrowser): Promise<Pending> {
    const pending = await get(token, browser)
    if (pending.step !== step) throw signInExpired()
    return pending
  }

  const subjectOf = ({ row, account }: Pending, party: RelyingParty | undefined) => ({
    accountId: account.id,
    challengeId: `sign-in ${Buffer.from(row.token_hash).toString('hex')}`,
    party,
  })

  async function refuseSecondFactor({ row, account }: Pending, browser: SigningBrowser): Promise<never> {
    await passwords.recordFailure(account, placeOf(browser), 'accounts.second_factor_refused')
    await db.transaction((tx) => store.recordFailure(tx, row.token_hash, maxSecondFactorFailures))
    throw secondFactorRefused()
  }

  /** What is set up now is also this sign-in's second factor. */
  const enrollingOf = (pending: Pending, browser: SigningBrowser) => {
    const { account } = pending
    return {
      accountId: account.id,
      companyId: account.company_id,
      loginId: account.login_id,
      name: account.name,
      challengeId: subjectOf(pending, undefined).challengeId,
      by: originOf(account, placeOf(browser)),
    }
  }

  return {
    isForced,
    proceed,
    get,
    advance,
    enrollingOf,

    /** Throws what `verifyPassword` throws, and `accounts.local_sign_in_closed`. */
    async signIn(
      attempt: { loginId: string; password: string },
      browser: SigningBrowser,
    ): Promise<SignInResult> {
      const account = await passwords.verifyPassword({ ...attempt, ...placeOf(browser) })
      const isOpen = await settings.get(account.company_id, 'accounts.isLocalSignInOpen')
      const breakGlass = await settings.get(account.company_id, 'accounts.breakGlassRoles')
      if (!isOpen && !breakGlass.includes(account.role)) throw localSignInClosed()
      return proceed(account, 'password', browser)
    },

    /** Throws `accounts.second_factor_refused`; five wrong ones end the sign-in. */
    async showSecondFactor(
      token: string,
      proof: SecondFactorProof,
      browser: SigningBrowser,
      party: RelyingParty | undefined,
    ): Promise<SignInResult> {
      const pending = await ensureStep(token, 'second_factor', browser)
      const allowance = await passwords.throttle(pending.account, placeOf(browser))
      const shown = await proofs.verify(subjectOf(pending, party), proof)
      if (shown === undefined) return refuseSecondFactor(pending, browser)
      const isTaken = await db.transaction(async (tx) => {
        if (!(await shown.take(tx))) return false
        if (!(await store.recordSecondFactor(tx, pending.row.token_hash))) throw signInExpired()
        if (shown.kind === 'recovery_code') await auditRecoveryCode(tx, pending.account, browser)
        return true
      })
      if (!isTaken) return refuseSecondFactor(pending, browser)
      allowance.giveBack()
      return advance(token, browser)
    },

    async requestPasskey(token: string, browser: SigningBrowser, party: RelyingParty) {
      const pending = await get(token, browser)
      if (pending.step === 'enrolment')
        return secondFactors.requestNewPasskey(enrollingOf(pending, browser), party)
      if (pending.step !== 'second_factor') throw signInExpired()
      return proofs.requestPasskey({ ...subjectOf(pending, party), party })
    },

    /** The unfinished sign-in that must set a second factor up, and how its setting up counts. */
    async enrolment(token: string, browser: SigningBrowser) {
      const pending = await ensureStep(token, 'enrolment', browser)
      return {
        enrolling: enrollingOf(pending, browser),
        async count(tx: Tx): Promise<void> {
          if (!(await store.recordSecondFactor(tx, pending.row.token_hash))) throw signInExpired()
        },
      }
    },

    /** A new password in place of an initial or expired one. Throws `accounts.password_refused`. */
    async changePassword(token: string, newPassword: string, browser: SigningBrowser): Promise<SignInResult> {
      const { account } = await ensureStep(token, 'password_change', browser)
      const { row } = await findLive(token)
      const by = originOf(account, placeOf(browser))
      /* The change ends every sign-in of the account that is under way; this one goes on. */
      const also = (tx: Tx): Promise<void> => store.insert(tx, row)
      await changes.changePassword(account, { newPassword, by, also })
      return advance(token, browser)
    },

    async cancel(token: string): Promise<void> {
      const { row } = await findLive(token)
      await db.transaction((tx) => store.delete(tx, row.token_hash))
    },

    deleteExpired: (): Promise<void> => db.transaction((tx) => store.deleteExpired(tx, clock.now())),
  }

  async function auditRecoveryCode(tx: Tx, account: AccountRow, browser: SigningBrowser): Promise<void> {
    const object = { kind: 'account', id: account.id } as const
    const by = originOf(account, placeOf(browser))
    await audit.record(tx, { ...by, kind: 'login', action: 'accounts.recovery_code_used', object })
  }
}
export type SignIn = ReturnType<typeof createSignIn>
