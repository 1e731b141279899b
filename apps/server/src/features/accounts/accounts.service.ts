import type { AgentReference, Role } from '@smartym/contract'
import { createTimedCache } from '../../platform/cache/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import { type Account, accountOf, type AgentAccount, isAgentAccount } from './account.ts'
import type { AccountsStore } from './accounts.store.ts'
import type { AccountRow } from './accounts.table.ts'

const accountLifeInMemoryMs = 3000
const maxKeptAccounts = 20_000

/** An account to be made. `passwordHash` comes from `hashPassword`, before the transaction. */
export interface NewAccount {
  readonly companyId: string
  readonly orgUnitId: string
  readonly loginId: string
  readonly name: string
  readonly role: Role
  readonly passwordHash: string
  /** Set when the password is an initial one, which its owner must change at the first sign-in. */
  readonly initialPasswordExpiresAt?: number
  readonly employeeNumber: string | null
  readonly extension: string | null
  /** Does this person make calls; the account then gets an agent's id. */
  readonly isAgent: boolean
  /** E.164. */
  readonly phoneNumber?: string | null
  readonly carrier?: string | null
  /** `1991-03-27`. */
  readonly birthOn?: string | null
}

export interface AccountsDeps {
  readonly store: AccountsStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

function keyOf(companyId: string, reference: AgentReference): string {
  return `${companyId} ${JSON.stringify(reference)}`
}

/** Accounts, and the agents among them. */
export function createAccountsService({ store, clock, ids, audit }: AccountsDeps) {
  const byReference = createTimedCache({
    clock,
    lifeMs: accountLifeInMemoryMs,
    maxEntries: maxKeptAccounts,
    load: async (key: string): Promise<AgentAccount | undefined> => {
      const at = key.indexOf(' ')
      const reference = JSON.parse(key.slice(at + 1)) as AgentReference
      const row = await store.findByReference(key.slice(0, at), reference)
      const account = row && accountOf(row)
      return isAgentAccount(account) ? account : undefined
    },
  })

  function rowOf(account: NewAccount): AccountRow {
    return {
      id: ids.next('account'),
      company_id: account.companyId,
      org_unit_id: account.orgUnitId,
      login_id: account.loginId,
      name: account.name,
      role: account.role,
      own_role_id: null,
      agent_id: account.isAgent ? ids.next('agent') : null,
      employee_number: account.employeeNumber,
      extension: account.extension,
      password_hash: account.passwordHash,
      failed_sign_ins: 0,
      locked_at: null,
      created_at: clock.now(),
      password_set_at: clock.now(),
      initial_password_expires_at: account.initialPasswordExpiresAt ?? null,
      phone_number: account.phoneNumber ?? null,
      carrier: account.carrier ?? null,
      birth_on: account.birthOn ?? null,
      deactivated_at: null,
      agent_ended_at: null,
    }
  }

  async function insertRows(tx: Tx, by: AuditOrigin, rows: readonly AccountRow[]): Promise<void> {
    await store.insert(tx, rows)
    for (const row of rows)
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'accounts.created',
        object: { kind: 'account', id: row.id },
        detail: { role: row.role, orgUnitId: row.org_unit_id },
      })
    tx.afterCommit(() => byReference.forgetAll())
  }

  return {
    /** What is remembered of agents is read again after the commit. */
    forgetAgents: (tx: Tx): void => tx.afterCommit(() => byReference.forgetAll()),

    async findAccount(accountId: string): Promise<Account | undefined> {
      const row = await store.findById(accountId)
      return row && accountOf(row)
    },

    /** The account of an agent named in one of three ways; at most 3 s old. */
    findAgentAccount: (companyId: string, reference: AgentReference): Promise<AgentAccount | undefined> =>
      byReference.get(keyOf(companyId, reference)),

    async listAgentAccounts(companyId: string): Promise<AgentAccount[]> {
      return (await store.listAgentAccounts(companyId)).map(accountOf).filter(isAgentAccount)
    },

    async createAccount(tx: Tx, by: AuditOrigin, account: NewAccount): Promise<Account> {
      const row = rowOf(account)
      await insertRows(tx, by, [row])
      return accountOf(row)
    },

    /** Many at once. */
    createAccounts: (tx: Tx, by: AuditOrigin, many: readonly NewAccount[]): Promise<void> =>
      insertRows(tx, by, many.map(rowOf)),
  }
}
export type AccountsService = ReturnType<typeof createAccountsService>
