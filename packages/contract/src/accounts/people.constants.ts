/** Where somebody's account stands. */
export const accountStates = ['active', 'locked', 'deactivated'] as const
export type AccountState = (typeof accountStates)[number]

/** What can be done to many accounts at once. */
export const accountBulkActs = ['move', 'deactivate'] as const
export type AccountBulkAct = (typeof accountBulkActs)[number]

/** What a file of accounts may tell of a person. */
export const importColumns = [
  'loginId',
  'name',
  'orgUnit',
  'role',
  'employeeNumber',
  'extension',
  'phoneNumber',
  'carrier',
  'birthOn',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** What can be wrong with a cell, or with the file. */
export const importFaults = [
  'column_missing',
  'too_many_rows',
  'no_rows',
  'required',
  'form',
  'phone_number',
  'date',
  'unknown_role',
  'role_not_grantable',
  'unknown_unit',
  'unit_closed',
  'unit_not_creatable',
  'twice',
  'taken',
  'not_changeable',
] as const
export type ImportFault = (typeof importFaults)[number]

/** Everything or nothing, or the rows that are right. */
export const importModes = ['all', 'good_rows'] as const
export type ImportMode = (typeof importModes)[number]

/** Forms of what is told of a person; the import reads by the same. */
export const personForms = {
  loginId: { minLength: 3, maxLength: 50, pattern: '^[A-Za-z0-9][A-Za-z0-9._@-]*$' },
  name: {
    minLength: 1,
    maxLength: 60,
    pattern: '^[^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*$',
  },
  employeeNumber: { minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
  extension: { minLength: 1, maxLength: 20, pattern: '^[0-9][0-9-]*$' },
  carrier: { minLength: 1, maxLength: 60, pattern: '^[^\\u0000-\\u001f\\u007f]+$' },
} as const
