import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { createNetworkCheck } from '../../../platform/networks/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import { accountLocked, initialPasswordExpired, signInRefused } from '../accounts.errors.ts'
import type { AccountsStore } from '../accounts.store.ts'
import type { AccountRow } from '../accounts.table.ts'
import type { PasswordHasher } from './password-hasher.ts'
import type { SignInThrottle } from './sign-in-throttle.ts'
import { createUnknownLoginIds } from './unknown-login-ids.ts'

const maxUnknownLoginIds = 10_000
/** Once typed, an initial password is good for as long as it takes to set one's own. */
const initialPasswordUseMs = 10 * 60_000

/** Where something was typed. */
export interface SignInPlace {
  readonly address: string
  /** The phone at which it was typed; null at the console. */
  readonly deviceId: string | null
}

/** What was typed, and where. */
export interface SignInAttempt extends SignInPlace {
  readonly loginId: string
  readonly password: string
  /** Only an account of this company will do; any when absent. */
  readonly companyId?: string
}

export interface PasswordsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: AccountsStore
  readonly hasher: PasswordHasher
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly throttle: SignInThrottle
  /** The company whose settings count for a login id that nobody has. */
  readonly anyCompanyId: () => Promise<string | undefined>
  /** Hash of nobody's password, to spend the same time on an unknown login id. */
  readonly decoyHash: () => Promise<string>
}

export function originOf(row: AccountRow, { address, deviceId }: SignInPlace): AuditOrigin {
  return {
    companyId: row.company_id,
    actor: { kind: 'account', id: row.id, name: row.name },
    address,
    deviceId,
  }
}

/** The one place that compares passwords, for console and phones alike. */
export function createPasswordsService(deps: PasswordsDeps) {
  const { db, store, hasher, clock, audit, settings, throttle, anyCompanyId, decoyHash } = deps
  const unknown = createUnknownLoginIds(maxUnknownLoginIds)

  /* Wrong passwords count on registered phones and in the company's networks alone: counted from everywhere, they would be a
     way to lock a whole call centre out (SEC-2). */
  async function isInside({ address, deviceId }: SignInPlace, companyId: string | undefined) {
    if (deviceId !== null) return true
    if (companyId === undefined) return false
    return createNetworkCheck(await settings.get(companyId, 'accounts.allowedNetworks'))(address)
  }

  /** Counts what was wrong towards the lock, when it came from inside; audited. */
  async function recordFailure(row: AccountRow, place: SignInPlace, action: AuditAction): Promise<void> {
    const isCounted = await isInside(place, row.company_id)
    const lockAfter = await settings.get(row.company_id, 'accounts.lockAfterFailures')
    await db.transaction(async (tx) => {
      const isLockedNow = isCounted && (await store.recordFailure(tx, row.id, lockAfter, clock.now()))
      const entry = { ...originOf(row, place), object: { kind: 'account', id: row.id } } as const
      await audit.record(tx, { ...entry, kind: 'refusal', action })
      if (isLockedNow) await audit.record(tx, { ...entry, kind: 'change', action: 'accounts.locked' })
    })
  }

  /* Never what was typed: people type their password into the wrong field. */
  async function recordUnknown({ address, deviceId }: SignInPlace, companyId: string): Promise<void> {
    await db.transaction(async (tx) => {
      await audit.record(tx, {
        companyId,
        actor: { kind: 'server', id: 'server', name: null },
        address,
        deviceId,
        kind: 'refusal',
        action: 'accounts.sign_in_refused',
        object: { kind: 'account', id: null },
      })
    })
  }

  /* An unknown login id costs the same time and gets the same answers as a known one with a wrong password. */
  async function refuseUnknown(
    { loginId, password, address, deviceId }: SignInAttempt,
    isCounted: boolean,
    companyId: string | undefined,
  ): Promise<never> {
    const lockAfter =
      companyId === undefined ? 0 : await settings.get(companyId, 'accounts.lockAfterFailures')
    if (isCounted && unknown.isLocked(loginId, lockAfter)) throw accountLocked()
    await hasher.verify(await decoyHash(), password)
    if (isCounted) unknown.recordFailure(loginId)
    if (companyId !== undefined) await recordUnknown({ address, deviceId }, companyId)
    throw signInRefused()
  }

  async function ensureRight(row: AccountRow, attempt: SignInAttempt, isCounted: boolean): Promise<void> {
    if (row.locked_at !== null && isCounted) throw accountLocked()
    const isRight = await hasher.verify(row.password_hash, attempt.password)
    /* Initial passwords are kept by a cheap hash: a quick refusal would tell who has one. */
    if (!isRight && hasher.isOutdated(row.password_hash))
      await hasher.verify(await decoyHash(), attempt.password)
    if (row.locked_at !== null) throw signInRefused()
    if (isRight) return
    await recordFailure(row, attempt, 'accounts.sign_in_refused')
    throw signInRefused()
  }

  async function renewHash(row: AccountRow, password: string): Promise<AccountRow> {
    if (!hasher.isOutdated(row.password_hash)) return row
    const passwordHash = await hasher.hash(password)
    await db.transaction((tx) => store.replaceHash(tx, row, passwordHash))
    return { ...row, password_hash: passwordHash }
  }

  /* An initial password opens one thing, the form for a password of one's own, and that for minutes once it was typed. */
  async function useInitialPassword(row: AccountRow): Promise<void> {
    const now = clock.now()
    const { initial_password_expires_at: expiresAt } = row
    if (expiresAt === null) return
    if (now >= expiresAt) throw initialPasswordExpired()
    await db.transaction((tx) => store.shortenInitialPassword(tx, row.id, now + initialPasswordUseMs))
  }

  return {
    isInside,
    recordFailure,

    /** Takes allowance for a guess at something else than a password. Throws `accounts.sign_in_throttled`. */
    async throttle(row: AccountRow, place: SignInPlace): Promise<{ giveBack(): void }> {
      const address = place.deviceId ?? place.address
      return throttle.take({
        address,
        loginId: row.login_id,
        isInside: await isInside(place, row.company_id),
      })
    },

    /**
     * The account whose login id and password these are. Throws `accounts.sign_in_refused`, `accounts.locked`,
     * `accounts.sign_in_throttled`, `accounts.initial_password_expired`, or `server.busy` when too many sign in at once. A
     * wrong password is counted and audited here.
     */
    async verifyPassword(attempt: SignInAttempt): Promise<AccountRow> {
      const found = await store.findByLoginId(attempt.loginId)
      const isOfCompany = attempt.companyId === undefined || found?.company_id === attempt.companyId
      const row = isOfCompany ? found : undefined
      const companyId = row?.company_id ?? attempt.companyId ?? (await anyCompanyId())
      const isCounted = await isInside(attempt, companyId)
      const address = attempt.deviceId ?? attempt.address
      const allowance = throttle.take({ address, loginId: attempt.loginId, isInside: isCounted })
      if (row === undefined) return refuseUnknown(attempt, isCounted, companyId)
      await ensureRight(row, attempt, isCounted)
      allowance.giveBack()
      await useInitialPassword(row)
      return renewHash(row, attempt.password)
    },

    /** Ends the count of wrong passwords; part of the transaction that signs in. Throws `accounts.locked`. */
    async recordSignIn(tx: Tx, accountId: string): Promise<void> {
      if (!(await store.recordSuccess(tx, accountId))) throw accountLocked()
    },
  }
}
export type PasswordsService = ReturnType<typeof createPasswordsService>
