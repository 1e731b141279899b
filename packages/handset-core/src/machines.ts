import type { CommandRefusal } from '@smartym/contract/reports'
import { type AfterCallMachine, createAfterCallMachine } from './after-call/after-call.machine.ts'
import { type AgentStateMachine, createAgentStateMachine } from './agent-state/agent-state.machine.ts'
import { type AppLockMachine, createAppLockMachine } from './app-lock/app-lock.machine.ts'
import { createCallLogMachine } from './call-log/call-log.machine.ts'
import { createCallRows } from './calls/call-rows.ts'
import { createCallsMachine } from './calls/calls.machine.ts'
import { type ClockMachine, createClockMachine } from './clock/clock.machine.ts'
import { createCommandsMachine } from './commands/commands.machine.ts'
import { type ConsentsMachine, createConsentsMachine } from './consents/consents.machine.ts'
import { createDialingMachine } from './dialing/dialing.machine.ts'
import { createIntegrityMachine } from './integrity/integrity.machine.ts'
import { createLineSimMachine } from './line-sim/line-sim.machine.ts'
import { createLinkMachine } from './link/link.machine.ts'
import { createOwnRecordingsMachine } from './own-recordings/own-recordings.machine.ts'
import { createPlayerMachine } from './own-recordings/player.machine.ts'
import type { HandsetProblem } from './ports/index.ts'
import { createReauthenticationMachine } from './reauthentication/reauthentication.machine.ts'
import { createRecordingRows } from './recordings/recording-rows.ts'
import { createRecordingsMachine } from './recordings/recordings.machine.ts'
import { createRegistrationMachine } from './registration/registration.machine.ts'
import { createReportsMachine } from './reports/reports.machine.ts'
import { createSessionMachine, type SessionMachine } from './session/session.machine.ts'
import { createSetupMachine } from './setup/setup.machine.ts'
import { createSettingsMachine } from './settings/settings.machine.ts'
import { createStatusMachine } from './status/status.machine.ts'
import { createTelephonyMachine } from './telephony/telephony.machine.ts'
import type { Step } from './step/step.ts'
import { createStoredCopiesMachine } from './stored-copies/stored-copies.machine.ts'
import { createTimers } from './step/timers.ts'
import { createTextsMachine } from './texts/texts.machine.ts'
import { createTodayMachine } from './today/today.machine.ts'
import { createUploadsMachine } from './uploads/uploads.machine.ts'
import { createWipeMachine } from './wipe/wipe.machine.ts'
import { createViewMachine } from './view/view.machine.ts'

const problemOfRefusal: Record<CommandRefusal, HandsetProblem | null> = {
  expired: 'handset.dial_expired',
  not_available: 'handset.dial_not_available',
  signed_out: 'handset.signed_out',
  recording_not_ready: 'handset.recording_not_ready',
  line_missing: 'handset.line_missing',
  already_in_call: 'handset.in_call',
  integrity: 'handset.dial_integrity',
  consent_missing: 'handset.consent_missing',
  app_locked: 'handset.locked',
  // Nothing that the agent could do about it.
  unknown_command: null,
}

interface Leaving {
  session: SessionMachine
  agentState: AgentStateMachine
  afterCall: AfterCallMachine
  consents: ConsentsMachine
  appLock: AppLockMachine
}

/** The agent has left this phone, by own wish or the server's. */
function leavePhone(step: Step, { session, agentState, afterCall, consents, appLock }: Leaving): void {
  session.signedOut(step)
  appLock.shut()
  agentState.clear(step)
  afterCall.signedOut(step)
  consents.signedOut(step)
}

/** What protects the phone from others than its agent, the company from the phone, and the agent's own calls from the company (SEC-4, SEC-5, SEC-10, MON-3). */
function createProtection(
  parts: Omit<Parameters<typeof createAppLockMachine>[0], 'onShut'> & { clock: ClockMachine },
) {
  const reauthentication = createReauthenticationMachine(parts)
  const ownRecordings = createOwnRecordingsMachine({ ...parts, reauthentication })
  const appLock = createAppLockMachine({
    ...parts,
    onShut() {
      reauthentication.forget()
      ownRecordings.forget()
    },
  })
  return {
    reauthentication,
    ownRecordings,
    integrity: createIntegrityMachine(parts),
    lineSim: createLineSimMachine(parts),
    appLock,
    player: createPlayerMachine({ ...parts, appLock, ownRecordings }),
  }
}

/** Recordings from their capture to the deletion of their files (REC-1, UPL-1, DEL-1, DEL-2). */
function createRecordingParts(
  parts: Parameters<typeof createRecordingsMachine>[0] &
    Omit<Parameters<typeof createUploadsMachine>[0], 'storedCopies'>,
) {
  const storedCopies = createStoredCopiesMachine(parts)
  return {
    recordings: createRecordingsMachine(parts),
    storedCopies,
    uploads: createUploadsMachine({ ...parts, storedCopies }),
  }
}

/** Every machine of a handset, wired in one order: each knows only those above it. */
export function createMachines() {
  const timers = createTimers()
  const clock = createClockMachine()
  const link = createLinkMachine({ timers })
  const registration = createRegistrationMachine()
  const wipe = createWipeMachine({ timers })
  const session = createSessionMachine()
  const today = createTodayMachine()
  const recordingRows = createRecordingRows()
  const callRows = createCallRows()
  const reports = createReportsMachine({ clock, timers })
  const consents = createConsentsMachine({ clock, reports, session, timers })
  const settings = createSettingsMachine({ reports })
  const protection = createProtection({ callRows, clock, reports, session, settings, timers })
  const { appLock, integrity, lineSim } = protection
  const afterCall = createAfterCallMachine({ reports, settings })
  const agentState = createAgentStateMachine({ callRows, clock, reports, session, settings, timers })
  const ofRecordings = createRecordingParts({ clock, reports, settings, timers, rows: recordingRows })
  const { recordings, uploads } = ofRecordings
  const status = createStatusMachine({ ...protection, clock, reports, recordings, settings, uploads })
  const setup = createSetupMachine({ consents, registration, session, status })
  const texts = createTextsMachine({ clock, lineSim, reports, session, settings, timers })
  const callLog = createCallLogMachine({ callRows, clock, lineSim, reports, session, settings })
  const ofCall = { recordings, afterCall, texts, today, callLog, rows: callRows }
  const calls = createCallsMachine({ clock, reports, agentState, ...ofCall })
  const telephony = createTelephonyMachine({ calls, clock, recordings, reports, rows: callRows })
  const parts = {
    ...protection,
    ...ofRecordings,
    afterCall,
    agentState,
    callLog,
    callRows,
    calls,
    clock,
    consents,
    link,
    recordingRows,
    registration,
    reports,
    session,
    settings,
    setup,
    status,
    texts,
    today,
  }
  const dialing = createDialingMachine(parts)
  const view = createViewMachine(parts)

  const signOut = (step: Step): void => leavePhone(step, { ...parts, appLock })
  const commands = createCommandsMachine({
    clock,
    dialing,
    reports,
    applySettings: (step, { payload }) => {
      settings.apply(step, payload.settings)
      uploads.settingsChanged(step)
    },
    signOut,
    resetAppLock: appLock.reset,
    resendText: texts.resend,
    onRefused: (step, reason) => {
      const problem = problemOfRefusal[reason]
      if (problem !== null) view.setProblem(step, problem)
    },
  })

  const restored = [
    registration,
    wipe,
    clock,
    session,
    today,
    recordingRows,
    callRows,
    callLog,
    reports,
    consents,
    settings,
    lineSim,
    setup,
    integrity,
    appLock,
    afterCall,
    agentState,
    texts,
    commands,
  ]

  return {
    ...parts,
    commands,
    dialing,
    restore: (rows: Record<string, unknown>): void => restored.forEach((machine) => machine.restore(rows)),
    signOut,
    telephony,
    timers,
    view,
    wipe,
  }
}
export type Machines = ReturnType<typeof createMachines>
