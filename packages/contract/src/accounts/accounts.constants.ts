/** The two policies that come with the product: the Korean financial rule of 2018, and OWASP ASVS 5.0 of 2025. */
export const passwordPolicyNames = ['kr-financial-2018', 'asvs-2025'] as const
export type PasswordPolicyName = (typeof passwordPolicyNames)[number]

/** Kinds of characters that a policy can ask for. */
export const characterClasses = ['letter', 'digit', 'symbol'] as const
export type CharacterClass = (typeof characterClasses)[number]

/** What can be wrong with a new password. */
export const passwordFaults = [
  'too_short',
  'too_long',
  'letter_missing',
  'digit_missing',
  'symbol_missing',
  'has_login_id',
  'has_name',
  'has_birth_date',
  'has_phone_number',
  'has_same_characters',
  'has_sequence',
  'has_keyboard_row',
  'common',
  'used_before',
] as const
export type PasswordFault = (typeof passwordFaults)[number]

/** What a console sign-in still wants before it becomes a session (SEC-15). */
export const signInSteps = ['second_factor', 'enrolment', 'password_change', 'continuation'] as const
export type SignInStep = (typeof signInSteps)[number]

/** Ways to show a second factor. */
export const secondFactorKinds = ['totp', 'passkey', 'recovery_code'] as const
export type SecondFactorKind = (typeof secondFactorKinds)[number]

/** Why a password must be changed before anything else. */
export const passwordChangeReasons = ['initial', 'expired'] as const
export type PasswordChangeReason = (typeof passwordChangeReasons)[number]

/** How somebody signed in. */
export const signInMethods = ['password', 'provider'] as const
export type SignInMethod = (typeof signInMethods)[number]

/**
 * How a CRM's key is proved: its secret travels with the request; the secret signs the request (HMAC); or the owner of a
 * registered public key gets short-lived access tokens (RFC 7523).
 */
export const apiKeyAuthentications = ['secret', 'signature', 'assertion'] as const
export type ApiKeyAuthentication = (typeof apiKeyAuthentications)[number]

export const apiKeyStates = ['active', 'expired', 'revoked'] as const
export type ApiKeyState = (typeof apiKeyStates)[number]

/** What can be done to many keys at once. */
export const apiKeyBulkActs = ['revoke', 'set_end'] as const
export type ApiKeyBulkAct = (typeof apiKeyBulkActs)[number]

/** Headers of a request that is signed with a key's secret: which key, id and time of the request, signature. */
export const signedRequestHeaders = {
  key: 'smartym-key',
  id: 'smartym-id',
  timestamp: 'smartym-timestamp',
  signature: 'smartym-signature',
} as const

/** What is wrong with a signed request. One that anything is wrong with which only the key's owner can know is `mismatch`. */
export const signatureFaults = ['malformed', 'clock', 'mismatch', 'repeated'] as const
export type SignatureFault = (typeof signatureFaults)[number]

/** Why a public key is not taken. */
export const publicKeyFaults = ['missing', 'private', 'unsupported', 'weak'] as const
export type PublicKeyFault = (typeof publicKeyFaults)[number]
