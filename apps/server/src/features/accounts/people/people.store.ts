import type { Tx } from '../../../platform/db/index.ts'
import { employeeNumberTaken, extensionTaken, loginIdTaken, phoneNumberTaken } from '../accounts.errors.ts'
import type { AccountRow, AccountsTables } from '../accounts.table.ts'

/** What no two accounts have in common. */
export type UniqueColumns = Partial<
  Pick<AccountRow, 'login_id' | 'employee_number' | 'extension' | 'phone_number'>
>

const uniqueErrors = [
  ['login_id', loginIdTaken],
  ['employee_number', employeeNumberTaken],
  ['extension', extensionTaken],
  ['phone_number', phoneNumberTaken],
] as const

/** Accounts as their keepers write them. */
export const peopleStore = {
  /** Whoever it is, also who has left. */
  find(tx: Tx, companyId: string, accountId: string): Promise<AccountRow | undefined> {
    return tx
      .on<AccountsTables>()
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', accountId)
      .where('company_id', '=', companyId)
      .executeTakeFirst()
  },

  async update(tx: Tx, accountId: string, values: Partial<AccountRow>): Promise<void> {
    await tx.on<AccountsTables>().updateTable('accounts').set(values).where('id', '=', accountId).execute()
  },

  /** Throws the error of the first value that another account has: login ids are one list for all companies. */
  async ensureFree(tx: Tx, companyId: string, values: UniqueColumns, exceptId?: string): Promise<void> {
    for (const [column, taken] of uniqueErrors) {
      const value = values[column]
      if (value === undefined || value === null) continue
      let query = tx.on<AccountsTables>().selectFrom('accounts').select('id').where(column, '=', value)
      if (column !== 'login_id') query = query.where('company_id', '=', companyId)
      const row = await query.executeTakeFirst()
      if (row !== undefined && row.id !== exceptId) throw taken()
    }
  },

  /** Accounts of a unit that have not left. */
  async countInUnit(tx: Tx, companyId: string, orgUnitId: string): Promise<number> {
    const counted = await tx
      .on<AccountsTables>()
      .selectFrom('accounts')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('org_unit_id', '=', orgUnitId)
      .where('company_id', '=', companyId)
      .where('deactivated_at', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(counted.n)
  },
}
