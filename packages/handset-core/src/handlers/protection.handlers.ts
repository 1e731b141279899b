import type { Machines } from '../machines.ts'
import type { Step } from '../step/step.ts'
import type { EventHandlers } from './event-handlers.ts'
import { leavePhone } from './leave-phone.ts'
import { performGuarded } from './own-recordings.handlers.ts'

/** The lock, who is there, and what is wrong with the phone itself (SEC-4, SEC-5, SEC-10). */
export function createProtectionHandlers(machines: Machines) {
  const { appLock, integrity, link, ownRecordings, reauthentication } = machines

  function shown(step: Step, purpose: ReturnType<typeof appLock.verified>): void {
    if (purpose === 'show_again') reauthentication.request(step, { kind: 'app_lock' }, link.isOpen())
  }

  return {
    'integrity.reported': (step, { signs }) => integrity.reported(step, signs),
    'screen.turned_off': () => appLock.shut(),
    'app_lock.set': (step) => appLock.set(step),
    'app_lock.verified': (step) => shown(step, appLock.verified(step)),
    'app_lock.refused': (step, { reason }) => {
      if (appLock.refused(step, reason)) leavePhone(machines, step)
    },
    'biometrics.accepted': (step) => shown(step, appLock.biometricsAccepted(step)),
    'biometrics.refused': (step, { reason }) => appLock.biometricsRefused(step, reason),
    'reauthentication.accepted': (step, { dueAt }) => {
      const by = reauthentication.accepted(dueAt)
      if (by === 'password') appLock.passwordShown(step)
      if (by !== null) performGuarded(machines, step, ownRecordings.goOn(step))
    },
    'reauthentication.refused': (_step, { fault }) => reauthentication.refused(fault),
    // What it does is done for every touch.
    'user.active': () => {},
    'user.unlock_requested': (step, { proof }) => appLock.unlock(step, proof),
    'user.app_lock_pin_chosen': (step, { pin, currentPin }) => appLock.choose(step, pin, currentPin),
    'user.app_lock_removal_requested': (step, { pin }) => appLock.remove(step, pin),
    'user.biometrics_switched': (step, { isOn }) => appLock.switchBiometrics(step, isOn),
    'user.reauthentication_requested': (step, { proof }) => {
      if (proof.kind === 'password') reauthentication.request(step, proof, link.isOpen())
      else if (reauthentication.isAppLockEnough()) appLock.showAgain(step, proof)
    },
  } satisfies Partial<EventHandlers>
}
