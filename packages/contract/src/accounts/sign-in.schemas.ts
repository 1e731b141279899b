import { type Static, Type } from 'typebox'
import { Id } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf } from '../schema.ts'
import { passwordChangeReasons, secondFactorKinds, signInSteps } from './accounts.constants.ts'
import { PasswordPolicy } from './password-policy.ts'

export const Password = Type.String({ minLength: 1, maxLength: 200 })

/** A sign-in that is not finished. It opens nothing but its own next step, for ten minutes. */
export const PendingSignIn = named(
  'PendingSignIn',
  Type.Object({
    step: oneOf(signInSteps),
    /** Ways to show the second factor that this account has; empty where it has none yet. */
    secondFactors: Type.Array(oneOf(secondFactorKinds)),
    passwordChangeReason: nullable(oneOf(passwordChangeReasons)),
    passwordPolicy: PasswordPolicy,
    loginId: Type.String(),
    name: Type.String(),
    /** Shown in `x-csrf-token` by each further step. */
    csrfToken: Type.String(),
    expiresAt: Instant,
  }),
)
export type PendingSignIn = Static<typeof PendingSignIn>

const base64url = Type.String({ pattern: '^[\\w-]*$', maxLength: 8000 })
const credential = {
  id: base64url,
  rawId: base64url,
  type: Type.Literal('public-key'),
  authenticatorAttachment: Type.Optional(Type.String({ maxLength: 40 })),
  clientExtensionResults: Type.Object({}, { additionalProperties: true }),
}

/** What the browser's authenticator answers to a challenge (WebAuthn, `AuthenticationResponseJSON`). */
export const PasskeyAssertion = named(
  'PasskeyAssertion',
  Type.Object({
    ...credential,
    response: Type.Object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: Type.Optional(base64url),
    }),
  }),
)
export type PasskeyAssertion = Static<typeof PasskeyAssertion>

/** What the browser's authenticator answers when it makes a passkey (WebAuthn, `RegistrationResponseJSON`). */
export const PasskeyRegistration = named(
  'PasskeyRegistration',
  Type.Object({
    ...credential,
    response: Type.Object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      authenticatorData: Type.Optional(base64url),
      transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })),
      publicKeyAlgorithm: Type.Optional(Type.Integer()),
      publicKey: Type.Optional(base64url),
    }),
  }),
)
export type PasskeyRegistration = Static<typeof PasskeyRegistration>

/** Options for the browser's authenticator, as WebAuthn's JSON form has them. */
export const PasskeyChallenge = named(
  'PasskeyChallenge',
  Type.Object({ options: Type.Object({}, { additionalProperties: true }) }),
)
export type PasskeyChallenge = Static<typeof PasskeyChallenge>

const totp = closed({ kind: Type.Literal('totp'), code: Type.String({ pattern: '^\\d{6}$' }) })
const recoveryCode = closed({
  kind: Type.Literal('recovery_code'),
  code: Type.String({ minLength: 8, maxLength: 40 }),
})
const passkey = closed({ kind: Type.Literal('passkey'), assertion: PasskeyAssertion })
const password = closed({ kind: Type.Literal('password'), password: Password })

/** A second factor, shown. */
export const SecondFactorProof = named('SecondFactorProof', Type.Union([totp, recoveryCode, passkey]))
export type SecondFactorProof = Static<typeof SecondFactorProof>

/** Anything that shows again who sits there. */
export const ReauthenticateRequest = named(
  'ReauthenticateRequest',
  Type.Union([password, totp, recoveryCode, passkey]),
)
export type ReauthenticateRequest = Static<typeof ReauthenticateRequest>

/** The secret of an authenticator app: as text for typing, as address for a QR code. It counts once a code confirmed it. */
export const TotpSecret = named('TotpSecret', Type.Object({ secret: Type.String(), uri: Type.String() }))
export type TotpSecret = Static<typeof TotpSecret>

export const TotpConfirmation = closed({ code: Type.String({ pattern: '^\\d{6}$' }) })
export const AddPasskeyRequest = closed({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  registration: PasskeyRegistration,
})

/** Recovery codes are made with the first second factor, and shown this once; null where the account has them already. */
export const EnrolledSecondFactor = named(
  'EnrolledSecondFactor',
  Type.Object({ recoveryCodes: nullable(Type.Array(Type.String())) }),
)
export type EnrolledSecondFactor = Static<typeof EnrolledSecondFactor>

/** A company's own OpenID Connect server, as its button names it. */
export const Provider = named('Provider', Type.Object({ companyId: Id('company'), name: Type.String() }))

/** Ways to sign in at the console. A provider is a company's own OpenID Connect server. */
export const SignInOptions = named(
  'SignInOptions',
  Type.Object({
    /** False where the company lets only those in locally whose role may break the glass. */
    isLocalOpen: Type.Boolean(),
    providers: Type.Array(Provider),
  }),
)
export type SignInOptions = Static<typeof SignInOptions>
