import { type Static, Type } from 'typebox'
import { Id } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf } from '../schema.ts'
import { signInMethods } from './accounts.constants.ts'
import { AccountResponse } from './accounts.schemas.ts'
import { PasswordPolicy } from './password-policy.ts'
import { Password, Provider } from './sign-in.schemas.ts'

export const PasskeyResponse = named(
  'Passkey',
  Type.Object({
    passkeyId: Id('secondFactor'),
    name: Type.String(),
    createdAt: Instant,
    lastUsedAt: nullable(Instant),
  }),
)
export type PasskeyResponse = Static<typeof PasskeyResponse>

/** One's own account: how its password and second factors stand (SEC-2, SEC-15). */
export const OwnAccountResponse = named(
  'OwnAccount',
  Type.Object({
    account: AccountResponse,
    password: Type.Object({
      setAt: Instant,
      expiresAt: nullable(Instant),
      policy: PasswordPolicy,
    }),
    totp: nullable(Type.Object({ createdAt: Instant, lastUsedAt: nullable(Instant) })),
    passkeys: Type.Array(PasskeyResponse),
    recoveryCodesLeft: Type.Integer(),
    /** The company wants a second factor of this account; the last one cannot be removed. */
    isSecondFactorForced: Type.Boolean(),
    /** Set when this session came from the company's provider: one shows there again who one is. */
    provider: nullable(Provider),
  }),
)
export type OwnAccountResponse = Static<typeof OwnAccountResponse>

export const ChangePasswordRequest = closed({ currentPassword: Password, newPassword: Password })

/** A console session of one's own. */
export const OwnSessionResponse = named(
  'OwnSession',
  Type.Object({
    sessionId: Id('session'),
    isCurrent: Type.Boolean(),
    method: oneOf(signInMethods),
    address: nullable(Type.String()),
    userAgent: nullable(Type.String()),
    createdAt: Instant,
    lastSeenAt: Instant,
  }),
)
export type OwnSessionResponse = Static<typeof OwnSessionResponse>
export const OwnSessionList = named('OwnSessionList', Type.Object({ items: Type.Array(OwnSessionResponse) }))

/** A sign-in of one's own, or an attempt at it (SEC-3). */
export const OwnSignInResponse = named(
  'OwnSignIn',
  Type.Object({
    at: Instant,
    action: Type.String(),
    isRefused: Type.Boolean(),
    address: nullable(Type.String()),
    isOnPhone: Type.Boolean(),
  }),
)
export type OwnSignInResponse = Static<typeof OwnSignInResponse>
export const OwnSignInList = named('OwnSignInList', Type.Object({ items: Type.Array(OwnSignInResponse) }))

/** A password made by the server, shown this once; it lets its owner set one, and nothing else (SEC-2). */
export const InitialPasswordResponse = named(
  'InitialPassword',
  Type.Object({ initialPassword: Type.String(), expiresAt: Instant }),
)
export type InitialPasswordResponse = Static<typeof InitialPasswordResponse>
