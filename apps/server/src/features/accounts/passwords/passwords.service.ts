import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { type Account, accountOf } from '../account.ts'
import { accountLocked, signInRefused } from '../accounts.errors.ts'
import type { AccountsStore } from '../accounts.store.ts'
import type { AccountRow } from '../accounts.table.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { createUnknownLoginIds } from './unknown-login-ids.ts'

/** Wrong passwords in a row, over console and phones together, after which an account is locked until it is unlocked. */
const lockAfterFailures = 5
const maxUnknownLoginIds = 10_000

/** What was typed, and where. */
export interface SignInAttempt {
  readonly loginId: string
  readonly password: string
  readonly address: string
  /** The phone at which it was typed; null at the console. */
  readonly deviceId: string | null
  /** Only an account of this company will do; any when absent. */
  readonly companyId?: string
}

export interface PasswordsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: AccountsStore
  readonly hasher: PasswordHasher
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
  /** Hash of nobody's password, to spend the same time on an unknown login id. */
  readonly decoyHash: () => Promise<string>
}

/** The one place that compares passwords, for console and phones alike. */
export function createPasswordsService({ db, store, hasher, clock, audit, decoyHash }: PasswordsDeps) {
  const unknown = createUnknownLoginIds(lockAfterFailures, maxUnknownLoginIds)

  function originOf(row: AccountRow, { address, deviceId }: SignInAttempt): AuditOrigin {
    return {
      companyId: row.company_id,
      actor: { kind: 'account', id: row.id, name: row.name },
      address,
      deviceId,
    }
  }

  async function recordFailure(row: AccountRow, attempt: SignInAttempt): Promise<void> {
    await db.transaction(async (tx) => {
      const isLockedNow = await store.recordFailure(tx, row.id, lockAfterFailures, clock.now())
      const entry = { ...originOf(row, attempt), object: { kind: 'account', id: row.id } }
      await audit.record(tx, { ...entry, kind: 'refusal', action: 'accounts.sign_in_refused' })
      if (isLockedNow) await audit.record(tx, { ...entry, kind: 'change', action: 'accounts.locked' })
    })
  }

  /* An unknown login id costs the same time and gets the same answers as a known one with a wrong password. */
  async function refuseUnknown({ loginId, password }: SignInAttempt): Promise<never> {
    if (unknown.isLocked(loginId)) throw accountLocked()
    await hasher.verify(await decoyHash(), password)
    unknown.recordFailure(loginId)
    throw signInRefused()
  }

  return {
    /**
     * The account whose login id and password these are. Throws `accounts.sign_in_refused`, `accounts.locked`, or
     * `server.busy` when too many sign in at once. A wrong password is counted and audited here.
     */
    async verifyPassword(attempt: SignInAttempt): Promise<Account> {
      const row = await store.findByLoginId(attempt.loginId)
      const isOfCompany = attempt.companyId === undefined || row?.company_id === attempt.companyId
      if (row === undefined || !isOfCompany) return refuseUnknown(attempt)
      if (row.locked_at !== null) throw accountLocked()
      if (!(await hasher.verify(row.password_hash, attempt.password))) {
        await recordFailure(row, attempt)
        throw signInRefused()
      }
      return accountOf(row)
    },

    /** Ends the count of wrong passwords; part of the transaction that signs in. Throws `accounts.locked`. */
    async recordSignIn(tx: Tx, accountId: string): Promise<void> {
      if (!(await store.recordSuccess(tx, accountId))) throw accountLocked()
    },
  }
}
export type PasswordsService = ReturnType<typeof createPasswordsService>
