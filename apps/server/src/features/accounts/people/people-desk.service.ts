import type { AccountDetail, AccountWithPassword, ListAccountsQuery } from '@smartym/contract'
import { type Caller, reachOf } from '../../../platform/http/index.ts'
import { isInScope, type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import { accountOf } from '../account.ts'
import { accountNotFound } from '../accounts.errors.ts'
import type { AccountRow } from '../accounts.table.ts'
import { type AccountsView, listedAccountOf, type PhonesOfAgents } from '../accounts.view.ts'
import type { InitialPassword } from '../passwords/password-changes.service.ts'
import { grantableRoles } from './role-giving.rules.ts'
import type { Rulings } from './rulings.ts'

export interface PeopleDeskDeps {
  readonly view: AccountsView
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'narrowScope'>
  readonly rulings: Pick<Rulings, 'rules'>
  readonly phonesOf: (agentIds: readonly string[]) => Promise<PhonesOfAgents>
}

/** What people see of accounts; what their scope does not reach is not there. */
export function createPeopleDesk({ view, organization, rulings, phonesOf }: PeopleDeskDeps) {
  async function surroundingsOf(companyId: string, rows: readonly AccountRow[]) {
    const agentIds = rows.flatMap(({ agent_id }) => (agent_id === null ? [] : [agent_id]))
    return { unitNames: await organization.unitNames(companyId), phones: await phonesOf(agentIds) }
  }

  /* What one sees may reach further than what one changes. */
  async function isRuled(caller: Caller, row: AccountRow): Promise<boolean> {
    const scope = scopeOf(reachOf(caller, 'accounts:change'))
    return isInScope(scope, accountOf(row)) && rulings.rules(caller, 'accounts:change', row)
  }

  /** Throws `accounts.not_found`. */
  async function getAccount(caller: Caller, accountId: string): Promise<AccountDetail> {
    const row = await view.findInScope(scopeOf(caller), accountId)
    if (row === undefined) throw accountNotFound()
    const isChangeable = await isRuled(caller, row)
    return {
      ...listedAccountOf(row, await surroundingsOf(row.company_id, [row])),
      phoneNumber: isChangeable ? row.phone_number : null,
      birthOn: isChangeable ? row.birth_on : null,
      isChangeable,
      grantableRoles: isChangeable ? grantableRoles(caller.grants) : [],
    }
  }

  return {
    getAccount,

    /** An account as its own keeper is told of it, with its password. */
    async withPassword(
      caller: Caller,
      accountId: string,
      { initialPassword, expiresAt }: InitialPassword,
    ): Promise<AccountWithPassword> {
      const account = await getAccount(caller, accountId)
      return { account, initialPassword, expiresAt: new Date(expiresAt).toISOString() }
    },

    async listAccounts(caller: Caller, { orgUnitId, ...query }: ListAccountsQuery) {
      const scope = await organization.narrowScope(scopeOf(caller), orgUnitId)
      const { rows, ...page } = await view.listAccounts(scope, query)
      const around = await surroundingsOf(caller.companyId, rows)
      return { items: rows.map((row) => listedAccountOf(row, around)), ...page }
    },

    async countAccounts(caller: Caller, { orgUnitId, ...filter }: ListAccountsQuery, limit: number) {
      return view.countAccounts(await organization.narrowScope(scopeOf(caller), orgUnitId), filter, limit)
    },

    async unitName(companyId: string, orgUnitId: string | undefined): Promise<string | null> {
      if (orgUnitId === undefined) return null
      return (await organization.unitNames(companyId)).get(orgUnitId) ?? null
    },
  }
}
export type PeopleDesk = ReturnType<typeof createPeopleDesk>
