import type { CallDirection, DialOutcome } from '@smartym/contract/constants'
import type { HandsetReport } from '@smartym/contract/reports'
import type { CallEndCause } from '../ports/index.ts'

export type EndedBy = Extract<HandsetReport, { kind: 'call.ended' }>['payload']['endedBy']

const unanswered: Record<CallEndCause, { outbound: DialOutcome; inbound: DialOutcome; endedBy: EndedBy }> = {
  local: { outbound: 'canceled', inbound: 'rejected', endedBy: 'agent' },
  // Telephony says the same of a call that nobody answered and of one that was hung up: connected or not tells them apart.
  remote: { outbound: 'no_answer', inbound: 'no_answer', endedBy: 'customer' },
  busy: { outbound: 'busy', inbound: 'busy', endedBy: 'customer' },
  no_answer: { outbound: 'no_answer', inbound: 'no_answer', endedBy: 'network' },
  rejected: { outbound: 'rejected', inbound: 'rejected', endedBy: 'customer' },
  invalid_number: { outbound: 'invalid_number', inbound: 'unknown', endedBy: 'network' },
  unreachable: { outbound: 'unreachable', inbound: 'unreachable', endedBy: 'network' },
  unknown: { outbound: 'unknown', inbound: 'unknown', endedBy: 'unknown' },
  failed: { outbound: 'device_failed', inbound: 'device_failed', endedBy: 'phone' },
}

/** The dial outcome of a call that ended (CTC-4), and who ended it. `connected` is said of every call that was, and of no other. */
export function outcomeOf(
  cause: CallEndCause,
  wasConnected: boolean,
  direction: CallDirection,
): { outcome: DialOutcome; endedBy: EndedBy } {
  const row = unanswered[cause]
  if (!wasConnected) return { outcome: row[direction], endedBy: row.endedBy }
  const endedBy =
    cause === 'local'
      ? 'agent'
      : cause === 'remote'
        ? 'customer'
        : cause === 'failed'
          ? 'phone'
          : cause === 'unknown'
            ? 'unknown'
            : 'network'
  return { outcome: 'connected', endedBy }
}
