import fc from 'fast-check'
import { wishes } from '@smartym/contract/constants'
import type { CallEndCause } from '../ports/index.ts'
import { agent, dialCommand, id, settings, stateFrame } from './fixtures.ts'

/* What events of chance are made of, sensible or not. */

export const callEndCauses: CallEndCause[] = [
  'local',
  'remote',
  'busy',
  'no_answer',
  'rejected',
  'invalid_number',
  'unreachable',
  'failed',
  'unknown',
]
export const n = fc.integer({ min: 1, max: 4 })
export const callId = n.map((number) => id('call', number))
export const recordingId = n.map((number) => id('rec', number))
export const textMessageId = n.map((number) => id('txt', number))
export const instant = fc.integer({ min: 1_763_999_000_000, max: 1_764_001_000_000 })
export const fault = fc.record({
  code: fc.constantFrom('network.unreachable', 'server.busy'),
  isRetryable: fc.boolean(),
  retryAfterMs: fc.constantFrom(null, 0, 5_000, 1e9),
})
export const frame = fc
  .record({
    version: n,
    agentId: fc.constantFrom(agent.agentId, id('agt', 9)),
    state: fc.constantFrom('logged_out' as const, 'available', 'in_call', 'wrap_up', 'not_ready'),
    until: fc.option(instant),
    nextState: fc.option(fc.record({ state: fc.constantFrom(...wishes), notReadyReason: fc.constant(null) })),
  })
  .map(stateFrame)
export const command = fc.oneof(
  fc
    .tuple(n, instant, fc.boolean())
    .map(([number, at, isRecorded]) => dialCommand(number, at, isRecorded ? {} : { recordingId: null })),
  fc.record({
    type: fc.constant('command' as const),
    commandId: n.map((x) => id('cmd', 10 + x)),
    kind: fc.constant('cancel_dial' as const),
    notAfter: instant,
    payload: fc.record({ dialRequestId: n.map((x) => id('dial', x)) }),
  }),
  fc.record({
    type: fc.constant('command' as const),
    commandId: n.map((x) => id('cmd', 20 + x)),
    kind: fc.constant('apply_settings' as const),
    notAfter: instant,
    payload: n.map((version) => ({
      settings: {
        ...settings,
        version,
        recordingMode: version % 2 === 0 ? ('manual' as const) : ('automatic' as const),
      },
    })),
  }),
  fc.record({
    type: fc.constant('command' as const),
    commandId: n.map((x) => id('cmd', 30 + x)),
    kind: fc.constantFrom('sign_out' as const, 'reset_app_lock' as const),
    notAfter: instant,
    payload: fc.constant({}),
  }),
)
export const pinProof = { kind: 'pin' as const, pin: 'secret!27' }
export const anySims = [
  [{ simId: '1', name: 'KT', phoneNumber: null }],
  [
    { simId: '1', name: 'KT', phoneNumber: '010-1111-2222' },
    { simId: '2', name: '', phoneNumber: null },
  ],
]
export const probe = { method: 'microphone' as const, result: 'heard' as const, peak: 900 }
export const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 3 })
export const loggedCall = fc.record({
  direction: fc.constantFrom('inbound' as const, 'outbound'),
  phoneNumber: maybe(fc.constantFrom('01055556666', '112', 'anonymous')),
  startedAtWallMs: instant,
  connectedMs: fc.integer({ min: 0, max: 60_000 }),
  isRejected: fc.boolean(),
  simId: fc.constantFrom(undefined, '1', '2'),
})
