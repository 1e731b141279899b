import { nullable, oneOf, passwordPolicyNames, roles } from '@smartym/contract'
import { Type } from 'typebox'
import { setting } from './setting-definition.ts'

const ofCompany = ['company'] as const
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The address ranges that belong to nobody else, and the machine itself. */
const privateNetworks = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
]
const roleList = Type.Array(oneOf(roles), { maxItems: roles.length })

/** How people sign in, and what of (SEC-2, SEC-5, SEC-15). */
export const accountSettings = {
  'accounts.passwordPolicy': setting({
    doc: 'The named policy that passwords follow: kr-financial-2018 or asvs-2025 (SEC-2)',
    schema: oneOf(passwordPolicyNames),
    default: 'kr-financial-2018',
    levels: ofCompany,
  }),
  'accounts.passwordMinLength': setting({
    doc: 'Shortest password, characters; empty for the named policy’s',
    schema: nullable(Type.Integer({ minimum: 8, maximum: 64 })),
    default: null,
    levels: ofCompany,
  }),
  'accounts.passwordHistory': setting({
    doc: 'So many earlier passwords do not come back; empty for the named policy’s',
    schema: nullable(Type.Integer({ minimum: 0, maximum: 24 })),
    default: null,
    levels: ofCompany,
  }),
  'accounts.passwordMaxAgeDays': setting({
    doc: 'Days after which a password must be changed, 0 for never; empty for the named policy’s',
    schema: nullable(Type.Integer({ minimum: 0, maximum: 3650 })),
    default: null,
    levels: ofCompany,
  }),
  'accounts.passwordWarnDays': setting({
    doc: 'Days before a password’s end from which its owner is told; empty for the named policy’s',
    schema: nullable(Type.Integer({ minimum: 0, maximum: 60 })),
    default: null,
    levels: ofCompany,
  }),
  'accounts.initialPasswordLifeMs': setting({
    doc: 'How long an initial password waits to be used, milliseconds',
    schema: Type.Integer({ minimum: 10 * minute, maximum: 14 * day }),
    default: 3 * day,
    levels: ofCompany,
  }),
  'accounts.lockAfterFailures': setting({
    doc: 'Wrong passwords in a row, over console and phones together, after which an account is locked until it is reset',
    schema: Type.Integer({ minimum: 3, maximum: 10 }),
    default: 5,
    levels: ofCompany,
  }),
  'accounts.allowedNetworks': setting({
    doc: 'Networks of the company (CIDR): wrong passwords from elsewhere are slowed down instead of counted, and a second factor may be forced there',
    schema: Type.Array(Type.String({ pattern: '^[0-9a-fA-F.:]+/\\d{1,3}$', maxLength: 50 }), {
      maxItems: 100,
    }),
    default: privateNetworks,
    levels: ofCompany,
  }),
  'accounts.sessionIdleMs': setting({
    doc: 'Without a request for so long a console session ends, milliseconds',
    schema: Type.Integer({ minimum: minute, maximum: 8 * hour }),
    default: 15 * minute,
    levels: ofCompany,
  }),
  'accounts.sessionLifeMs': setting({
    doc: 'However busy, a console session ends after so long, milliseconds',
    schema: Type.Integer({ minimum: 10 * minute, maximum: day }),
    default: 12 * hour,
    levels: ofCompany,
  }),
  'accounts.maxSessions': setting({
    doc: 'Console sessions that one account may have at a time; a new one ends the oldest',
    schema: Type.Integer({ minimum: 1, maximum: 50 }),
    default: 5,
    levels: ofCompany,
  }),
  'accounts.reauthenticationGraceMs': setting({
    doc: 'How long after showing who one is listening, downloading and exporting do not ask again, milliseconds (SEC-5)',
    schema: Type.Integer({ minimum: minute / 6, maximum: hour }),
    default: 5 * minute,
    levels: ofCompany,
  }),
  'accounts.secondFactorRoles': setting({
    doc: 'Roles that need a second factor at the console, wherever they sit (SEC-15)',
    schema: roleList,
    default: [],
    levels: ofCompany,
  }),
  'accounts.isSecondFactorForcedOutside': setting({
    doc: 'Does everybody need a second factor at the console outside of the company’s networks (SEC-15)',
    schema: Type.Boolean(),
    default: true,
    levels: ofCompany,
  }),
  'accounts.isLocalSignInOpen': setting({
    doc: 'May people sign in at the console by login id and password; when not, only by the company’s provider (SEC-15)',
    schema: Type.Boolean(),
    default: true,
    levels: ofCompany,
  }),
  'accounts.breakGlassRoles': setting({
    doc: 'Roles that sign in by password although local sign-in is closed',
    schema: roleList,
    default: ['administrator'],
    levels: ofCompany,
  }),
  'accounts.providerName': setting({
    doc: 'What the button of the company’s OpenID Connect provider says',
    schema: Type.String({ maxLength: 60 }),
    default: '',
    levels: ofCompany,
  }),
  'accounts.providerIssuer': setting({
    doc: 'Address (issuer) of the company’s OpenID Connect provider; empty for none. The client secret is the secret oidc-client-secret',
    schema: Type.String({ maxLength: 300, pattern: '^(https?://.*)?$' }),
    default: '',
    levels: ofCompany,
  }),
  'accounts.providerClientId': setting({
    doc: 'Client id of this installation at the provider',
    schema: Type.String({ maxLength: 200 }),
    default: '',
    levels: ofCompany,
  }),
  'accounts.providerClaim': setting({
    doc: 'Claim of the provider’s id token that holds the employee number',
    schema: Type.String({ minLength: 1, maxLength: 100 }),
    default: 'employee_number',
    levels: ofCompany,
  }),
  'accounts.isProviderSecondFactorTrusted': setting({
    doc: 'Does the provider ask for a second factor itself, so that none is asked here',
    schema: Type.Boolean(),
    default: false,
    levels: ofCompany,
  }),
} as const
