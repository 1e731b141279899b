import { Type, type Static } from 'typebox'
import { closed, named, nullable, oneOf } from '../schema.ts'
import { appLockModes, maxPinLength, pinComplexities } from './app-lock.constants.ts'

/** How phones are locked (SEC-4). */
export const AppLockPolicy = named(
  'AppLockPolicy',
  closed({
    mode: oneOf(appLockModes),
    /** Locks after this long without a touch; null: only when the screen goes off, and at start. */
    idleMs: nullable(Type.Integer({ minimum: 0 })),
    minLength: Type.Integer({ minimum: 4, maximum: maxPinLength }),
    complexity: oneOf(pinComplexities),
    /** Wrong PINs in a row after which only the password opens. */
    maxFailures: Type.Integer({ minimum: 3, maximum: 20 }),
    areBiometricsAllowed: Type.Boolean(),
    /** Does a locked phone dial what the server orders. */
    isDialingAllowed: Type.Boolean(),
  }),
)
export type AppLockPolicy = Static<typeof AppLockPolicy>

/** When the phone asks again who is there, before own calls are searched or heard (SEC-5). */
export const ReauthenticationPolicy = named(
  'ReauthenticationPolicy',
  closed({
    /** Nothing is asked again for this long. */
    graceMs: Type.Integer({ minimum: 0 }),
    /** PIN or biometrics do instead of the password. */
    isAppLockEnough: Type.Boolean(),
  }),
)
export type ReauthenticationPolicy = Static<typeof ReauthenticationPolicy>
