import { type Static, Type } from 'typebox'
import { named, oneOf } from '../schema.ts'
import { characterClasses, passwordPolicyNames } from './accounts.constants.ts'

/** What a new password has to be (SEC-2). */
export const PasswordPolicy = named(
  'PasswordPolicy',
  Type.Object({
    name: oneOf(passwordPolicyNames),
    minLength: Type.Integer(),
    maxLength: Type.Integer(),
    classes: Type.Array(oneOf(characterClasses)),
    /** So many earlier passwords may not come back. */
    history: Type.Integer(),
    /** After so many days a password must be changed; 0 for never. */
    maxAgeDays: Type.Integer(),
    /** So many days before that its owner is told. */
    warnDays: Type.Integer(),
    /** Repeated characters, runs and rows of keys are refused. */
    areSequencesRefused: Type.Boolean(),
  }),
)
export type PasswordPolicy = Static<typeof PasswordPolicy>
