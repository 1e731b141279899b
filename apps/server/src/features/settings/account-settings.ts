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
    features: ['SEC-2'],
    schema: oneOf(passwordPolicyNames),
    default: 'kr-financial-2018',
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.passwordMinLength': setting({
    features: ['SEC-2'],
    schema: nullable(Type.Integer({ minimum: 8, maximum: 64 })),
    default: null,
    levels: ofCompany,
    unit: 'characters',
    isSecurity: true,
  }),
  'accounts.passwordHistory': setting({
    features: ['SEC-2'],
    schema: nullable(Type.Integer({ minimum: 0, maximum: 24 })),
    default: null,
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.passwordMaxAgeDays': setting({
    features: ['SEC-2'],
    schema: nullable(Type.Integer({ minimum: 0, maximum: 3650 })),
    default: null,
    levels: ofCompany,
    unit: 'days',
    isSecurity: true,
  }),
  'accounts.passwordWarnDays': setting({
    features: ['SEC-2'],
    schema: nullable(Type.Integer({ minimum: 0, maximum: 60 })),
    default: null,
    levels: ofCompany,
    unit: 'days',
    isSecurity: true,
  }),
  'accounts.initialPasswordLifeMs': setting({
    features: ['SEC-2'],
    schema: Type.Integer({ minimum: 10 * minute, maximum: 14 * day }),
    default: 3 * day,
    levels: ofCompany,
    unit: 'ms',
    isSecurity: true,
  }),
  'accounts.lockAfterFailures': setting({
    features: ['SEC-2'],
    schema: Type.Integer({ minimum: 3, maximum: 10 }),
    default: 5,
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.allowedNetworks': setting({
    features: ['SEC-2'],
    schema: Type.Array(Type.String({ pattern: '^[0-9a-fA-F.:]+/\\d{1,3}$', maxLength: 50 }), {
      maxItems: 100,
      isSecurity: true,
    }),
    default: privateNetworks,
    levels: ofCompany,
  }),
  'accounts.sessionIdleMs': setting({
    features: ['SEC-15'],
    schema: Type.Integer({ minimum: minute, maximum: 8 * hour }),
    default: 15 * minute,
    levels: ofCompany,
    unit: 'ms',
    isSecurity: true,
  }),
  'accounts.sessionLifeMs': setting({
    features: ['SEC-15'],
    schema: Type.Integer({ minimum: 10 * minute, maximum: day }),
    default: 12 * hour,
    levels: ofCompany,
    unit: 'ms',
    isSecurity: true,
  }),
  'accounts.maxSessions': setting({
    features: ['SEC-15'],
    schema: Type.Integer({ minimum: 1, maximum: 50 }),
    default: 5,
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.reauthenticationGraceMs': setting({
    features: ['SEC-5'],
    schema: Type.Integer({ minimum: minute / 6, maximum: hour }),
    default: 5 * minute,
    levels: ofCompany,
    unit: 'ms',
    isSecurity: true,
  }),
  'accounts.secondFactorRoles': setting({
    features: ['SEC-15'],
    schema: roleList,
    default: [],
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.isSecondFactorForcedOutside': setting({
    features: ['SEC-15'],
    schema: Type.Boolean(),
    default: true,
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.isLocalSignInOpen': setting({
    features: ['SEC-15'],
    schema: Type.Boolean(),
    default: true,
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.breakGlassRoles': setting({
    features: ['SEC-15'],
    schema: roleList,
    default: ['administrator'],
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.providerName': setting({
    features: ['SEC-15'],
    schema: Type.String({ maxLength: 60 }),
    default: '',
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.providerIssuer': setting({
    features: ['SEC-15'],
    schema: Type.String({ maxLength: 300, pattern: '^(https?://.*)?$' }),
    default: '',
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.providerClientId': setting({
    features: ['SEC-15'],
    schema: Type.String({ maxLength: 200 }),
    default: '',
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.providerClaim': setting({
    features: ['SEC-15'],
    schema: Type.String({ minLength: 1, maxLength: 100 }),
    default: 'employee_number',
    levels: ofCompany,
    isSecurity: true,
  }),
  'accounts.isProviderSecondFactorTrusted': setting({
    features: ['SEC-15'],
    schema: Type.Boolean(),
    default: false,
    levels: ofCompany,
    isSecurity: true,
  }),
} as const
