import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn } from '../../platform/clock/index.ts'
import {
  type CallChange,
  changeCall,
  type ChangingCall,
  coverageOf,
  plausibleInstant,
  toE164,
} from './calls.rules.ts'

const startedAt = Date.parse('2026-11-02T00:00:00Z')
const dialing: ChangingCall = {
  phase: 'dialing',
  outcome: null,
  ended_by: null,
  started_at: startedAt,
  ringing_at: null,
  connected_at: null,
  ended_at: null,
  duration_ms: null,
}
const ended = (changes: Partial<Extract<CallChange, { kind: 'ended' }>> = {}): CallChange => ({
  kind: 'ended',
  at: startedAt + 60_000,
  outcome: 'connected',
  durationMs: 50_000,
  endedBy: 'customer',
  receivedAt: startedAt + 61_000,
  ...changes,
})
const after = (call: ChangingCall, ...changes: CallChange[]) =>
  changes.reduce((row, change) => ({ ...row, ...changeCall(row, change) }), call)

describe('a call changes', () => {
  test('CTC-4: from dialling over ringing to connected, held, resumed and ended', () => {
    const at = startedAt + 1000
    const call = after(
      dialing,
      { kind: 'ringing', at },
      { kind: 'connected', at: at + 1000 },
      { kind: 'held', at },
    )
    expect(call).toMatchObject({ phase: 'held', ringing_at: at, connected_at: at + 1000 })
    expect(after(call, { kind: 'resumed', at }, ended())).toMatchObject({
      phase: 'ended',
      outcome: 'connected',
      duration_ms: 50_000,
      ended_at: startedAt + 60_000,
    })
  })

  test('an end without the word connected says when somebody answered', () => {
    expect(after(dialing, ended())).toMatchObject({ connected_at: startedAt + 10_000, duration_ms: 50_000 })
  })

  test('a call that nobody answered lasted nothing', () => {
    expect(after(dialing, ended({ outcome: 'busy', durationMs: 3 }))).toMatchObject({
      outcome: 'busy',
      duration_ms: 0,
      connected_at: null,
    })
  })

  test('a connected call that a restarted phone knows nothing of was connected', () => {
    const call = after(dialing, { kind: 'connected', at: startedAt })
    expect(after(call, ended({ outcome: 'unknown' }))).toMatchObject({ outcome: 'connected' })
  })

  test('the phone’s word on the end replaces the server’s, and nothing replaces the phone’s', () => {
    const given = after(dialing, ended({ outcome: 'unknown', durationMs: null, endedBy: 'server' }))
    expect(given).toMatchObject({ outcome: 'unknown', ended_by: 'server' })
    const told = after(given, ended())
    expect(told).toMatchObject({ outcome: 'connected', ended_by: 'customer' })
    expect(changeCall(told, ended({ outcome: 'busy' }))).toBeUndefined()
    expect(changeCall(told, ended({ endedBy: 'server' }))).toBeUndefined()
    expect(changeCall(given, ended({ endedBy: 'server' }))).toBeUndefined()
  })

  test('whatever comes in whatever order, an ended call stays ended and no instant lies after the hearing of it', () => {
    const kinds = fc.constantFrom('ringing', 'connected', 'held', 'resumed', 'ended')
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, fc.nat(100_000)), { maxLength: 12 }), (said) => {
        let call = dialing
        let hasEnded = false
        for (const [kind, offset] of said) {
          const at = startedAt + Math.min(offset, 61_000)
          const change = kind === 'ended' ? ended({ at, durationMs: offset }) : { kind, at }
          call = { ...call, ...changeCall(call, change) }
          hasEnded ||= kind === 'ended'
          expect(call.phase === 'ended').toBe(hasEnded)
          expect(call.ended_at ?? 0).toBeLessThanOrEqual(startedAt + 61_000)
          expect(call.connected_at ?? startedAt).toBeGreaterThanOrEqual(startedAt)
        }
      }),
    )
  })
})

describe('facts of a call', () => {
  test('a phone’s instant is neither in the future nor before what it follows', () => {
    expect(plausibleInstant(50, 100, 200)).toBe(100)
    expect(plausibleInstant(150, 100, 200)).toBe(150)
    expect(plausibleInstant(250, 100, 200)).toBe(200)
  })

  test.each([
    [false, 'automatic', 'stored', false, 'not_required'],
    [true, 'automatic', null, false, 'missing'],
    [true, 'manual', null, false, 'not_required'],
    [true, 'manual', 'sealed', false, 'missing'],
    [true, 'automatic', 'stored', false, 'covered'],
    [true, 'automatic', 'stored', true, 'partial'],
    [true, 'automatic', 'purged', false, 'covered'],
    [true, 'automatic', 'damaged', false, 'missing'],
  ] as const)(
    'UPL-7: connected %s, mode %s, recording %s, partial %s: %s',
    (isConnected, recordingMode, recordingState, isRecordingPartial, coverage) => {
      expect(coverageOf({ isConnected, recordingMode, recordingState, isRecordingPartial })).toBe(coverage)
    },
  )

  test('a number is kept as E.164', () => {
    expect(toE164('010-0000-1234')).toBe('+821000001234')
    expect(toE164('+1 212 555 0123')).toBe('+12125550123')
    expect(toE164('112')).toBeNull()
  })

  test('a day is the company’s, whatever the machine’s time zone', () => {
    const midnightInSeoul = Date.parse('2026-11-02T15:00:00Z')
    expect(dayIn('Asia/Seoul', midnightInSeoul - 1)).toBe('2026-11-02')
    expect(dayIn('Asia/Seoul', midnightInSeoul)).toBe('2026-11-03')
    expect(dayIn('America/New_York', midnightInSeoul)).toBe('2026-11-02')
  })
})
