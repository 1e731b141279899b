import type { PhoneCall } from './phone-calls.store.ts'

type Reached = Pick<PhoneCall, 'ringingAtMs' | 'connectedAtMs' | 'endedAtMs' | 'endCause'>

/** Where a call's script has it at an instant, and in how many milliseconds the next thing happens (null: never). */
export function progressOf(call: PhoneCall, nowMs: number): { reached: Reached; nextInMs: number | null } {
  const { script, placedAtMs } = call
  const elapsedMs = nowMs - placedAtMs
  const instantOf = (known: number | null, atMs: number | null): number | null =>
    known ?? (atMs !== null && atMs <= elapsedMs ? placedAtMs + atMs : null)
  const endedAtMs = instantOf(call.endedAtMs, script.endsAtMs)
  const coming = [script.ringsAtMs, script.answersAtMs, script.endsAtMs].filter(
    (atMs): atMs is number => atMs !== null && atMs > elapsedMs,
  )
  return {
    reached: {
      ringingAtMs: instantOf(call.ringingAtMs, script.ringsAtMs),
      connectedAtMs: instantOf(call.connectedAtMs, script.answersAtMs),
      endedAtMs,
      endCause: endedAtMs === null ? null : (call.endCause ?? script.endCause),
    },
    nextInMs: endedAtMs !== null || coming.length === 0 ? null : Math.min(...coming) - elapsedMs,
  }
}
