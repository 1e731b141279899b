import type { ListedAccount } from '@smartym/contract'
import type { ExportColumn, ExportNote, Say, TimeText } from '../../../platform/exports/index.ts'
import type { AccountsFilter } from '../accounts.view.ts'

/** The columns of the list of accounts as a file; numbers stay masked as they are on the screen. */
export function accountColumns(say: Say, timeText: TimeText): readonly ExportColumn<ListedAccount>[] {
  return [
    { title: say('console.field.name'), cell: ({ name }) => name },
    { title: say('console.field.login_id'), width: 20, cell: ({ loginId }) => loginId },
    {
      title: say('console.field.state'),
      width: 10,
      cell: ({ state }) => say(`console.account_state.${state}`),
    },
    { title: say('console.field.role'), cell: ({ role }) => say(`console.role.${role}`) },
    { title: say('console.field.org_unit'), width: 24, cell: ({ orgUnitName }) => orgUnitName },
    { title: say('console.field.employee_number'), cell: ({ employeeNumber }) => employeeNumber },
    { title: say('console.field.extension'), width: 10, cell: ({ extension }) => extension },
    { title: say('console.field.phone_number'), cell: ({ number }) => number?.text ?? null },
    { title: say('console.field.carrier'), cell: ({ carrier }) => carrier },
    { title: say('console.field.model'), width: 22, cell: ({ phone }) => phone?.model ?? null },
    { title: say('console.field.os_version'), cell: ({ phone }) => phone?.osVersion ?? null },
    { title: say('console.field.registered_at'), width: 20, cell: ({ createdAt }) => timeText(createdAt) },
    {
      title: say('console.accounts.left_at'),
      width: 20,
      cell: ({ deactivatedAt }) => timeText(deactivatedAt),
    },
  ]
}

/** The filter in words. */
export function accountFilterNotes(
  say: Say,
  { role, state, search }: AccountsFilter,
  orgUnitName: string | null,
): readonly ExportNote[] {
  return [
    ...(state === undefined
      ? []
      : ([[say('console.field.state'), say(`console.account_state.${state}`)]] as const)),
    ...(role === undefined ? [] : ([[say('console.field.role'), say(`console.role.${role}`)]] as const)),
    ...(orgUnitName === null ? [] : ([[say('console.field.org_unit'), orgUnitName]] as const)),
    ...(search === undefined || search === '' ? [] : ([[say('console.accounts.search'), search]] as const)),
  ]
}
