import type { DeviceAct, DeviceChangeCause, DeviceState } from '@smartym/contract'

/* Every way from one state to another; what is not here does not happen. `devices.states.md` draws it. */
const transitions: Readonly<Record<DeviceState, Partial<Record<DeviceAct, DeviceState>>>> = {
  pending: { approve: 'active', suspend: 'suspended', reset: 'replaced', report_lost: 'lost' },
  active: { suspend: 'suspended', reset: 'replaced', report_lost: 'lost' },
  suspended: { resume: 'active', reset: 'replaced', report_lost: 'lost' },
  lost: { find: 'pending', confirm_wipe: 'wiped' },
  replaced: {},
  wiped: {},
}

/** The state after an act; undefined when the act cannot be done to a phone in this state. */
export function stateAfter(state: DeviceState, act: DeviceAct): DeviceState | undefined {
  return transitions[state][act]
}

/** The act that begins a revocation of the phone's key: from then on what it seals counts for nothing. */
export function revokesKey(cause: DeviceChangeCause): boolean {
  return cause === 'report_lost' || cause === 'reset'
}

/** The act that makes a revoked key good again from then on: the phone was found, and is approved. */
export function restoresKey(cause: DeviceChangeCause): boolean {
  return cause === 'approve' || cause === 'resume'
}

/** One change of a phone's state, UTC ms. */
export interface DatedChange {
  readonly cause: DeviceChangeCause
  readonly at: number
}

/** Was a phone's key revoked at this instant, by its history, oldest change first: it can be lost more than once. */
export function isKeyRevokedAt(history: readonly DatedChange[], at: number): boolean {
  const last = history.findLast(
    (change) => change.at <= at && (revokesKey(change.cause) || restoresKey(change.cause)),
  )
  return last !== undefined && revokesKey(last.cause)
}
