import type { CommandRefusal } from '@smartym/contract/reports'
import { type AfterCallMachine, createAfterCallMachine } from './after-call/after-call.machine.ts'
import { type AgentStateMachine, createAgentStateMachine } from './agent-state/agent-state.machine.ts'
import { createCallRows } from './calls/call-rows.ts'
import { createCallsMachine } from './calls/calls.machine.ts'
import { createClockMachine } from './clock/clock.machine.ts'
import { createCommandsMachine } from './commands/commands.machine.ts'
import { createDialingMachine } from './dialing/dialing.machine.ts'
import { createLinkMachine } from './link/link.machine.ts'
import type { HandsetProblem } from './ports/index.ts'
import { createRecordingRows } from './recordings/recording-rows.ts'
import { createRecordingsMachine } from './recordings/recordings.machine.ts'
import { createRegistrationMachine } from './registration/registration.machine.ts'
import { createReportsMachine } from './reports/reports.machine.ts'
import { createSessionMachine, type SessionMachine } from './session/session.machine.ts'
import { createSettingsMachine } from './settings/settings.machine.ts'
import { createStatusMachine } from './status/status.machine.ts'
import { createTelephonyMachine } from './telephony/telephony.machine.ts'
import type { Step } from './step/step.ts'
import { createTimers } from './step/timers.ts'
import { createTodayMachine } from './today/today.machine.ts'
import { createUploadsMachine } from './uploads/uploads.machine.ts'
import { createWipeMachine } from './wipe/wipe.machine.ts'
import { createViewMachine } from './view/view.machine.ts'

const problemOfRefusal: Record<CommandRefusal, HandsetProblem | null> = {
  expired: 'handset.dial_expired',
  not_available: 'handset.dial_not_available',
  signed_out: 'handset.signed_out',
  recording_not_ready: 'handset.recording_not_ready',
  already_in_call: 'handset.in_call',
  integrity: 'handset.dial_integrity',
  // Nothing that the agent could do about it.
  unknown_command: null,
}

interface Leaving {
  session: SessionMachine
  agentState: AgentStateMachine
  afterCall: AfterCallMachine
}

/** The agent has left this phone, by own wish or the server's. */
function leavePhone(step: Step, { session, agentState, afterCall }: Leaving): void {
  session.signedOut(step)
  agentState.clear(step)
  afterCall.signedOut(step)
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
  const settings = createSettingsMachine({ reports })
  const afterCall = createAfterCallMachine({ reports, settings })
  const agentState = createAgentStateMachine({ callRows, clock, reports, session, settings, timers })
  const recordings = createRecordingsMachine({ clock, reports, settings, rows: recordingRows })
  const uploads = createUploadsMachine({ reports, settings, timers, rows: recordingRows })
  const status = createStatusMachine({ clock, reports, recordings, settings, uploads })
  const calls = createCallsMachine({
    clock,
    reports,
    agentState,
    recordings,
    afterCall,
    today,
    rows: callRows,
  })
  const telephony = createTelephonyMachine({ calls, recordings, reports, rows: callRows })
  const dialing = createDialingMachine({ agentState, callRows, calls, clock, session, settings, status })
  const view = createViewMachine({
    afterCall,
    agentState,
    callRows,
    calls,
    clock,
    link,
    recordingRows,
    recordings,
    registration,
    reports,
    session,
    settings,
    status,
    today,
    uploads,
  })

  const leaving = { session, agentState, afterCall }
  const signOut = (step: Step): void => leavePhone(step, leaving)
  const commands = createCommandsMachine({
    clock,
    dialing,
    reports,
    applySettings: (step, { payload }) => {
      settings.apply(step, payload.settings)
      uploads.settingsChanged(step)
    },
    signOut,
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
    reports,
    settings,
    afterCall,
    agentState,
    commands,
  ]

  return {
    afterCall,
    agentState,
    callRows,
    calls,
    clock,
    commands,
    dialing,
    link,
    recordings,
    registration,
    reports,
    restore: (rows: Record<string, unknown>): void => restored.forEach((machine) => machine.restore(rows)),
    session,
    settings,
    signOut,
    status,
    telephony,
    timers,
    uploads,
    view,
    wipe,
  }
}
export type Machines = ReturnType<typeof createMachines>
