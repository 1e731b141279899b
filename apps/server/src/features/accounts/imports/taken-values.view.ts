import type { ImportColumn } from '@smartym/contract'
import type { Db } from '../../../platform/db/index.ts'
import type { AccountsTables } from '../accounts.table.ts'
import type { FoundFault, ImportedPerson } from './import-rows.rules.ts'

const unique = [
  ['loginId', 'login_id'],
  ['employeeNumber', 'employee_number'],
  ['extension', 'extension'],
  ['phoneNumber', 'phone_number'],
] as const satisfies readonly (readonly [ImportColumn, string])[]

const valuesAQuery = 500

/** What no two accounts have in common: twice in the file, or somebody's already. */
export function createTakenValues(db: Pick<Db, 'read'>) {
  async function listTaken(
    companyId: string,
    column: (typeof unique)[number][1],
    values: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const taken = new Map<string, string>()
    for (let at = 0; at < values.length; at += valuesAQuery) {
      let query = db
        .read<AccountsTables>()
        .selectFrom('accounts')
        .select(['id', column])
        .where(column, 'in', values.slice(at, at + valuesAQuery))
      if (column !== 'login_id') query = query.where('company_id', '=', companyId)
      for (const row of await query.execute()) taken.set(String(row[column]), row.id)
    }
    return taken
  }

  return {
    /** `owners`: accounts that rows are about, by row; what an account has itself is not taken from it. */
    async findFaults(
      companyId: string,
      people: readonly ImportedPerson[],
      owners: ReadonlyMap<number, string>,
    ): Promise<FoundFault[]> {
      const faults: FoundFault[] = []
      for (const [member, column] of unique) {
        const valued = people.flatMap((person) => {
          const value = person[member]
          return value === null ? [] : [{ row: person.row, value }]
        })
        const taken = await listTaken(companyId, column, [...new Set(valued.map(({ value }) => value))])
        const seen = new Set<string>()
        for (const { row, value } of valued) {
          const owner = taken.get(value)
          if (owner !== undefined && owner !== owners.get(row))
            faults.push({ row, column: member, fault: 'taken', value })
          else if (seen.has(value)) faults.push({ row, column: member, fault: 'twice', value })
          seen.add(value)
        }
      }
      return faults
    },
  }
}
export type TakenValues = ReturnType<typeof createTakenValues>
