import { type ImportColumn, type ImportFault, personForms, type Role } from '@smartym/contract'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import { requiredColumns, roleOfWord } from './import-columns.rules.ts'
import type { UnitFinder } from './import-units.rules.ts'

/** One thing that is wrong. */
export interface FoundFault {
  /** As the spreadsheet counts. */
  readonly row: number
  readonly column: ImportColumn | null
  readonly fault: ImportFault
  readonly value: string | null
}

/** A row that can be made an account. */
export interface ImportedPerson {
  readonly row: number
  readonly loginId: string
  readonly name: string
  readonly role: Role
  /** Columns that have something in this row; only they change an account that is there. */
  readonly filled: ReadonlySet<ImportColumn>
  /** A unit that is there, or the path of one to be made. */
  readonly unit: { readonly orgUnitId: string } | { readonly newPath: readonly string[] }
  readonly employeeNumber: string | null
  readonly extension: string | null
  /** E.164. */
  readonly phoneNumber: string | null
  readonly carrier: string | null
  readonly birthOn: string | null
}

export interface RowReader {
  readonly places: ReadonlyMap<ImportColumn, number>
  readonly units: UnitFinder
  readonly mayGive: (role: Role) => boolean
}

type Fail = (column: ImportColumn, fault: ImportFault, value: string | null) => null

const forms = Object.fromEntries(
  Object.entries(personForms).map(([name, { pattern, minLength, maxLength }]) => {
    const form = new RegExp(pattern, 'u')
    return [name, (text: string) => text.length >= minLength && text.length <= maxLength && form.test(text)]
  }),
) as Record<keyof typeof personForms, (text: string) => boolean>

/* Spreadsheets take the zero away that a Korean number begins with. */
function readPhone(text: string): string | null {
  for (const written of [text, `0${text}`]) {
    const parsed = parsePhoneNumber(written)
    if (parsed.ok) return parsed.e164
  }
  return null
}

const dateForms = [/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?$/, /^(\d{4})(\d{2})(\d{2})$/]

/** `1991-3-27`, `1991.03.27`, `19910327` as `1991-03-27`; null when there is no such day in the last 120 years. */
function readBirthDate(text: string, thisYear: number): string | null {
  const [, year = '', month = '', day = ''] = dateForms.map((form) => form.exec(text)).find(Boolean) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso)
  return isDay && Number(year) > thisYear - 120 && Number(year) <= thisYear ? iso : null
}

/** Reads one row: the person in it, or what is wrong with it. */
export function readRow(
  { places, units, mayGive }: RowReader,
  row: number,
  cells: readonly string[],
  thisYear: number,
): { readonly person: ImportedPerson } | { readonly faults: readonly FoundFault[] } {
  const faults: FoundFault[] = []
  const cell = (column: ImportColumn): string => cells[places.get(column) ?? -1] ?? ''
  const fail: Fail = (column, fault, value) => {
    faults.push({ row, column, fault, value })
    return null
  }
  for (const column of requiredColumns) if (cell(column) === '') fail(column, 'required', null)

  const formed = (column: keyof typeof personForms): string | null => {
    const text = cell(column)
    if (text === '' || forms[column](text)) return text === '' ? null : text
    return fail(column, 'form', text)
  }
  const loginId = formed('loginId')
  const name = formed('name')
  const role = readRole(cell('role'), mayGive, fail)
  const unit = cell('orgUnit') === '' ? null : readUnit(cell('orgUnit'), units, fail)
  const others = {
    employeeNumber: formed('employeeNumber'),
    extension: formed('extension'),
    carrier: formed('carrier'),
    phoneNumber: readOptional('phoneNumber', cell('phoneNumber'), readPhone, 'phone_number', fail),
    birthOn: readOptional('birthOn', cell('birthOn'), (text) => readBirthDate(text, thisYear), 'date', fail),
  }
  if (faults.length > 0 || loginId === null || name === null || role === null || unit === null)
    return { faults }
  const filled = new Set([...places.keys()].filter((column) => cell(column) !== ''))
  return { person: { row, loginId, name, role, filled, unit, ...others } }
}

function readOptional(
  column: ImportColumn,
  text: string,
  read: (text: string) => string | null,
  fault: ImportFault,
  fail: Fail,
): string | null {
  return text === '' ? null : (read(text) ?? fail(column, fault, text))
}

function readRole(text: string, mayGive: (role: Role) => boolean, fail: Fail): Role | null {
  const role = text === '' ? 'agent' : roleOfWord(text)
  if (role === undefined) return fail('role', 'unknown_role', text)
  return mayGive(role) ? role : fail('role', 'role_not_grantable', text)
}

function readUnit(text: string, units: UnitFinder, fail: Fail): ImportedPerson['unit'] | null {
  const found = units.find(text)
  return 'fault' in found ? fail('orgUnit', found.fault, text) : found
}
