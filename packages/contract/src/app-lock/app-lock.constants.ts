/** May, or must, the app be locked with a PIN of its own (SEC-4). */
export const appLockModes = ['off', 'optional', 'required'] as const
export type AppLockMode = (typeof appLockModes)[number]

/** What a PIN is made of. */
export const pinComplexities = ['digits', 'letters_and_digits'] as const
export type PinComplexity = (typeof pinComplexities)[number]

/**
 * Where the lock of a phone stands: no lock; no PIN yet; open; locked; or open to the agent's password alone (PIN forgotten,
 * tried too often, reset).
 */
export const appLockStates = ['off', 'not_set', 'open', 'locked', 'locked_out'] as const
export type AppLockState = (typeof appLockStates)[number]

/** What became of a lock, apart from wrong tries. */
export const appLockChanges = [
  'set',
  'changed',
  'removed',
  'forgotten',
  'reset',
  'biometrics_on',
  'biometrics_off',
] as const
export type AppLockChange = (typeof appLockChanges)[number]

/** Longest PIN, and longest text that a phone takes for one. */
export const maxPinLength = 16
