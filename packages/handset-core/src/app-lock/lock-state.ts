import type { AppLockPolicy } from '@smartym/contract'
import type { AppLockMode, AppLockState } from '@smartym/contract/constants'
import type { HandsetEvent, HandsetView } from '../ports/index.ts'
import type { Step } from '../step/step.ts'
import { isWaiting, type LockRow } from './lock-row.ts'

/* Before a server has spoken of a lock there is none. */
export const noPolicy: AppLockPolicy = {
  mode: 'off',
  idleMs: null,
  minLength: 4,
  complexity: 'digits',
  maxFailures: 5,
  areBiometricsAllowed: false,
  isDialingAllowed: true,
}

/* What fingers may do at a locked screen: open it, and all that a call needs. Whom a call is dialled to is asked where it is dialled. */
export const admittedWhenShut: ReadonlySet<HandsetEvent['type']> = new Set<HandsetEvent['type']>([
  'user.active',
  'user.unlock_requested',
  'user.app_lock_pin_chosen',
  'user.reauthentication_requested',
  'user.sign_out_requested',
  'user.language_chosen',
  'user.dial_requested',
  'user.answer_requested',
  'user.hang_up_requested',
  'user.mute_requested',
  'user.hold_requested',
  'user.speaker_requested',
  'user.recording_start_requested',
  'user.recording_stop_requested',
])

/** Where the lock stands; `lock` is null while nobody is signed in. */
export function stateOf(
  lock: LockRow | null,
  mode: AppLockMode,
  shown: { isOpen: boolean; isPasswordShown: boolean },
): AppLockState {
  if (lock === null || mode === 'off') return 'off'
  if (lock.isSet) return shown.isOpen ? 'open' : 'locked'
  if (lock.mustShowPassword) return 'locked_out'
  return mode === 'required' && !shown.isPasswordShown ? 'locked_out' : 'not_set'
}

/** Is everything hidden. */
export function isShutIn(state: AppLockState, mode: AppLockMode): boolean {
  if (state === 'not_set') return mode === 'required'
  return state === 'locked' || state === 'locked_out'
}

type Shown = HandsetView['appLock']

/** The lock as the screens draw it. */
export function lockView(
  step: Step,
  lock: LockRow | null,
  policy: AppLockPolicy,
  now: Pick<Shown, 'state' | 'isBusy' | 'pinFaults' | 'faultCode'> & { hasBiometrics: boolean },
): Shown {
  const { mode, minLength, complexity, maxFailures, areBiometricsAllowed } = policy
  const { state, isBusy, pinFaults, faultCode, hasBiometrics } = now
  const failures = lock?.failures ?? 0
  const biometrics = lock?.areBiometricsOn === true ? 'on' : 'off'
  return {
    state,
    isShut: isShutIn(state, mode),
    mode,
    isSet: lock?.isSet === true,
    minLength,
    complexity,
    biometrics: hasBiometrics && areBiometricsAllowed ? biometrics : 'unavailable',
    isBusy,
    pinFaults,
    faultCode,
    triesLeft: failures === 0 || isBusy ? null : Math.max(0, maxFailures - failures),
    waitUntil: lock !== null && isWaiting(step, lock) ? (lock.wait?.untilWallMs ?? null) : null,
  }
}
