import type { PasswordFault } from '@smartym/contract'
import { findPasswordFaults } from '@smartym/rules/password-policy'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import { passwordRefused, signInRefused } from '../accounts.errors.ts'
import type { AccountRow } from '../accounts.table.ts'
import { createInitialPassword } from './initial-password.ts'
import type { PasswordHasher } from './password-hasher.ts'
import type { PasswordHistoryStore } from './password-history.store.ts'
import { type PasswordOwnerRow, type PasswordPolicies, passwordOwnerOf } from './password-policies.service.ts'

export interface PasswordChangesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: PasswordHistoryStore
  readonly policies: PasswordPolicies
  readonly hasher: PasswordHasher
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'get'>
  /** The phone numbers of an agent, E.164: none of them may be in the password. */
  readonly numbersOf: (agentId: string) => Promise<readonly string[]>
  /** Ends every session and unfinished sign-in of an account, but for one session. */
  readonly endSessions: (tx: Tx, accountId: string, exceptSessionId?: string) => Promise<void>
}

/** A password made by the server, to be shown once. */
export interface InitialPassword {
  readonly initialPassword: string
  readonly expiresAt: number
}

/** What a change leaves alive and does besides, in its own transaction. */
export interface PasswordChange {
  readonly newPassword: string
  readonly by: AuditOrigin
  readonly keptSessionId?: string
  readonly also?: (tx: Tx) => Promise<void>
}

/** New passwords: by their owners, and by administrators (SEC-2, ADM-4). */
export function createPasswordChanges(deps: PasswordChangesDeps) {
  const { db, store, policies, hasher, clock, audit, settings, numbersOf, endSessions } = deps

  async function wasUsedBefore(row: AccountRow, password: string, history: number): Promise<boolean> {
    const earlier = history > 1 ? await store.listEarlierHashes(row.id, history - 1) : []
    for (const passwordHash of [row.password_hash, ...earlier])
      if (await hasher.verify(passwordHash, password)) return true
    return false
  }

  /** Throws `accounts.password_refused` with everything that is wrong. */
  async function ensureFits(row: AccountRow, password: string): Promise<void> {
    const policy = await policies.policyOf(row.company_id)
    const known = passwordOwnerOf(row)
    const lineNumbers = row.agent_id === null ? [] : await numbersOf(row.agent_id)
    const owner = { ...known, phoneNumbers: [...known.phoneNumbers, ...lineNumbers] }
    const faults: PasswordFault[] = findPasswordFaults(policy, password, owner)
    if (faults.length === 0 && (await wasUsedBefore(row, password, policy.history)))
      faults.push('used_before')
    if (faults.length > 0) throw passwordRefused({ faults })
  }

  async function initialPasswordFor(row: PasswordOwnerRow & Pick<AccountRow, 'company_id'>) {
    const policy = await policies.policyOf(row.company_id)
    const owner = passwordOwnerOf(row)
    const initialPassword = createInitialPassword(
      (text) => findPasswordFaults(policy, text, owner).length === 0,
    )
    const lifeMs = await settings.get(row.company_id, 'accounts.initialPasswordLifeMs')
    return { initialPassword, expiresAt: clock.now() + lifeMs }
  }

  return {
    initialPasswordFor,

    /**
     * Takes a new password for an account as it was just read. Throws `accounts.password_refused`, and
     * `accounts.sign_in_refused` when the password has been changed meanwhile.
     */
    async changePassword(row: AccountRow, change: PasswordChange): Promise<void> {
      const { newPassword, by, keptSessionId, also } = change
      await ensureFits(row, newPassword)
      const passwordHash = await hasher.hash(newPassword)
      await db.transaction(async (tx) => {
        const values = { passwordHash, setAt: clock.now(), initialExpiresAt: null }
        if (!(await store.changePassword(tx, row, values))) throw signInRefused()
        await endSessions(tx, row.id, keptSessionId)
        const object = { kind: 'account', id: row.id } as const
        await audit.record(tx, { ...by, kind: 'change', action: 'accounts.password_changed', object })
        await also?.(tx)
      })
    },

    /** Gives somebody an initial password, ends the lock and every session; `also` is done first, in the same transaction. */
    async resetPassword(
      row: AccountRow,
      by: AuditOrigin,
      also?: (tx: Tx) => Promise<void>,
    ): Promise<InitialPassword> {
      const initial = await initialPasswordFor(row)
      const passwordHash = await hasher.hash(initial.initialPassword)
      await db.transaction(async (tx) => {
        await also?.(tx)
        const values = { passwordHash, setAt: clock.now(), initialExpiresAt: initial.expiresAt }
        await store.resetPassword(tx, row, values)
        await endSessions(tx, row.id)
        const object = { kind: 'account', id: row.id } as const
        await audit.record(tx, { ...by, kind: 'change', action: 'accounts.password_reset', object })
      })
      return initial
    },
  }
}
export type PasswordChanges = ReturnType<typeof createPasswordChanges>
