import type { AppLockPolicy } from '@smartym/contract'
import type { AppLockState } from '@smartym/contract/constants'
import { findPinFaults, type PinFault } from '@smartym/rules/app-lock'
import type { CallRows } from '../calls/call-rows.ts'
import type { HandsetEvent, HandsetProblem, HandsetView } from '../ports/index.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'
import type { Timers } from '../step/timers.ts'
import { createLockKeeper } from './lock-keeper.ts'
import { isWaiting, type LockRow, waitOf, withTry } from './lock-row.ts'
import { admittedWhenShut, isShutIn, lockView, noPolicy, stateOf } from './lock-state.ts'
import type { BiometricsRefusal, PinRefusal, Proof, Purpose } from './proofs.ts'

interface Deps {
  callRows: Pick<CallRows, 'count'>
  reports: Pick<ReportsMachine, 'add'>
  session: Pick<SessionMachine, 'agent'>
  settings: Pick<SettingsMachine, 'current'>
  timers: Timers
  /** What was shown by whoever was there counts no more. */
  onShut: () => void
}

/**
 * The lock of the app (SEC-4; `app-lock.states.md`). It is shut at start, and whatever dies meanwhile. Calls go on before it, what
 * it hides is `view/shut-view`'s.
 */
export function createAppLockMachine({ callRows, reports, session, settings, timers, onShut }: Deps) {
  const keeper = createLockKeeper({ reports, session })
  const { own, save, tell, dropPin } = keeper
  let isOpen = false
  let isPasswordShown = false
  let hasBiometrics = false
  let pending: Purpose | null = null
  let pinFaults: PinFault[] = []
  let faultCode: HandsetProblem | null = null
  let touchedAtMs = 0
  let isSecure = false

  const policy = (): AppLockPolicy => settings.current().appLock ?? noPolicy
  const state = (): AppLockState => stateOf(own(), policy().mode, { isOpen, isPasswordShown })
  const isShut = (): boolean => isShutIn(state(), policy().mode)

  function shut(): void {
    isOpen = false
    isPasswordShown = false
    pending = null
    pinFaults = []
    faultCode = null
    onShut()
  }

  function lockOut(step: Step, lock: LockRow): void {
    const { failures, agentId } = lock
    shut()
    dropPin(step, lock, true)
    reports.add(step, 'app_lock.locked_out', { agentId, failures })
  }

  /** Has the shell look at a PIN; false when none is looked at now. */
  function verify(step: Step, pin: string, purpose: Purpose): boolean {
    const lock = own()
    if (lock === null || !lock.isSet || pending !== null || isWaiting(step, lock)) return false
    pending = purpose
    faultCode = null
    save(step, withTry(step, lock))
    step.order({ type: 'verify_app_lock', pin })
    return true
  }

  function ask(step: Step, purpose: 'open' | 'show_again' | 'turn_on'): void {
    const lock = own()
    const isOffered = hasBiometrics && policy().areBiometricsAllowed && lock?.isSet === true
    if (!isOffered || pending !== null || (purpose !== 'turn_on' && !lock.areBiometricsOn)) return
    pending = purpose
    faultCode = null
    step.order({ type: 'ask_biometrics', purpose })
  }

  function open(step: Step): void {
    isOpen = true
    touchedAtMs = step.clock.monotonicMs
  }

  function switchBiometrics(step: Step, isOn: boolean): void {
    const lock = own()
    if (lock === null || lock.areBiometricsOn === isOn) return
    save(step, { ...lock, areBiometricsOn: isOn })
    tell(step, isOn ? 'biometrics_on' : 'biometrics_off')
  }

  /* Another agent's PIN, or one that the company no longer wants. */
  function dropStale(step: Step): void {
    const agent = session.agent()
    const row = keeper.kept()
    if (row === null || agent === null) return
    const isAnothers = row.agentId !== agent.agentId
    if (!isAnothers && policy().mode !== 'off') return
    if (row.isSet) step.order({ type: 'clear_app_lock' })
    if (row.isSet && !isAnothers) tell(step, 'removed')
    save(step, null)
    isOpen = false
  }

  function settleTimer(step: Step): void {
    const { idleMs } = policy()
    if (state() !== 'open' || idleMs === null) timers.cancel(step, 'app_lock')
    else if (!timers.isSet('app_lock'))
      timers.set(step, 'app_lock', idleMs - (step.clock.monotonicMs - touchedAtMs))
  }

  return {
    restore: keeper.restore,

    /** True when the last life died over one try too many: the agent must go. */
    started(step: Step, phoneHasBiometrics: boolean): boolean {
      hasBiometrics = phoneHasBiometrics
      const lock = own()
      if (lock === null || !lock.isSet) return false
      if (lock.failures >= policy().maxFailures) {
        lockOut(step, lock)
        return true
      }
      if (lock.wait !== null && lock.wait.bootId !== step.clock.bootId)
        save(step, { ...lock, wait: waitOf(step, lock.wait.lengthMs) })
      return false
    },

    state,
    isShut,
    /** Is an act of the agent heeded now. */
    admits: (type: HandsetEvent['type']): boolean => !isShut() || admittedWhenShut.has(type),
    /** Does a locked phone dial what the server orders. */
    mayDial: (): boolean => !isShut() || policy().isDialingAllowed,

    touched: (step: Step): void => void (touchedAtMs = step.clock.monotonicMs),
    /** The idle time may be over: it is when nothing was touched and no call ran. */
    idleTimeOver(step: Step): void {
      const { idleMs } = policy()
      if (idleMs === null) return
      if (callRows.count() > 0) touchedAtMs = step.clock.monotonicMs
      else if (step.clock.monotonicMs - touchedAtMs >= idleMs) shut()
    },

    /** The agent has signed in here, by the password. */
    signedIn(step: Step): void {
      dropStale(step)
      isPasswordShown = true
      const lock = own()
      if (lock === null) return
      if (lock.isSet) open(step)
      if (lock.mustShowPassword || lock.failures > 0)
        save(step, { ...lock, mustShowPassword: false, failures: 0, wait: null })
    },
    shut,

    /** The password was shown again. At a shut lock the PIN is forgotten by that. */
    passwordShown(step: Step): void {
      const lock = own()
      if (lock === null || !isShut()) return
      isPasswordShown = true
      faultCode = null
      if (lock.isSet) tell(step, 'forgotten')
      if (lock.isSet) dropPin(step, lock, false)
      else if (lock.mustShowPassword)
        save(step, { ...lock, mustShowPassword: false, failures: 0, wait: null })
    },

    unlock(step: Step, proof: Proof): void {
      if (state() !== 'locked') return
      if (proof.kind === 'pin') verify(step, proof.pin, 'open')
      else ask(step, 'open')
    },

    /** Has the lock's factor shown, for somebody who asks who is there. */
    showAgain(step: Step, proof: Proof): void {
      if (state() !== 'open') return
      if (proof.kind === 'pin') verify(step, proof.pin, 'show_again')
      else ask(step, 'show_again')
    },

    choose(step: Step, pin: string, currentPin: string | null): void {
      const lock = own()
      const agent = session.agent()
      const now = state()
      const mayChoose = now === 'not_set' || (now === 'open' && currentPin !== null)
      if (lock === null || agent === null || !mayChoose || pending !== null) return
      if (now === 'open' && isWaiting(step, lock)) return
      pinFaults = findPinFaults(pin, policy(), [agent.employeeNumber, agent.extension, agent.loginId])
      faultCode = null
      if (pinFaults.length > 0) return
      pending = now === 'open' ? 'change' : 'choose'
      if (now === 'open') save(step, withTry(step, lock))
      step.order({ type: 'set_app_lock', pin, currentPin: now === 'open' ? currentPin : null })
    },

    remove(step: Step, pin: string): void {
      if (state() === 'open' && policy().mode === 'optional') verify(step, pin, 'remove')
    },

    switchBiometrics(step: Step, isOn: boolean): void {
      if (state() !== 'open') return
      if (isOn) ask(step, 'turn_on')
      else switchBiometrics(step, false)
    },

    /** An administrator has the PIN forgotten. */
    reset(step: Step): void {
      const lock = own()
      const row = lock ?? keeper.kept()
      if (row === null) return
      shut()
      dropPin(step, row, true)
      tell(step, 'reset')
    },

    set(step: Step): void {
      const lock = own()
      const isChange = pending === 'change'
      if (lock === null || (pending !== 'choose' && !isChange)) return
      pending = null
      save(step, { ...lock, isSet: true, mustShowPassword: false, failures: 0, wait: null })
      open(step)
      tell(step, isChange ? 'changed' : 'set')
    },

    /** The PIN was right; says what for. */
    verified(step: Step): Purpose | null {
      const lock = own()
      const purpose = pending
      if (lock === null || purpose === null) return null
      pending = null
      save(step, { ...lock, failures: 0, wait: null })
      if (purpose === 'open') open(step)
      if (purpose === 'remove') dropPin(step, lock, false)
      if (purpose === 'remove') tell(step, 'removed')
      return purpose
    },

    /** True when it was wrong once too often: the agent must go. */
    refused(step: Step, reason: PinRefusal): boolean {
      const lock = own()
      if (lock === null || pending === null) return false
      pending = null
      if (reason === 'lost') {
        shut()
        dropPin(step, lock, true)
        return false
      }
      if (reason === 'unavailable') {
        // Nothing was looked at.
        faultCode = 'handset.app_lock_unavailable'
        if (lock.isSet) save(step, { ...lock, failures: Math.max(0, lock.failures - 1), wait: null })
        return false
      }
      reports.add(step, 'app_lock.failed', { agentId: lock.agentId, failures: Math.max(1, lock.failures) })
      if (lock.failures < policy().maxFailures) return false
      lockOut(step, lock)
      return true
    },

    /** What they were shown for. */
    biometricsAccepted(step: Step): Purpose | null {
      const purpose = pending
      if (purpose === null) return null
      pending = null
      const lock = own()
      if (purpose === 'open' && lock?.isSet === true) {
        if (lock.failures > 0) save(step, { ...lock, failures: 0, wait: null })
        open(step)
      }
      if (purpose === 'turn_on') switchBiometrics(step, true)
      return purpose
    },
    biometricsRefused(step: Step, reason: BiometricsRefusal): void {
      if (pending === null) return
      pending = null
      if (reason === 'unavailable') faultCode = 'handset.app_lock_unavailable'
      if (reason === 'changed') switchBiometrics(step, false)
    },

    settle(step: Step): void {
      dropStale(step)
      settleTimer(step)
      const isSignedIn = session.agent() !== null
      if (isSignedIn === isSecure) return
      isSecure = isSignedIn
      step.order({ type: 'set_secure_screen', isSecure })
    },

    shown(step: Step): HandsetView['appLock'] {
      const proof = { isBusy: pending !== null, pinFaults, faultCode }
      return lockView(step, own(), policy(), { ...proof, state: state(), hasBiometrics })
    },
  }
}
export type AppLockMachine = ReturnType<typeof createAppLockMachine>
