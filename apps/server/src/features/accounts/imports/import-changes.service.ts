import type { ImportColumn, ImportedChange } from '@smartym/contract'
import { maskPhoneNumber } from '@smartym/rules/masking'
import { type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import type { AccountRow } from '../accounts.table.ts'
import type { AccountsView } from '../accounts.view.ts'
import { differenceOf, type PersonColumns } from '../people/people.rules.ts'
import type { Keeper } from '../people/people.service.ts'
import type { Rulings } from '../people/rulings.ts'
import type { FoundFault, ImportedPerson } from './import-rows.rules.ts'
import { pathKey } from './import-units.rules.ts'

export interface ImportChangesDeps {
  readonly view: Pick<AccountsView, 'listByLoginIds'>
  readonly rulings: Rulings
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
}

/** A row that is about an account that is there. */
export interface ChangedPerson {
  readonly person: ImportedPerson
  readonly account: AccountRow
  /** Without the unit, where it is one that is to be made. */
  readonly columns: Partial<PersonColumns>
}

/** Each row as it is told before it is done. */
export interface ToldChange extends ChangedPerson {
  readonly change: ImportedChange
}

const columnOf = {
  name: 'name',
  role: 'role',
  employeeNumber: 'employee_number',
  extension: 'extension',
  phoneNumber: 'phone_number',
  carrier: 'carrier',
  birthOn: 'birth_on',
} as const satisfies Partial<Record<ImportColumn, keyof PersonColumns>>

function columnsOf({ filled, unit, ...person }: ImportedPerson): Partial<PersonColumns> {
  const told = Object.entries(columnOf).filter(([member]) => filled.has(member as ImportColumn))
  return {
    ...Object.fromEntries(told.map(([member, column]) => [column, person[member as keyof typeof columnOf]])),
    ...('orgUnitId' in unit && { org_unit_id: unit.orgUnitId }),
  }
}

function isMoved({ person, columns }: Pick<ChangedPerson, 'person' | 'columns'>): boolean {
  return 'newPath' in person.unit || columns.org_unit_id !== undefined
}

/** Rows of a file that change accounts which are there: only what the file says otherwise (ADM-3). */
export function createImportChanges({ view, rulings, organization }: ImportChangesDeps) {
  async function mayChange({ caller }: Keeper, found: ChangedPerson): Promise<boolean> {
    const { account, columns } = found
    if (account.deactivated_at !== null) return false
    if (caller.accountId === account.id && (columns.role !== undefined || isMoved(found))) return false
    return rulings.rules(caller, 'accounts:change', account)
  }

  function toldOf(found: ChangedPerson, unitNames: ReadonlyMap<string, string>): ImportedChange {
    const { person, account, columns } = found
    const words: Readonly<Partial<Record<ImportColumn, (value: string) => string>>> = {
      phoneNumber: maskPhoneNumber,
      birthOn: () => '****-**-**',
    }
    const values = Object.entries(columnOf).flatMap(([member, column]) => {
      if (!(column in columns)) return []
      const name = member as keyof typeof columnOf
      const shown = (value: string | null | undefined) =>
        value === null || value === undefined ? null : (words[name]?.(value) ?? value)
      return [{ column: name, before: shown(account[column]), after: shown(columns[column]) }]
    })
    const { unit } = person
    const moved = {
      column: 'orgUnit' as const,
      before: unitNames.get(account.org_unit_id) ?? null,
      after: 'newPath' in unit ? unit.newPath.join(' / ') : (unitNames.get(unit.orgUnitId) ?? null),
    }
    const { row, loginId } = person
    return { row, loginId, name: account.name, values: [...values, ...(isMoved(found) ? [moved] : [])] }
  }

  return {
    /** Which of these rows are about somebody who is there and within reach. */
    async findAccounts(
      { caller }: Keeper,
      people: readonly ImportedPerson[],
    ): Promise<ReadonlyMap<number, AccountRow>> {
      const rows = await view.listByLoginIds(
        scopeOf(caller),
        people.map(({ loginId }) => loginId),
      )
      const byLoginId = new Map(rows.map((row) => [row.login_id, row]))
      return new Map(
        people.flatMap(({ row, loginId }) => {
          const account = byLoginId.get(loginId)
          return account === undefined ? [] : [[row, account] as const]
        }),
      )
    },

    /** What would change of them; those that this keeper may not change so are faults. */
    async plan(
      keeper: Keeper,
      people: readonly ImportedPerson[],
      accounts: ReadonlyMap<number, AccountRow>,
    ): Promise<{ changes: ToldChange[]; faults: FoundFault[] }> {
      if (people.length === 0) return { changes: [], faults: [] }
      const unitNames = await organization.unitNames(keeper.caller.companyId)
      const changes: ToldChange[] = []
      const faults: FoundFault[] = []
      for (const person of people) {
        const account = accounts.get(person.row)
        if (account === undefined) continue
        const found = { person, account, columns: differenceOf(account, columnsOf(person)) }
        if (Object.keys(found.columns).length === 0 && !isMoved(found)) continue
        if (await mayChange(keeper, found)) changes.push({ ...found, change: toldOf(found, unitNames) })
        else
          faults.push({
            row: person.row,
            column: 'loginId',
            fault: 'not_changeable',
            value: person.loginId,
          })
      }
      return { changes, faults }
    },

    /** The columns as they are to be, with units that were made meanwhile. */
    withUnits({ person: { unit }, columns }: ChangedPerson, made: ReadonlyMap<string, string>) {
      if (!('newPath' in unit)) return columns
      return { ...columns, org_unit_id: made.get(pathKey(unit.newPath)) ?? '' }
    },
  }
}
