import type { Role } from '@smartym/contract'
import type { Db } from '../../../platform/db/index.ts'
import type { AccountRow, AccountsTables } from '../accounts.table.ts'
import { bornOf, isSamePerson, type Person } from '../person.rules.ts'

const columns = ['id', 'agent_id', 'employee_number', 'name', 'birth_on'] as const

function personOf(row: Pick<AccountRow, (typeof columns)[number]>): Person {
  return {
    accountId: row.id,
    agentId: row.agent_id,
    employeeNumber: row.employee_number,
    born: bornOf(row),
  }
}

/** Who stands behind accounts, for slices that judge acts. */
export function createPersonsView(db: Pick<Db, 'read'>) {
  const read = () => db.read<AccountsTables>().selectFrom('accounts')

  return {
    /** Ids of every account of the company that is the same person’s, those of the past too; the asked one among them. */
    async listAccountsOfPerson(companyId: string, accountId: string): Promise<string[]> {
      const rows = await read().select(columns).where('company_id', '=', companyId).execute()
      const own = rows.find((row) => row.id === accountId)
      if (own === undefined) return [accountId]
      const person = personOf(own)
      return rows.filter((row) => isSamePerson(person, personOf(row))).map(({ id }) => id)
    },

    /** Built-in roles as they are now, also of who has left. */
    async rolesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, Role>> {
      if (accountIds.length === 0) return new Map()
      const rows = await read().select(['id', 'role']).where('id', 'in', accountIds).execute()
      return new Map(rows.map(({ id, role }) => [id, role]))
    },

    /** Names, also of who has left. */
    async namesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (accountIds.length === 0) return new Map()
      const rows = await read().select(['id', 'name']).where('id', 'in', accountIds).execute()
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
  }
}
