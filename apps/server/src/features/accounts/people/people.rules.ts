import type { ChangeAccountRequest } from '@smartym/contract'
import { maskPhoneNumber } from '@smartym/rules/masking'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import { phoneNumberInvalid } from '../accounts.errors.ts'
import type { AccountRow } from '../accounts.table.ts'

/** What of an account its keepers may write. */
export type PersonColumns = Pick<
  AccountRow,
  | 'login_id'
  | 'name'
  | 'role'
  | 'org_unit_id'
  | 'employee_number'
  | 'extension'
  | 'phone_number'
  | 'carrier'
  | 'birth_on'
>

/** E.164; nothing stays nothing. Throws `accounts.phone_number_invalid`. */
function readPhoneNumber(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null
  const parsed = parsePhoneNumber(text)
  if (!parsed.ok) throw phoneNumberInvalid()
  return parsed.e164
}

/** The columns that a request names, as they are to be. Throws `accounts.phone_number_invalid`. */
export function columnsOf(asked: ChangeAccountRequest): Partial<PersonColumns> {
  const { loginId, name, role, orgUnitId, employeeNumber, extension, phoneNumber, carrier, birthOn } = asked
  return {
    ...(loginId !== undefined && { login_id: loginId }),
    ...(name !== undefined && { name: name.trim() }),
    ...(role !== undefined && { role }),
    ...(orgUnitId !== undefined && { org_unit_id: orgUnitId }),
    ...(employeeNumber !== undefined && { employee_number: employeeNumber }),
    ...(extension !== undefined && { extension }),
    ...(phoneNumber !== undefined && { phone_number: readPhoneNumber(phoneNumber) }),
    ...(carrier !== undefined && { carrier: carrier === null ? null : carrier.trim() }),
    ...(birthOn !== undefined && { birth_on: birthOn }),
  }
}

/** Only what is different. */
export function differenceOf(row: AccountRow, columns: Partial<PersonColumns>): Partial<PersonColumns> {
  const changed = Object.entries(columns).filter(
    ([name, value]) => row[name as keyof PersonColumns] !== value,
  )
  return Object.fromEntries(changed)
}

const members: Readonly<Record<keyof PersonColumns, string>> = {
  login_id: 'loginId',
  name: 'name',
  role: 'role',
  org_unit_id: 'orgUnitId',
  employee_number: 'employeeNumber',
  extension: 'extension',
  phone_number: 'phoneNumber',
  carrier: 'carrier',
  birth_on: 'birthOn',
}

/* The log holds no name, number or birth date: enough of them to see that it was another one. */
function toldValue(column: keyof PersonColumns, value: string | null): string | null {
  if (value === null) return null
  if (column === 'phone_number') return maskPhoneNumber(value)
  if (column === 'name') return `${String.fromCodePoint(value.codePointAt(0) ?? 42)}**`
  return column === 'birth_on' ? '****-**-**' : value
}

/** What was changed, before and after, as the log may keep it. */
export function changeDetail(row: AccountRow, changed: Partial<PersonColumns>) {
  const columns = Object.keys(changed) as (keyof PersonColumns)[]
  const side = (of: Partial<PersonColumns>) =>
    Object.fromEntries(columns.map((column) => [members[column], toldValue(column, of[column] ?? null)]))
  return { before: side(row), after: side(changed) }
}
