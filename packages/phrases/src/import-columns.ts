import type { ImportColumn } from '@smartym/contract'
import type { PhraseKey } from './ko/index.ts'

/** The heading of each column of an import, as the template writes it and the screen names it (ADM-3). */
export const importColumnPhrases: Readonly<Record<ImportColumn, PhraseKey>> = {
  loginId: 'console.field.login_id',
  name: 'console.field.name',
  orgUnit: 'console.field.org_unit',
  role: 'console.field.role',
  employeeNumber: 'console.field.employee_number',
  extension: 'console.field.extension',
  phoneNumber: 'console.field.phone_number',
  carrier: 'console.field.carrier',
  birthOn: 'console.account.birth_on',
}
