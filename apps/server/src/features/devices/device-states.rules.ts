import type { DeviceAct, DeviceState } from '@smartym/contract'

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
export function revokesKey(act: DeviceAct): boolean {
  return act === 'report_lost' || act === 'reset'
}

/** A key as it was when something was sealed with it. */
export interface KeyLife {
  readonly keyRevokedAt: number | null
  readonly keyRestoredAt: number | null
}

/** Was the key revoked at this instant, UTC ms. */
export function isKeyRevokedAt({ keyRevokedAt, keyRestoredAt }: KeyLife, at: number): boolean {
  if (keyRevokedAt === null || at < keyRevokedAt) return false
  return keyRestoredAt === null || keyRestoredAt <= keyRevokedAt || at < keyRestoredAt
}
