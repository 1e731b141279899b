import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { permissions, roles } from '../permissions.ts'
import { GrantsSchema } from './roles.schemas.ts'
import { closed, Instant, named, nullable, oneOf } from '../schema.ts'

export const languages = ['ko', 'en', 'ja', 'zh'] as const
export type Language = (typeof languages)[number]

export const AccountResponse = named(
  'Account',
  Type.Object({
    accountId: Id('account'),
    loginId: Type.String(),
    name: Type.String(),
    role: oneOf(roles),
    /** The company's own role that replaces what the built-in one grants. */
    ownRoleId: nullable(Id('ownRole')),
    orgUnitId: Id('orgUnit'),
    orgUnitName: Type.String(),
    agentId: nullable(Id('agent')),
    employeeNumber: nullable(Type.String()),
    extension: nullable(Type.String()),
    isLocked: Type.Boolean(),
  }),
)
export type AccountResponse = Static<typeof AccountResponse>
/** Console sign-in; the session travels in an HttpOnly cookie, unsafe requests carry `csrfToken` in `x-csrf-token`. */
export const SignInRequest = closed({
  loginId: Type.String({ minLength: 1, maxLength: 100 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
})
export const SessionResponse = named(
  'Session',
  Type.Object({
    account: AccountResponse,
    permissions: Type.Array(oneOf(permissions)),
    /** How far each permission reaches. */
    grants: GrantsSchema,
    ownRoleName: nullable(Type.String()),
    companyName: Type.String(),
    timeZone: Type.String(),
    csrfToken: Type.String(),
    idleExpiresAt: Instant,
    absoluteExpiresAt: Instant,
    /** Set when the password ends within the days of warning (SEC-2). */
    passwordExpiresAt: nullable(Instant),
    /** Says what this installation simulates; only the demo has it on. */
    isDemo: Type.Boolean(),
    /** What the server lacks: without ffmpeg there are no renditions. */
    missingTools: Type.Array(oneOf(['ffmpeg'])),
  }),
)
export type SessionResponse = Static<typeof SessionResponse>

/** Names an agent in one of three ways. */
export const AgentReference = named(
  'AgentReference',
  Type.Union([
    closed({ agentId: Id('agent') }),
    closed({ employeeNumber: Type.String({ minLength: 1, maxLength: 40 }) }),
    closed({ extension: Type.String({ minLength: 1, maxLength: 20 }) }),
  ]),
)
export type AgentReference = Static<typeof AgentReference>

/** Asked by the CRM's server; the browser's button gets the token (decision 13). */
export const CreateBrowserTokenRequest = closed({ agent: AgentReference })
export const BrowserTokenResponse = named(
  'BrowserToken',
  Type.Object({ token: Type.String(), agentId: Id('agent'), expiresAt: Instant }),
)
export type BrowserTokenResponse = Static<typeof BrowserTokenResponse>
