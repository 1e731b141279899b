import type {
  AgentFlag,
  AgentState,
  CallPhase,
  Coverage,
  DialOutcome,
  ListenRequestState,
  RecordingState,
} from '@smartym/contract'
import type { Shape, Tone } from './mark.tsx'

interface Sign {
  readonly tone: Tone
  readonly shape: Shape
  readonly isPulsing?: boolean
}

/** The sign of each state: the same on the board, in lists, on pages. */
export const agentStateSigns: Readonly<Record<AgentState, Sign>> = {
  available: { tone: 'green', shape: 'dot' },
  in_call: { tone: 'blue', shape: 'square' },
  wrap_up: { tone: 'amber', shape: 'half' },
  not_ready: { tone: 'violet', shape: 'ring' },
  logged_out: { tone: 'grey', shape: 'hollow' },
}

/** Red where a call or a recording is in danger, orange where somebody is stuck. */
export const agentFlagTones: Readonly<Record<AgentFlag, 'red' | 'orange'>> = {
  long_call: 'orange',
  long_wrap_up: 'orange',
  link_lost: 'red',
  unresponsive: 'red',
  fault: 'red',
  not_recording: 'red',
}

export const callPhaseSigns: Readonly<Record<CallPhase, Sign>> = {
  dialing: { tone: 'blue', shape: 'clock' },
  ringing: { tone: 'blue', shape: 'bars', isPulsing: true },
  connected: { tone: 'blue', shape: 'square' },
  held: { tone: 'violet', shape: 'ring' },
  ended: { tone: 'grey', shape: 'dash' },
}

export const dialOutcomeSigns: Readonly<Record<DialOutcome, Sign>> = {
  connected: { tone: 'green', shape: 'check' },
  busy: { tone: 'amber', shape: 'half' },
  no_answer: { tone: 'amber', shape: 'ring' },
  rejected: { tone: 'orange', shape: 'cross' },
  invalid_number: { tone: 'orange', shape: 'triangle' },
  unreachable: { tone: 'orange', shape: 'triangle' },
  canceled: { tone: 'grey', shape: 'dash' },
  refused_by_policy: { tone: 'violet', shape: 'lock' },
  device_failed: { tone: 'red', shape: 'cross' },
  push_timeout: { tone: 'red', shape: 'clock' },
  unknown: { tone: 'grey', shape: 'hollow' },
}

export const recordingStateSigns: Readonly<Record<RecordingState, Sign>> = {
  expected: { tone: 'grey', shape: 'hollow' },
  recording: { tone: 'red', shape: 'dot', isPulsing: true },
  sealed: { tone: 'blue', shape: 'lock' },
  stored: { tone: 'green', shape: 'check' },
  purged: { tone: 'grey', shape: 'dash' },
  missing: { tone: 'red', shape: 'triangle' },
  damaged: { tone: 'red', shape: 'cross' },
}

export const coverageSigns: Readonly<Record<Coverage, Sign>> = {
  covered: { tone: 'green', shape: 'check' },
  partial: { tone: 'amber', shape: 'half' },
  missing: { tone: 'red', shape: 'triangle' },
  not_required: { tone: 'grey', shape: 'dash' },
  excused: { tone: 'violet', shape: 'ring' },
}

export const listenRequestSigns: Readonly<Record<ListenRequestState, Sign>> = {
  open: { tone: 'blue', shape: 'clock' },
  approved: { tone: 'green', shape: 'check' },
  rejected: { tone: 'red', shape: 'cross' },
  withdrawn: { tone: 'grey', shape: 'dash' },
  expired: { tone: 'grey', shape: 'hollow' },
}
