/** Phases of a call; the call's, never the agent's. */
export const callPhases = ['dialing', 'ringing', 'connected', 'held', 'ended'] as const
export type CallPhase = (typeof callPhases)[number]

export const callDirections = ['outbound', 'inbound'] as const
export type CallDirection = (typeof callDirections)[number]

/** What the network or the phone said about an attempt (CTC-4). */
export const dialOutcomes = [
  'connected',
  'busy',
  'no_answer',
  'rejected',
  'invalid_number',
  'unreachable',
  'canceled',
  'refused_by_policy',
  'device_failed',
  'push_timeout',
  'unknown',
] as const
export type DialOutcome = (typeof dialOutcomes)[number]

/** Does a call have the recording that it should have (UPL-7). */
export const coverages = ['covered', 'partial', 'missing', 'not_required', 'excused'] as const
export type Coverage = (typeof coverages)[number]

/** Who knows of a call: the app that ran, or the phone's own list of calls alone. */
export const callSources = ['app', 'call_log'] as const
export type CallSource = (typeof callSources)[number]

/** Why one calls; it chooses the calling rules (CTC-6). */
export const callPurposes = ['marketing', 'collection', 'service', 'contract'] as const
export type CallPurpose = (typeof callPurposes)[number]
