import { heartbeatIntervalMs } from '@smartym/contract/constants'
import type { Machines } from '../machines.ts'
import type { EventHandlers } from './event-handlers.ts'
import { leavePhone } from './leave-phone.ts'
import type { Step } from '../step/step.ts'
import type { TimerId } from '../step/timers.ts'

const inspectionLimitMs = 30_000

/** Start, timers, and what the phone notices of itself. */
export function createOwnHandlers(machines: Machines) {
  const { agentState, appLock, callLog, commands, integrity, lineSim, link, recordings, registration } =
    machines
  const { setup, status, storedCopies, telephony, texts, timers, uploads, wipe } = machines
  let isStarted = false

  function heartbeat(step: Step): void {
    timers.set(step, 'heartbeat', heartbeatIntervalMs)
    link.checkAlive(step)
    telephony.seen(step)
    commands.prune(step)
    texts.prune(step)
    callLog.look(step)
    step.order({ type: 'sample_status' })
  }

  const onTimer: Record<TimerId, (step: Step) => void> = {
    heartbeat,
    reconnect: (step) => link.open(step),
    // The wait is over; what waited goes out when the step settles.
    reports: () => {},
    upload: () => uploads.touch(),
    inspect: (step) => telephony.inspectionTimeOver(step),
    agent_state: () => {},
    agent_state_settled: () => agentState.settleTimeOver(),
    // The wait is over; settling asks again.
    consent_texts: () => {},
    app_lock: (step) => appLock.idleTimeOver(step),
    integrity: (step) => integrity.check(step),
    texts: (step) => texts.waitOver(step),
    wipe_report: (step) => wipe.report(step),
  }

  /* Without a registration there is nobody to speak to. */
  function begin(step: Step): void {
    heartbeat(step)
    integrity.check(step)
    link.open(step)
  }

  return {
    'handset.started': (step, event) => {
      if (!isStarted) {
        registration.started(event)
        setup.started(step)
      }
      status.started(step, event, setup.isOver())
      callLog.started(event.hasCallLog === true)
      if (isStarted) return
      isStarted = true
      if (event.isWiped === true) wipe.report(step)
      if (appLock.started(step, event.hasBiometrics === true)) leavePhone(machines, step)
      recordings.started(step, event.captureMethods)
      uploads.started(step)
      telephony.started(step)
      if (telephony.isInspecting()) timers.set(step, 'inspect', inspectionLimitMs)
      if (registration.isKnown()) begin(step)
    },
    'registration.accepted': (step, { state }) => {
      registration.accepted(step, state)
      begin(step)
    },
    'registration_link.opened': (_step, { link: opened }) => registration.offer(opened),
    'phone_grants.told': (step, told) => setup.grantsTold(step, told),
    'registration.refused': (_step, { fault }) => registration.refused(fault),
    'wipe.reported': () => {},
    'wipe.report_failed': (step, { fault }) => wipe.reportFailed(step, fault),
    'timer.fired': (step, { timerId }) => {
      const timer = timers.fire(step, timerId)
      if (timer !== undefined) onTimer[timer](step)
    },
    'call_log.told': (step, { calls }) => callLog.told(step, calls),
    'status.sampled': (step, { sample }) => {
      lineSim.onSampled(sample.sims)
      lineSim.settle(step)
      storedCopies.onSampled(step, sample)
      const isNetworkBack = status.onSampled(sample)
      uploads.networkChanged(step, sample.network)
      if (isNetworkBack && link.isClosed()) link.hurry(step)
      const current = status.current(step)
      if (current !== null && link.isOpen()) step.order({ type: 'send_heartbeat', status: current })
    },
  } satisfies Partial<EventHandlers>
}
