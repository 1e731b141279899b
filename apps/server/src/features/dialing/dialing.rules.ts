import type {
  AgentState,
  CallPhase,
  DialOutcome,
  DialRefusal,
  DialRequestState,
  NotReadyReasonName,
} from '@smartym/contract'
import type { CommandRefusal } from '@smartym/contract/reports'

/** What a refusal says of the agent (CTC-3). Instants are UTC ms. */
export interface RefusedAgent {
  readonly state: AgentState
  readonly notReadyReason: string | null
  readonly notReadyReasonName: NotReadyReasonName | null
  readonly since: number
  /** Set when the end of the state is known. */
  readonly until: number | null
}

/** Members of a refusal: the state, its reason, since when, and when it may be possible if that is known. */
export function refusalOf(agent: RefusedAgent): DialRefusal {
  const possibleAt = agent.state === 'wrap_up' ? agent.until : null
  return {
    agentState: agent.state,
    notReadyReason: agent.notReadyReason,
    notReadyReasonName: agent.notReadyReasonName,
    since: new Date(agent.since).toISOString(),
    possibleAt: possibleAt === null ? null : new Date(possibleAt).toISOString(),
  }
}

const finalStates: readonly DialRequestState[] = ['ended', 'failed', 'canceled']

function isFinal(state: DialRequestState): boolean {
  return finalStates.includes(state)
}

/** States in which the phone has not said that it has the command. */
export const waitingForReceipt: readonly DialRequestState[] = ['accepted', 'sent']

/** States in which a request can be taken back: until somebody has answered. */
export function isCancelable(state: DialRequestState): boolean {
  return !isFinal(state) && state !== 'connected'
}

/** Where a request stands while its call is in this phase. */
export function stateInPhase(phase: CallPhase): DialRequestState {
  if (phase === 'held') return 'connected'
  return phase
}

const failures: readonly DialOutcome[] = ['device_failed', 'refused_by_policy', 'push_timeout', 'unknown']

/** The last state of a request whose attempt came to this. What the network or the customer said is an end, not a failure. */
export function finalStateOf(outcome: DialOutcome): DialRequestState {
  if (outcome === 'canceled') return 'canceled'
  return failures.includes(outcome) ? 'failed' : 'ended'
}

const outcomesOfRefusals: Readonly<Record<CommandRefusal, DialOutcome>> = {
  expired: 'push_timeout',
  not_available: 'refused_by_policy',
  signed_out: 'refused_by_policy',
  recording_not_ready: 'refused_by_policy',
  line_missing: 'refused_by_policy',
  already_in_call: 'refused_by_policy',
  integrity: 'refused_by_policy',
  consent_missing: 'refused_by_policy',
  app_locked: 'refused_by_policy',
  unknown_command: 'device_failed',
}

/** What a phone's refusal of the command makes of the attempt. */
export function outcomeOfRefusal(reason: CommandRefusal): DialOutcome {
  return outcomesOfRefusals[reason]
}
