import type { ReauthenticationPolicy } from '@smartym/contract'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { HandsetView, NetworkFault } from '../ports/index.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'

/* A server that says nothing of it asks each time, for the password. */
const firstPolicy: ReauthenticationPolicy = { graceMs: 0, isAppLockEnough: false }

type Proof = { kind: 'password'; password: string } | { kind: 'app_lock' }

interface Deps {
  clock: Pick<ClockMachine, 'now'>
  settings: Pick<SettingsMachine, 'current'>
}

/** Whether who is there was shown lately, to the server (SEC-5). A restart and a lock forget it; a password is in no row. */
export function createReauthenticationMachine({ clock, settings }: Deps) {
  let dueAt: number | null = null
  let pending: Proof['kind'] | null = null
  let faultCode: string | null = null

  const isAppLockEnough = (): boolean => (settings.current().reauthentication ?? firstPolicy).isAppLockEnough

  return {
    isAppLockEnough,
    /** Without the server nobody can say that it is the agent's password. */
    request(step: Step, proof: Proof, isLinkOpen: boolean): void {
      if (pending !== null) return
      faultCode = isLinkOpen ? null : 'handset.offline'
      if (!isLinkOpen) return
      pending = proof.kind
      step.order({ type: 'reauthenticate', proof })
    },
    /** By what it was shown; null when nobody waits for it any more. */
    accepted(until: number): Proof['kind'] | null {
      const by = pending
      if (by === null) return null
      pending = null
      dueAt = until
      return by
    },
    refused({ code }: NetworkFault): void {
      if (pending === null) return
      pending = null
      faultCode = code
    },
    /** The server wants it again, whatever was shown. */
    demand(): void {
      dueAt = null
    },
    /** The app was locked, or somebody else may be there: an answer that still comes opens nothing. */
    forget(): void {
      dueAt = null
      pending = null
      faultCode = null
    },
    isDue: (step: Step): boolean => dueAt === null || clock.now(step.clock).at >= dueAt,
    shown(step: Step): HandsetView['reauthentication'] {
      return {
        isDue: this.isDue(step),
        isBusy: pending !== null,
        isAppLockEnough: isAppLockEnough(),
        faultCode,
      }
    },
  }
}
export type ReauthenticationMachine = ReturnType<typeof createReauthenticationMachine>
