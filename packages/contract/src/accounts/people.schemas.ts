import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { roles } from '../permissions.ts'
import {
  closed,
  Instant,
  manyChanged,
  named,
  nullable,
  oneOf,
  page,
  pageQuery,
  ShownPhoneNumber,
  withTotal,
} from '../schema.ts'
import { AccountResponse } from './accounts.schemas.ts'
import { accountStates, personForms } from './people.constants.ts'

const text = (form: (typeof personForms)[keyof typeof personForms]) => Type.String(form)

/** An account in the list, with the phone that its agent works on. */
export const ListedAccount = named(
  'ListedAccount',
  Type.Object({
    ...AccountResponse.properties,
    state: oneOf(accountStates),
    number: nullable(ShownPhoneNumber),
    carrier: nullable(Type.String()),
    /** The phone that the agent works on, or that was registered for the agent. */
    phone: nullable(Type.Object({ deviceId: Id('device'), model: Type.String(), osVersion: Type.String() })),
    createdAt: Instant,
    /** When the person left. */
    deactivatedAt: nullable(Instant),
  }),
)
export type ListedAccount = Static<typeof ListedAccount>

/** One account for those who may see it; what only those need who may change it is null for the others. */
export const AccountDetail = named(
  'AccountDetail',
  Type.Object({
    ...ListedAccount.properties,
    /** E.164. */
    phoneNumber: nullable(Type.String()),
    birthOn: nullable(Type.String()),
    /** May the caller change this account. */
    isChangeable: Type.Boolean(),
    /** Roles that the caller may give this person. */
    grantableRoles: Type.Array(oneOf(roles)),
  }),
)
export type AccountDetail = Static<typeof AccountDetail>

/** Without a state those who have not left. */
export const ListAccountsQuery = closed({
  ...pageQuery,
  ...withTotal,
  role: Type.Optional(oneOf(roles)),
  ownRoleId: Type.Optional(Id('ownRole')),
  state: Type.Optional(oneOf(accountStates)),
  /** This unit and all below it. */
  orgUnitId: Type.Optional(Id('orgUnit')),
  /** Part of a name, login id, employee number or extension, or the end of a phone number. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
})
export type ListAccountsQuery = Static<typeof ListAccountsQuery>
export const AccountPage = page('AccountPage', ListedAccount)

/** As people write it, national or E.164. */
const PhoneNumber = Type.String({ minLength: 3, maxLength: 40 })
const BirthDate = Type.String({ format: 'date' })

export const CreateAccountRequest = closed({
  loginId: text(personForms.loginId),
  name: text(personForms.name),
  role: oneOf(roles),
  orgUnitId: Id('orgUnit'),
  employeeNumber: Type.Optional(nullable(text(personForms.employeeNumber))),
  extension: Type.Optional(nullable(text(personForms.extension))),
  phoneNumber: Type.Optional(nullable(PhoneNumber)),
  carrier: Type.Optional(nullable(text(personForms.carrier))),
  /** Never shown in lists; no password may have it in it. */
  birthOn: Type.Optional(nullable(BirthDate)),
})
export type CreateAccountRequest = Static<typeof CreateAccountRequest>
/** What is absent stays; null empties. */
export const ChangeAccountRequest = closed({
  loginId: Type.Optional(text(personForms.loginId)),
  name: Type.Optional(text(personForms.name)),
  role: Type.Optional(oneOf(roles)),
  orgUnitId: Type.Optional(Id('orgUnit')),
  employeeNumber: Type.Optional(nullable(text(personForms.employeeNumber))),
  extension: Type.Optional(nullable(text(personForms.extension))),
  phoneNumber: Type.Optional(nullable(PhoneNumber)),
  carrier: Type.Optional(nullable(text(personForms.carrier))),
  birthOn: Type.Optional(nullable(BirthDate)),
})
export type ChangeAccountRequest = Static<typeof ChangeAccountRequest>

/** An account with the password that its owner changes at the first sign-in; shown this once. */
export const AccountWithPassword = named(
  'AccountWithPassword',
  Type.Object({ account: AccountDetail, initialPassword: Type.String(), expiresAt: Instant }),
)
export type AccountWithPassword = Static<typeof AccountWithPassword>

const reason = Type.String({ minLength: 2, maxLength: 500 })
export const DeactivateAccountRequest = closed({ reason })
const accountIds = Type.Array(Id('account'), { minItems: 1, maxItems: 200 })
export const ChangeAccountsRequest = Type.Union([
  closed({ act: Type.Literal('move'), accountIds, orgUnitId: Id('orgUnit') }),
  closed({ act: Type.Literal('deactivate'), accountIds, reason }),
])
export type ChangeAccountsRequest = Static<typeof ChangeAccountsRequest>
export const AccountsChanged = manyChanged('AccountsChanged', { accountId: Id('account') })
export type AccountsChanged = Static<typeof AccountsChanged>
