import type { ChangeAccountRequest, CreateAccountRequest, Role } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Caller, RequestOrigin } from '../../../platform/http/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import { type AuditOrigin, auditOrigin, type AuditRecorder } from '../../audit/index.ts'
import { type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import {
  accountDeactivated,
  accountNotFound,
  ownAccountRefused,
  roleNotGrantable,
} from '../accounts.errors.ts'
import type { NewAccount } from '../accounts.service.ts'
import type { AccountRow } from '../accounts.table.ts'
import type { AccountsView } from '../accounts.view.ts'
import type { Account } from '../account.ts'
import type { PasswordChanges } from '../passwords/password-changes.service.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import { changeDetail, columnsOf, differenceOf, type PersonColumns } from './people.rules.ts'
import { peopleStore } from './people.store.ts'
import type { PersonChanges } from './person-changes.ts'
import { mayGive } from './role-giving.rules.ts'
import type { Rulings } from './rulings.ts'

/** Who asks, as the rules and the log see it. */
export interface Keeper {
  readonly caller: Caller
  readonly by: AuditOrigin
}

export const keeperOf = (call: { readonly caller: Caller; readonly origin: RequestOrigin }): Keeper => ({
  caller: call.caller,
  by: auditOrigin(call),
})

export interface PeopleDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly view: Pick<AccountsView, 'findInScope'>
  readonly accounts: {
    createAccount(tx: Tx, by: AuditOrigin, account: NewAccount): Promise<Account>
    forgetAgents(tx: Tx): void
  }
  readonly organization: Pick<OrganizationSlice, 'ensureUnit' | 'ensureOpen'>
  readonly changes: Pick<PasswordChanges, 'initialPasswordFor' | 'resetPassword'>
  readonly hasher: Pick<PasswordHasher, 'hash'>
  readonly persons: PersonChanges
  readonly rulings: Rulings
  readonly endSessions: (tx: Tx, accountId: string) => Promise<void>
}

/** Throws `accounts.role_not_grantable`. */
function ensureGrantable(caller: Caller, role: Role): void {
  if (!mayGive(caller.grants, role)) throw roleNotGrantable({ role })
}

/** People as administrators and the personnel system keep them (ADM-3). */
export function createPeople(deps: PeopleDeps) {
  const { db, clock, audit, view, accounts, organization, changes, hasher, persons, rulings, endSessions } =
    deps

  /** Throws `accounts.not_found` out of reach, `accounts.more_rights`. */
  async function getRuled({ caller }: Keeper, accountId: string): Promise<AccountRow> {
    const row = await view.findInScope(scopeOf(caller), accountId)
    if (row === undefined) throw accountNotFound()
    await rulings.ensureRules(caller, 'accounts:change', row)
    return row
  }

  async function ensureMayChange({ caller }: Keeper, row: AccountRow, changed: Partial<PersonColumns>) {
    const { role, org_unit_id: orgUnitId } = changed
    const isOwn = caller.accountId === row.id
    if (isOwn && (role !== undefined || orgUnitId !== undefined)) throw ownAccountRefused()
    if (role !== undefined) ensureGrantable(caller, role)
    if (orgUnitId !== undefined) await organization.ensureUnit(scopeOf(caller), orgUnitId)
  }

  /* Somebody who has another role is an agent, or is one no more; the agent's id stays for what is past. An own role was
     made from the role of before. */
  function roleColumns(row: AccountRow, role: Role | undefined): Partial<AccountRow> {
    if (role === undefined) return {}
    const columns = { own_role_id: null }
    if (role === 'agent')
      return { ...columns, agent_id: row.agent_id ?? deps.ids.next('agent'), agent_ended_at: null }
    return row.agent_id === null ? columns : { ...columns, agent_ended_at: clock.now() }
  }

  async function follow(tx: Tx, by: AuditOrigin, before: AccountRow, after: AccountRow): Promise<void> {
    if (after.org_unit_id !== before.org_unit_id) await persons.tell(tx, by, 'moved', after)
    if (after.role === before.role && after.login_id === before.login_id) return
    if (after.agent_ended_at !== null && before.agent_ended_at === null)
      await persons.tell(tx, by, 'agent_ended', after)
    await endSessions(tx, after.id)
  }

  async function write(tx: Tx, by: AuditOrigin, accountId: string, columns: Partial<PersonColumns>) {
    const row = await peopleStore.find(tx, by.companyId, accountId)
    if (row === undefined) throw accountNotFound()
    if (row.deactivated_at !== null) throw accountDeactivated()
    const changed = differenceOf(row, columns)
    if (Object.keys(changed).length === 0) return
    if (changed.org_unit_id !== undefined)
      await organization.ensureOpen(tx, by.companyId, changed.org_unit_id)
    await peopleStore.ensureFree(tx, by.companyId, changed, accountId)
    const values = { ...changed, ...roleColumns(row, changed.role) }
    await peopleStore.update(tx, accountId, values)
    const object = { kind: 'account', id: accountId } as const
    const detail = changeDetail(row, changed)
    await audit.record(tx, { ...by, kind: 'change', action: 'accounts.changed', object, detail })
    await follow(tx, by, row, { ...row, ...values })
    accounts.forgetAgents(tx)
  }

  return {
    getRuled,
    /** Writes what is different, for those who have looked whether it may be. Throws `accounts.…_taken`, `….deactivated`. */
    changeInside: write,

    /**
     * Throws `organization.not_found`, `organization.closed`, `accounts.role_not_grantable`, and for what another has
     * `accounts.…_taken`.
     */
    async createAccount({ caller, by }: Keeper, asked: CreateAccountRequest) {
      const { companyId } = caller
      await organization.ensureUnit(scopeOf(caller), asked.orgUnitId)
      ensureGrantable(caller, asked.role)
      const columns = columnsOf(asked)
      const { phone_number = null, carrier = null, birth_on = null } = columns
      const { loginId, role, orgUnitId, employeeNumber = null, extension = null } = asked
      const name = asked.name.trim()
      const owner = { company_id: companyId, login_id: loginId, name, birth_on, phone_number }
      const initial = await changes.initialPasswordFor(owner)
      const passwordHash = await hasher.hash(initial.initialPassword)
      const account = await db.transaction(async (tx) => {
        await organization.ensureOpen(tx, companyId, orgUnitId)
        await peopleStore.ensureFree(tx, companyId, columns)
        return accounts.createAccount(tx, by, {
          companyId,
          orgUnitId,
          loginId,
          name,
          role,
          passwordHash,
          initialPasswordExpiresAt: initial.expiresAt,
          employeeNumber,
          extension,
          isAgent: role === 'agent',
          phoneNumber: phone_number,
          carrier,
          birthOn: birth_on,
        })
      })
      return { accountId: account.accountId, ...initial }
    },

    /** Throws as `createAccount`, and `accounts.not_found`, `….more_rights`, `….own_account`, `….deactivated`. */
    async changeAccount(keeper: Keeper, accountId: string, asked: ChangeAccountRequest): Promise<void> {
      const row = await getRuled(keeper, accountId)
      if (row.deactivated_at !== null) throw accountDeactivated()
      const changed = differenceOf(row, columnsOf(asked))
      await ensureMayChange(keeper, row, changed)
      await db.transaction((tx) => write(tx, keeper.by, accountId, changed))
    },
  }
}
export type People = ReturnType<typeof createPeople>
