import type { Tx } from '../../platform/db/index.ts'
import { dayIn } from '../../platform/clock/index.ts'
import type { CallSurroundings } from './call-surroundings.view.ts'
import { coverageOf } from './calls.rules.ts'
import type { CallsStore, NewCallStep } from './calls.store.ts'
import type { CallDayCountRow, CallRow } from './calls.table.ts'

type Derived =
  | 'phase'
  | 'ended_by'
  | 'received_at'
  | 'is_clock_synchronised'
  | 'coverage'
  | 'api_key_id'
  | 'source'

/** A call that ended before: everything but what follows from the rest. */
export type PastCall = Omit<CallRow, Derived> & {
  readonly ended_at: number
  readonly outcome: NonNullable<CallRow['outcome']>
}

function rowOf(call: PastCall): CallRow {
  return {
    ...call,
    phase: 'ended',
    ended_by: 'unknown',
    received_at: call.ended_at,
    is_clock_synchronised: 1,
    api_key_id: null,
    source: null,
    coverage: coverageOf({
      isConnected: call.connected_at !== null,
      recordingMode: call.recording_mode,
      recordingState: call.recording_state,
      isRecordingPartial: call.is_recording_partial === 1,
    }),
  }
}

function stepsOf(call: PastCall): NewCallStep[] {
  const of = (step: NewCallStep['step'], at: number | null): NewCallStep[] =>
    at === null ? [] : [{ companyId: call.company_id, callId: call.id, step, at }]
  const isFailed = call.outcome !== 'connected'
  return [
    ...(call.direction === 'outbound' ? of('dialed', call.started_at) : []),
    ...of('rang', call.ringing_at ?? (call.direction === 'inbound' ? call.started_at : null)),
    ...of('connected', call.connected_at),
    ...of('ended', call.ended_at).map((step) => ({ ...step, isFailed, note: call.outcome })),
  ]
}

/** Takes past calls over with their steps and day counts; events are not made of them. */
export async function importCalls(
  tx: Tx,
  calls: readonly PastCall[],
  { store, surroundings }: { store: CallsStore; surroundings: Pick<CallSurroundings, 'findTimeZone'> },
): Promise<void> {
  await store.insertCalls(tx, calls.map(rowOf))
  await store.insertSteps(tx, calls.flatMap(stepsOf))
  const counts = new Map<string, CallDayCountRow>()
  for (const call of calls) {
    if (call.agent_id === null) continue
    const day = dayIn(await surroundings.findTimeZone(tx, call.company_id), call.started_at)
    const key = `${call.agent_id} ${day}`
    const kept = counts.get(key) ?? {
      agent_id: call.agent_id,
      day,
      company_id: call.company_id,
      calls: 0,
      connected: 0,
      talk_ms: 0,
    }
    kept.calls += 1
    kept.connected += call.connected_at === null ? 0 : 1
    kept.talk_ms += call.duration_ms ?? 0
    counts.set(key, kept)
  }
  for (const count of counts.values()) await store.addToDay(tx, count)
}
