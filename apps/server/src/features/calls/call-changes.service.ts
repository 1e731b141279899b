import type { DialOutcome, DispositionChoice, EventKind, RecordingMode } from '@smartym/contract'
import type { Tx } from '../../platform/db/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { ReportOrigin } from '../gateway/index.ts'
import { dayIn } from '../../platform/clock/index.ts'
import { callNotFound } from './calls.errors.ts'
import { type Call, callEvent, type CallListener, callOf, type RequestFacts } from './calls.events.ts'
import { type CallChange, changeCall, coverageOf, plausibleInstant, toE164 } from './calls.rules.ts'
import type { CallsStore } from './calls.store.ts'
import type { CallRow, StoredCallRow } from './calls.table.ts'
import type { CallAgent, CallSurroundings } from './call-surroundings.view.ts'

/** A call as its phone announces it. */
export interface StartedCall {
  readonly callId: string
  readonly direction: Call['direction']
  readonly phoneNumber: string | null
  readonly agentId: string | null
  readonly dialRequestId: string | null
  readonly recordingId: string | null
  readonly recordingMode: RecordingMode
  readonly at: number
  readonly isClockSynchronised: boolean
}

/** A call that is over, as its phone found it in its own list (UPL-7). */
export interface LoggedCall extends Omit<StartedCall, 'dialRequestId' | 'recordingId'> {
  readonly outcome: DialOutcome
  /** Connected time. */
  readonly durationMs: number
}

export interface CallChangesDeps {
  readonly store: CallsStore
  readonly surroundings: CallSurroundings
  readonly outbox: Pick<Outbox, 'append'>
}

/** A phone that was offline may tell of a call this much later; what claims to be older has a wrong clock. */
const longestDelayMs = 30 * 24 * 3600 * 1000
const maxAttempts = 4

/* What nobody can know of a call when it begins. */
const nothingYet = {
  phase: 'dialing',
  outcome: null,
  ended_by: null,
  ringing_at: null,
  connected_at: null,
  ended_at: null,
  duration_ms: null,
  disposition_code: null,
  disposition_note: null,
  disposition_at: null,
  coverage: 'not_required',
  is_recording_partial: 0,
  source: null,
} as const

function agentColumns(agent: CallAgent | undefined) {
  if (agent === undefined)
    return { org_unit_id: null, agent_id: null, agent_name: null, employee_number: null, extension: null }
  return {
    org_unit_id: agent.orgUnitId,
    agent_id: agent.agentId,
    agent_name: agent.name,
    employee_number: agent.employeeNumber,
    extension: agent.extension,
  }
}

/* What was ordered is known better than what the phone repeats of it. */
function requestColumns(facts: RequestFacts | undefined, started: StartedCall) {
  const reported = started.phoneNumber === null ? null : toE164(started.phoneNumber)
  const number = facts?.customerNumber ?? reported
  return {
    customer_number: number,
    customer_name: facts?.customerName ?? null,
    customer_reference: facts?.customerReference ?? null,
    purpose: facts?.purpose ?? null,
    dial_request_id: facts === undefined ? null : started.dialRequestId,
    api_key_id: facts?.apiKeyId ?? null,
  }
}

/** The one place where calls come into being and change: rows, steps, day counts, events, listeners in one transaction. */
export function createCallChanges({ store, surroundings, outbox }: CallChangesDeps) {
  const listeners: CallListener[] = []
  let requestFacts: (tx: Tx, dialRequestId: string) => Promise<RequestFacts | undefined> = async () =>
    undefined

  /* A request of another phone or call is none: its facts must not come to this one. */
  async function factsFor(tx: Tx, started: StartedCall, deviceId: string): Promise<RequestFacts | undefined> {
    if (started.dialRequestId === null) return undefined
    const facts = await requestFacts(tx, started.dialRequestId)
    return facts?.callId === started.callId && facts.deviceId === deviceId ? facts : undefined
  }

  async function rowOf(tx: Tx, started: StartedCall, from: ReportOrigin): Promise<CallRow> {
    const facts = await factsFor(tx, started, from.deviceId)
    const agentId = facts?.agentId ?? started.agentId
    const agent = agentId === null ? undefined : await surroundings.findAgent(tx, from.companyId, agentId)
    const notBefore = facts?.createdAt ?? from.receivedAt - longestDelayMs
    return {
      ...nothingYet,
      ...agentColumns(agent),
      ...requestColumns(facts, started),
      id: started.callId,
      company_id: from.companyId,
      device_id: from.deviceId,
      line_number: await surroundings.findLineNumber(tx, from.deviceId),
      direction: started.direction,
      started_at: plausibleInstant(started.at, notBefore, from.receivedAt),
      received_at: from.receivedAt,
      is_clock_synchronised: started.isClockSynchronised ? 1 : 0,
      recording_mode: started.recordingMode,
      recording_id: started.recordingId,
      recording_state: started.recordingId === null ? null : 'expected',
    }
  }

  /* With its first step; false for the same call told again by its phone. */
  async function insertOnce(tx: Tx, row: CallRow): Promise<boolean> {
    if (!(await store.insertCall(tx, row))) {
      const known = await store.findCall(tx, row.id)
      if (known?.device_id !== row.device_id) throw callNotFound()
      return false
    }
    const step = row.direction === 'outbound' ? 'dialed' : 'rang'
    await store.saveStep(tx, { companyId: row.company_id, callId: row.id, step, at: row.started_at })
    return true
  }

  async function tell(tx: Tx, kind: Extract<EventKind, `call.${string}`>, call: Call): Promise<void> {
    await outbox.append(tx, callEvent(kind, call))
    for (const listener of listeners) {
      if (kind === 'call.started') await listener.onStarted?.(tx, call)
      else if (kind === 'call.ended') await listener.onEnded?.(tx, call)
      else await listener.onChanged?.(tx, call)
    }
  }

  async function addToDay(
    tx: Tx,
    row: CallRow | StoredCallRow,
    connected: number,
    talkMs: number,
    calls = 0,
  ): Promise<void> {
    if (row.agent_id === null) return
    const timeZone = await surroundings.findTimeZone(tx, row.company_id)
    const day = dayIn(timeZone, row.started_at)
    const { agent_id, company_id } = row
    await store.addToDay(tx, { agent_id, day, company_id, calls, connected, talk_ms: talkMs })
  }

  async function recordSteps(tx: Tx, row: StoredCallRow, change: CallChange): Promise<void> {
    const step = { companyId: row.company_id, callId: row.id }
    if (change.kind === 'ringing') await store.saveStep(tx, { ...step, step: 'rang', at: change.at })
    if (row.connected_at !== null && (change.kind === 'connected' || change.kind === 'ended'))
      await store.saveStep(tx, { ...step, step: 'connected', at: row.connected_at })
    if (change.kind !== 'ended') return
    const isFailed = row.outcome !== 'connected'
    await store.saveStep(tx, {
      ...step,
      step: 'ended',
      at: row.ended_at ?? change.at,
      isFailed,
      note: row.outcome,
    })
  }

  async function countEnd(tx: Tx, before: StoredCallRow, after: StoredCallRow): Promise<void> {
    const wasCounted = before.phase === 'ended' && before.connected_at !== null
    const connected = after.connected_at !== null && !wasCounted ? 1 : 0
    const talkMs = (after.duration_ms ?? 0) - (before.duration_ms ?? 0)
    if (connected !== 0 || talkMs !== 0) await addToDay(tx, after, connected, talkMs)
  }

  /** Changes a row as it is now; another change that comes between is looked at again. */
  async function change(tx: Tx, callId: string, next: (row: StoredCallRow) => CallChange): Promise<void> {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const before = await store.findCall(tx, callId)
      if (before === undefined) throw callNotFound()
      const made = next(before)
      const changed = changeCall(before, made)
      if (changed === undefined) return
      if (!(await store.changeCall(tx, callId, before, changed))) continue
      const after: StoredCallRow = { ...before, ...changed }
      await recordSteps(tx, after, made)
      if (made.kind === 'ended') await countEnd(tx, before, after)
      await tell(tx, made.kind === 'ended' ? 'call.ended' : 'call.changed', callOf(after))
      return
    }
    throw new Error(`the call ${callId} was changed by others again and again`)
  }

  return {
    /** A call has begun on a phone. The same call told again by its phone changes nothing. Throws `calls.not_found` for a call of another phone. */
    async startCall(tx: Tx, started: StartedCall, from: ReportOrigin): Promise<void> {
      const row = await rowOf(tx, started, from)
      if (!(await insertOnce(tx, row))) return
      await addToDay(tx, row, 0, 0, 1)
      await tell(tx, 'call.started', callOf(row))
    },

    /**
     * A call that was made or missed while the app did not run: it comes into being as over, moves no agent's state, and is missed a
     * recording. The same call told again changes nothing. Throws `calls.not_found` for a call of another phone.
     */
    async recordLoggedCall(tx: Tx, logged: LoggedCall, from: ReportOrigin): Promise<void> {
      const { outcome, durationMs, ...call } = logged
      const begun = await rowOf(tx, { ...call, dialRequestId: null, recordingId: null }, from)
      const isConnected = outcome === 'connected'
      const endedAt = plausibleInstant(begun.started_at + durationMs, begun.started_at, from.receivedAt)
      const row: CallRow = {
        ...begun,
        source: 'call_log',
        phase: 'ended',
        outcome,
        ended_by: 'unknown',
        connected_at: isConnected ? begun.started_at : null,
        ended_at: endedAt,
        duration_ms: isConnected ? durationMs : 0,
        coverage: coverageOf({
          isConnected,
          recordingMode: begun.recording_mode,
          recordingState: null,
          isRecordingPartial: false,
        }),
      }
      if (!(await insertOnce(tx, row))) return
      const step = { companyId: row.company_id, callId: row.id }
      await store.saveStep(tx, { ...step, step: 'ended', at: endedAt, isFailed: !isConnected, note: outcome })
      await addToDay(tx, row, isConnected ? 1 : 0, row.duration_ms ?? 0, 1)
      await outbox.append(tx, callEvent('call.ended', callOf(row)))
    },

    /** What a phone says happened to its call. Throws `calls.not_found` for one that it never started. */
    async recordChange(
      tx: Tx,
      callId: string,
      from: ReportOrigin,
      said: { at: number } & (
        | { kind: 'ringing' | 'connected' | 'held' | 'resumed' }
        | Pick<Extract<CallChange, { kind: 'ended' }>, 'kind' | 'outcome' | 'durationMs' | 'endedBy'>
      ),
    ): Promise<void> {
      await change(tx, callId, (row) => {
        if (row.device_id !== from.deviceId) throw callNotFound()
        const notBefore = row.connected_at ?? row.ringing_at ?? row.started_at
        const at = plausibleInstant(said.at, notBefore, from.receivedAt)
        return said.kind === 'ended' ? { ...said, at, receivedAt: from.receivedAt } : { ...said, at }
      })
    },

    /** The server gives up waiting for a phone's word on the end of a call. */
    async endLostCall(tx: Tx, callId: string, at: number): Promise<void> {
      await change(tx, callId, (row) => {
        const outcome = row.connected_at === null ? 'unknown' : 'connected'
        return { kind: 'ended', at, outcome, durationMs: null, endedBy: 'server', receivedAt: at }
      })
    },

    /** A recording's state, told by the recordings slice in the transaction that changes it. */
    async setRecordingState(
      tx: Tx,
      callId: string,
      recordingId: string,
      state: NonNullable<CallRow['recording_state']>,
      isPartial = false,
    ): Promise<void> {
      const coverage = coverageOf({
        isConnected: true,
        recordingMode: 'automatic',
        recordingState: state,
        isRecordingPartial: isPartial,
      })
      await store.saveRecordingState(tx, callId, { id: recordingId, state, isPartial, coverage })
    },

    async tellDisposition(tx: Tx, call: Call, choice: DispositionChoice): Promise<void> {
      for (const listener of listeners) await listener.onDispositionRecorded?.(tx, call, choice)
    },

    listen(listener: CallListener): void {
      listeners.push(listener)
    },

    /** Where a call's start finds what its dial request knows; given once, by dialing. */
    provideRequestFacts(find: typeof requestFacts): void {
      requestFacts = find
    },
  }
}
export type CallChanges = ReturnType<typeof createCallChanges>
