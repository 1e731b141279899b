import { defineExport } from '../exports/exports.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed } from '../schema.ts'
import {
  AccountDetail,
  AccountPage,
  AccountsChanged,
  AccountWithPassword,
  ChangeAccountRequest,
  ChangeAccountsRequest,
  CreateAccountRequest,
  DeactivateAccountRequest,
  ListAccountsQuery,
} from './people.schemas.ts'

const params = closed({ accountId: Id('account') })
const shared = { tag: 'accounts', auth: ['session', 'api_key'] } as const
const changing = { ...shared, permission: 'accounts:change' } as const

const listAccounts = defineOperation({
  ...shared,
  id: 'listAccounts',
  method: 'GET',
  path: '/api/v1/accounts',
  summary: 'Accounts in the caller’s scope (ADM-3)',
  permission: 'accounts:list',
  query: ListAccountsQuery,
  responses: { 200: AccountPage },
  errors: [],
})

const written = [
  'organization.not_found',
  'organization.closed',
  'accounts.login_id_taken',
  'accounts.employee_number_taken',
  'accounts.extension_taken',
  'accounts.phone_number_taken',
  'accounts.phone_number_invalid',
  'accounts.role_not_grantable',
] as const

/** People and their accounts, as administrators and the personnel system keep them (ADM-3, INT-5). */
export const peopleOperations = {
  listAccounts,
  exportAccounts: defineOperation(
    defineExport(listAccounts, {
      id: 'exportAccounts',
      summary: 'The list of accounts as a file (ADM-3)',
      permission: 'accounts:export',
    }),
  ),
  createAccount: defineOperation({
    ...changing,
    id: 'createAccount',
    method: 'POST',
    path: '/api/v1/accounts',
    summary: 'An account with an initial password, which is shown this once (ADM-3)',
    body: CreateAccountRequest,
    responses: { 201: AccountWithPassword },
    errors: written,
    reauthentication: true,
  }),
  changeAccounts: defineOperation({
    ...changing,
    id: 'changeAccounts',
    method: 'POST',
    path: '/api/v1/account-changes',
    summary: 'Moves or deactivates many accounts (ADM-3, INT-5)',
    body: ChangeAccountsRequest,
    responses: { 200: AccountsChanged },
    errors: ['organization.not_found', 'organization.closed'],
  }),
  getAccount: defineOperation({
    ...shared,
    id: 'getAccount',
    method: 'GET',
    path: '/api/v1/accounts/:accountId',
    summary: 'One account (ADM-3)',
    permission: 'accounts:list',
    params,
    responses: { 200: AccountDetail },
    errors: ['accounts.not_found'],
  }),
  changeAccount: defineOperation({
    ...changing,
    id: 'changeAccount',
    method: 'PATCH',
    path: '/api/v1/accounts/:accountId',
    summary: 'Changes what is told of a person; another role or login id ends their sessions (ADM-3)',
    params,
    body: ChangeAccountRequest,
    responses: { 200: AccountDetail },
    errors: [
      ...written,
      'accounts.not_found',
      'accounts.more_rights',
      'accounts.own_account',
      'accounts.deactivated',
    ],
  }),
  deactivateAccount: defineOperation({
    ...changing,
    id: 'deactivateAccount',
    method: 'POST',
    path: '/api/v1/accounts/:accountId/deactivation',
    summary:
      'Somebody leaves: sessions, tokens and pending dials end at once, line and phone are free, history stays (INT-5)',
    params,
    body: DeactivateAccountRequest,
    responses: { 200: AccountDetail },
    errors: ['accounts.not_found', 'accounts.more_rights', 'accounts.own_account', 'accounts.deactivated'],
  }),
  reactivateAccount: defineOperation({
    ...changing,
    id: 'reactivateAccount',
    method: 'POST',
    path: '/api/v1/accounts/:accountId/reactivation',
    summary: 'Somebody comes back, with an initial password that is shown this once (ADM-3)',
    params,
    responses: { 200: AccountWithPassword },
    errors: ['accounts.not_found', 'accounts.more_rights', 'accounts.not_deactivated', 'organization.closed'],
    reauthentication: true,
  }),
}
