import type { CallPhase, Coverage, DialOutcome, RecordingMode, RecordingState } from '@smartym/contract'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import type { CallEndedBy, CallRow } from './calls.table.ts'

/** What the network or the phone says happens to a call. Instants are UTC ms of the server's clock. */
export type CallChange =
  | { readonly kind: 'ringing' | 'connected' | 'held' | 'resumed'; readonly at: number }
  | {
      readonly kind: 'ended'
      readonly at: number
      readonly outcome: DialOutcome
      /** Connected time; null when nobody knows it. */
      readonly durationMs: number | null
      readonly endedBy: CallEndedBy
      /** When the server heard of it: the end is not later. */
      readonly receivedAt: number
    }

/** The part of a call that its changes depend on. */
export type ChangingCall = Pick<
  CallRow,
  'phase' | 'outcome' | 'ended_by' | 'started_at' | 'ringing_at' | 'connected_at' | 'ended_at' | 'duration_ms'
>

type Changed = Partial<ChangingCall>

const mayRing: readonly CallPhase[] = ['dialing']
const mayConnect: readonly CallPhase[] = ['dialing', 'ringing']

/**
 * A phone's instant as it can be true: not before `notBefore`, not after the server heard of it. A phone whose clock
 * is wrong cannot move a call into the future or before its request.
 */
export function plausibleInstant(at: number, notBefore: number, receivedAt: number): number {
  return Math.min(Math.max(at, notBefore), receivedAt)
}

/** What a change makes of a call; undefined when it changes nothing (said before, or overtaken). */
export function changeCall(call: ChangingCall, change: CallChange): Changed | undefined {
  switch (change.kind) {
    case 'ringing':
      return mayRing.includes(call.phase) ? { phase: 'ringing', ringing_at: change.at } : undefined
    case 'connected':
      return mayConnect.includes(call.phase) ? { phase: 'connected', connected_at: change.at } : undefined
    case 'held':
      return call.phase === 'connected' ? { phase: 'held' } : undefined
    case 'resumed':
      return call.phase === 'held' ? { phase: 'connected' } : undefined
    case 'ended':
      return endCall(call, change)
  }
}

/* The phone's own word on the end replaces the one that the server had put for want of it, and nothing else does. */
function endCall(call: ChangingCall, change: Extract<CallChange, { kind: 'ended' }>): Changed | undefined {
  if (call.phase === 'ended' && (call.ended_by !== 'server' || change.endedBy === 'server')) return undefined
  const wasConnected = call.connected_at !== null
  const isConnected = wasConnected || change.outcome === 'connected'
  const outcome = wasConnected && change.outcome === 'unknown' ? 'connected' : change.outcome
  const durationMs = isConnected ? change.durationMs : 0
  const earliest = (call.connected_at ?? call.started_at) + (wasConnected ? (durationMs ?? 0) : 0)
  const endedAt = Math.min(Math.max(change.at, earliest), change.receivedAt)
  return {
    phase: 'ended',
    outcome,
    ended_by: change.endedBy,
    ended_at: endedAt,
    duration_ms: durationMs,
    ...(isConnected && {
      connected_at: call.connected_at ?? Math.max(call.started_at, endedAt - (durationMs ?? 0)),
    }),
  }
}

/** Does a call have the recording that it should have (UPL-7): only what the server keeps counts. */
export function coverageOf(call: {
  readonly isConnected: boolean
  readonly recordingMode: RecordingMode
  readonly recordingState: RecordingState | null
  readonly isRecordingPartial: boolean
}): Coverage {
  if (!call.isConnected) return 'not_required'
  if (call.recordingState === 'stored' || call.recordingState === 'purged')
    return call.isRecordingPartial ? 'partial' : 'covered'
  return call.recordingState === null && call.recordingMode === 'manual' ? 'not_required' : 'missing'
}

/** E.164 of a number as a phone or a person names it, of whatever country; null for what is none. */
export function toE164(text: string): string | null {
  const parsed = parsePhoneNumber(text, { isForeignAllowed: true })
  return parsed.ok ? parsed.e164 : null
}
