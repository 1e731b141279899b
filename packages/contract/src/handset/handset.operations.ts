import { Type, type Static } from 'typebox'
import { HandsetConsent } from '../consents/consents.schemas.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, named, nullable } from '../schema.ts'
import { SendReportsRequest } from './handset.reports.ts'

/** Answer to reports: everything up to `acknowledgedSeq` is committed and may be forgotten. */
export const SendReportsResponse = named(
  'ReportsAcknowledged',
  Type.Object({ acknowledgedSeq: Type.Integer() }),
)
export type SendReportsResponse = Static<typeof SendReportsResponse>

/** The agent who signed in; `agentState` follows as a frame on the socket too. */
export const HandsetSignInResponse = named(
  'HandsetSignIn',
  Type.Object({
    agent: Type.Object({
      agentId: Id('agent'),
      loginId: Type.String(),
      name: Type.String(),
      employeeNumber: nullable(Type.String()),
      extension: nullable(Type.String()),
      orgUnitName: Type.String(),
    }),
    /** Set when the password ends within the days of warning, UTC ms (SEC-2). */
    passwordExpiresAt: nullable(Type.Integer()),
    /** The published texts, and which of them the agent has agreed to (DIS-4). */
    consents: Type.Array(HandsetConsent),
  }),
)
export type HandsetSignInResponse = Static<typeof HandsetSignInResponse>

/** The agent's password, or that this phone had the PIN, finger or face of its app lock shown. */
export const HandsetReauthenticateRequest = Type.Union([
  closed({ kind: Type.Literal('password'), password: Type.String({ minLength: 1, maxLength: 200 }) }),
  closed({ kind: Type.Literal('app_lock') }),
])
export type HandsetReauthenticateRequest = Static<typeof HandsetReauthenticateRequest>
/** Nothing asks again before `dueAt`, UTC ms. */
export const HandsetReauthenticateResponse = named(
  'HandsetReauthenticated',
  Type.Object({ dueAt: Type.Integer() }),
)
export type HandsetReauthenticateResponse = Static<typeof HandsetReauthenticateResponse>

export const handsetOperations = {
  sendReports: defineOperation({
    id: 'sendReports',
    method: 'POST',
    path: '/api/v1/handset/reports',
    tag: 'handset',
    summary: 'What the phone says, in order; committed before it is answered (decision 5)',
    permission: 'device:connect',
    auth: ['device'],
    body: SendReportsRequest,
    responses: { 200: SendReportsResponse },
    errors: ['handset.report_gap'],
    bodyLimitBytes: 262_144,
  }),
  handsetSignIn: defineOperation({
    id: 'handsetSignIn',
    method: 'POST',
    path: '/api/v1/handset/sign-in',
    tag: 'handset',
    summary: 'An agent signs in on a registered phone (SEC-1)',
    permission: 'device:connect',
    auth: ['device'],
    body: closed({
      loginId: Type.String({ minLength: 1, maxLength: 100 }),
      password: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    responses: { 201: HandsetSignInResponse },
    errors: [
      'accounts.sign_in_refused',
      'accounts.locked',
      'accounts.sign_in_throttled',
      'accounts.initial_password_expired',
      'accounts.password_change_required',
      'agents.not_an_agent',
      'agents.signed_in_elsewhere',
      'agents.phone_of_another',
      'devices.not_trusted',
    ],
  }),
  handsetChangePassword: defineOperation({
    id: 'handsetChangePassword',
    method: 'POST',
    path: '/api/v1/handset/password',
    tag: 'handset',
    summary:
      'A new password in place of an initial or expired one, and the sign-in that waits for it (SEC-2)',
    permission: 'device:connect',
    auth: ['device'],
    body: closed({
      loginId: Type.String({ minLength: 1, maxLength: 100 }),
      password: Type.String({ minLength: 1, maxLength: 200 }),
      newPassword: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    responses: { 201: HandsetSignInResponse },
    errors: [
      'accounts.sign_in_refused',
      'accounts.locked',
      'accounts.sign_in_throttled',
      'accounts.initial_password_expired',
      'accounts.password_refused',
      'agents.not_an_agent',
      'agents.signed_in_elsewhere',
      'agents.phone_of_another',
      'devices.not_trusted',
    ],
  }),
  handsetReauthenticate: defineOperation({
    id: 'handsetReauthenticate',
    method: 'POST',
    path: '/api/v1/handset/reauthentication',
    tag: 'handset',
    summary: 'The agent shows again who works on the phone, before own calls are searched or heard (SEC-5)',
    permission: 'device:connect',
    auth: ['device'],
    body: HandsetReauthenticateRequest,
    responses: { 200: HandsetReauthenticateResponse },
    errors: [
      'accounts.sign_in_refused',
      'accounts.locked',
      'accounts.sign_in_throttled',
      'accounts.initial_password_expired',
      'accounts.password_change_required',
      'accounts.reauthentication_required',
    ],
  }),
  handsetSignOut: defineOperation({
    id: 'handsetSignOut',
    method: 'POST',
    path: '/api/v1/handset/sign-out',
    tag: 'handset',
    summary: 'The agent leaves the phone',
    permission: 'device:connect',
    auth: ['device'],
    responses: { 204: Type.Null() },
    errors: ['agents.transition_refused'],
  }),
  fetchCommands: defineOperation({
    id: 'fetchCommands',
    method: 'GET',
    path: '/api/v1/handset/commands',
    tag: 'handset',
    summary: 'Commands without a receipt, after a wake-up push (CTC-2)',
    permission: 'device:connect',
    auth: ['device'],
    responses: {
      200: named(
        'PendingCommands',
        Type.Object({ serverTime: Type.Integer(), commands: Type.Array(Type.Unknown()) }),
      ),
    },
    errors: [],
  }),
}
/** A hole in `seq` is answered 409 with `expectedSeq`. */
export const handsetErrors = { 'handset.report_gap': 409 } as const
