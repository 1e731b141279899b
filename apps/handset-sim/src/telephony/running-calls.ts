import type { CallEndCause, HandsetEvent } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import { progressOf } from './call-progress.ts'
import type { PhoneCall, PhoneCallStore } from './phone-calls.store.ts'

/** Calls that have not ended, following their scripts; each step is on record before the app hears of it. */
export interface RunningCalls {
  begin(call: PhoneCall, event: HandsetEvent): void
  /** Takes up a call that went on while no app was there; nobody is told of what it missed. */
  resume(call: PhoneCall): void
  /** Goes on by a script that has changed. */
  follow(call: PhoneCall): void
  end(call: PhoneCall, cause: CallEndCause): void
  find(callId: string): PhoneCall | undefined
  findByTelephonyId(telephonyId: string): PhoneCall | undefined
  endAll(cause: CallEndCause): void
  stop(): void
}

export function createRunningCalls(
  store: PhoneCallStore,
  clock: HandsetClock,
  tell: (event: HandsetEvent) => void,
): RunningCalls {
  const calls = new Map<string, PhoneCall>()
  const timers = new Map<string, () => void>()

  function stopTimer(telephonyId: string): void {
    timers.get(telephonyId)?.()
    timers.delete(telephonyId)
  }

  function ended(call: PhoneCall, isSilent: boolean): void {
    stopTimer(call.telephonyId)
    // An incoming call that the core has not named yet is still asked for.
    if (call.callId === null) return
    calls.delete(call.telephonyId)
    if (!isSilent) tell({ type: 'call.ended', callId: call.callId, cause: call.endCause ?? 'failed' })
  }

  function follow(call: PhoneCall, isSilent = false): void {
    const before = { ...call }
    const { reached, nextInMs } = progressOf(call, clock.wallMs())
    Object.assign(call, reached)
    store.save(call)
    if (!isSilent && call.callId !== null) {
      const { callId } = call
      const isRinging = before.ringingAtMs === null && call.ringingAtMs !== null
      if (isRinging && call.direction === 'outbound') tell({ type: 'call.ringing', callId })
      if (before.connectedAtMs === null && call.connectedAtMs !== null)
        tell({ type: 'call.connected', callId })
    }
    if (call.endedAtMs !== null) return ended(call, isSilent)
    stopTimer(call.telephonyId)
    if (nextInMs === null) return
    const takeBack = clock.setTimer(nextInMs, () => follow(call))
    timers.set(call.telephonyId, takeBack)
  }

  function end(call: PhoneCall, cause: CallEndCause): void {
    if (call.endedAtMs !== null) return
    Object.assign(call, { endedAtMs: clock.wallMs(), endCause: cause })
    store.save(call)
    ended(call, false)
  }

  return {
    begin(call, event) {
      calls.set(call.telephonyId, call)
      store.save(call)
      tell(event)
      follow(call)
    },
    resume(call) {
      calls.set(call.telephonyId, call)
      follow(call, true)
    },
    follow: (call) => follow(call),
    end,
    find: (callId) => [...calls.values()].find((call) => call.callId === callId),
    findByTelephonyId: (telephonyId) => calls.get(telephonyId),
    endAll(cause) {
      for (const call of calls.values()) end(call, cause)
    },
    stop() {
      for (const telephonyId of timers.keys()) stopTimer(telephonyId)
    },
  }
}
