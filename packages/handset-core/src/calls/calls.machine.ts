import type { DialOutcome } from '@smartym/contract/constants'
import type { AfterCallMachine } from '../after-call/after-call.machine.ts'
import type { AgentStateMachine } from '../agent-state/agent-state.machine.ts'
import type { CallLogMachine } from '../call-log/call-log.machine.ts'
import type { ClockMachine, Estimate } from '../clock/clock.machine.ts'
import type { CallEndCause } from '../ports/index.ts'
import type { RecordingsMachine } from '../recordings/recordings.machine.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { Step } from '../step/step.ts'
import type { TextsMachine } from '../texts/texts.machine.ts'
import type { TodayMachine } from '../today/today.machine.ts'
import type { CallRow, CallRows, NewCall } from './call-rows.ts'
import { outcomeOf, type EndedBy } from './outcome.ts'

export interface CallsDeps {
  clock: ClockMachine
  reports: ReportsMachine
  agentState: AgentStateMachine
  recordings: RecordingsMachine
  afterCall: AfterCallMachine
  texts: Pick<TextsMachine, 'callMissed'>
  today: TodayMachine
  callLog: Pick<CallLogMachine, 'ended'>
  rows: CallRows
}

/** What only this process needs to know of a call. */
export interface LiveCall {
  isMuted: boolean
  isSpeakerOn: boolean
  /** Asked to end from here, and by whom. */
  hangUpBy: 'agent' | 'phone' | null
  isBeingInspected: boolean
}

/** The life of a call that has begun: its row, its reports and its recording, and what is left after it. */
export function createCallsMachine({
  clock,
  reports,
  agentState,
  recordings,
  afterCall,
  texts,
  today,
  callLog,
  rows,
}: CallsDeps) {
  const live = new Map<string, LiveCall>()

  function liveOf(callId: string): LiveCall {
    const known = live.get(callId)
    if (known !== undefined) return known
    const made: LiveCall = { isMuted: false, isSpeakerOn: false, hangUpBy: null, isBeingInspected: false }
    live.set(callId, made)
    return made
  }

  function reportStarted(step: Step, call: NewCall): number {
    const { callId, direction, phoneNumber, agentId, dialRequestId, recordingId, recordingMode } = call
    return reports.add(step, 'call.started', {
      callId,
      direction,
      phoneNumber: phoneNumber?.slice(0, 20) ?? null,
      agentId,
      dialRequestId,
      recordingId: call.isRecordingWanted && recordingMode === 'automatic' ? recordingId : null,
      recordingMode,
    })
  }

  function begin(step: Step, call: NewCall): CallRow {
    const isPrivate = call.isPrivate === true
    if (!isPrivate) afterCall.callStarted(step)
    const isFirst = rows.ofLine().length === 0
    const startedSeq = isPrivate ? -1 : reportStarted(step, call)
    const { wallMs, bootId } = step.clock
    const row: CallRow = {
      ...call,
      startedSeq,
      startedAt: clock.now(step.clock).at,
      startedAtWallMs: wallMs,
      connectedAtWallMs: null,
      connectedAtMonotonicMs: null,
      bootId,
      seenAtWallMs: wallMs,
      draftNote: '',
    }
    rows.save(step, row)
    if (isFirst && !isPrivate) agentState.callStarted(step, startedSeq)
    return row
  }

  function completeCommand(step: Step, row: CallRow): CallRow {
    if (row.commandId === null) return row
    reports.add(step, 'command.completed', { commandId: row.commandId })
    return { ...row, commandId: null }
  }

  function advance(step: Step, row: CallRow, phase: CallRow['phase']): CallRow {
    const next = { ...completeCommand(step, row), phase }
    rows.save(step, next)
    return next
  }

  function startRecording(step: Step, row: CallRow): void {
    const { callId, recordingMode: mode } = row
    const isPlanned = row.recordingId !== null && !recordings.isKnown(row.recordingId)
    const recordingId =
      isPlanned && row.recordingId !== null ? row.recordingId : step.newId('rec', clock.now(step.clock).at)
    const announcedSeq = !isPlanned ? -1 : row.dialRequestId === null ? row.startedSeq : 0
    rows.save(step, { ...row, recordingId: null })
    recordings.start(step, { recordingId, callId, mode, announcedSeq })
  }

  function connect(step: Step, row: CallRow, wallMs: number, isNow: boolean): void {
    if (row.connectedAtWallMs !== null) return
    const completed = completeCommand(step, row)
    if (row.isPrivate !== true)
      reports.add(step, 'call.connected', { callId: row.callId }, clock.estimateOf(step.clock, wallMs))
    const { monotonicMs, bootId } = step.clock
    const next: CallRow = {
      ...completed,
      phase: 'connected',
      connectedAtWallMs: wallMs,
      connectedAtMonotonicMs: isNow ? monotonicMs : null,
      bootId,
      seenAtWallMs: step.clock.wallMs,
    }
    rows.save(step, next)
    if (row.direction === 'inbound') step.order({ type: 'hide_notice', notice: 'incoming_call' })
    if (isNow && next.isRecordingWanted && next.recordingMode === 'automatic') startRecording(step, next)
  }

  function connectedMs(step: Step, row: CallRow): number {
    if (row.connectedAtWallMs === null) return 0
    const { bootId, monotonicMs, wallMs } = step.clock
    if (row.connectedAtMonotonicMs !== null && row.bootId === bootId)
      return Math.max(0, Math.round(monotonicMs - row.connectedAtMonotonicMs))
    return Math.max(0, Math.round(wallMs - row.connectedAtWallMs))
  }

  /* Nothing is left of it. */
  function endPrivate(step: Step, row: CallRow): void {
    if (row.direction === 'inbound' && row.phase === 'ringing')
      step.order({ type: 'hide_notice', notice: 'incoming_call' })
    rows.remove(step, row.callId)
    live.delete(row.callId)
  }

  function end(
    step: Step,
    row: CallRow,
    said: { outcome: DialOutcome; endedBy: EndedBy; durationMs: number; at: Estimate },
  ): void {
    callLog.ended(step, row)
    if (row.isPrivate === true) return endPrivate(step, row)
    completeCommand(step, row)
    const { callId } = row
    recordings.stop(step, callId)
    const { outcome, endedBy, durationMs, at } = said
    const endedSeq = reports.add(step, 'call.ended', { callId, outcome, durationMs, endedBy }, at)
    // The phone was dead from before the answer until after the end: the server shall not wait for it.
    if (
      outcome === 'connected' &&
      row.isRecordingWanted &&
      row.recordingMode === 'automatic' &&
      row.recordingId !== null
    )
      reports.add(step, 'recording.failed', {
        callId,
        recordingId: row.recordingId,
        reason: 'capture_failed',
      })
    if (row.direction === 'inbound' && row.phase === 'ringing')
      step.order({ type: 'hide_notice', notice: 'incoming_call' })
    // Nobody knows of one that ended while the phone was dead whether it was answered.
    const isMissed = outcome !== 'connected' && outcome !== 'unknown'
    if (isMissed && row.isTextedIfMissed === true) texts.callMissed(step, row)
    rows.remove(step, callId)
    live.delete(callId)
    recordings.forgetCall(callId)
    if (row.agentId !== null) {
      const { customerName, phoneNumber, direction, draftNote: note } = row
      afterCall.callEnded(step, direction, {
        callId,
        endedSeq,
        outcome,
        durationMs,
        customerName,
        phoneNumber,
        note,
      })
      today.callEnded(step, row.agentId, outcome === 'connected', durationMs)
    }
    if (rows.ofLine().length === 0) agentState.callEnded(step, endedSeq)
  }

  function endByCause(step: Step, row: CallRow, cause: CallEndCause): void {
    const { outcome, endedBy } = outcomeOf(cause, row.connectedAtWallMs !== null, row.direction)
    end(step, row, {
      outcome,
      endedBy: cause === 'local' ? (live.get(row.callId)?.hangUpBy ?? endedBy) : endedBy,
      durationMs: connectedMs(step, row),
      at: clock.now(step.clock),
    })
  }

  reports.onShifted((step, fromSeq, by) => {
    for (const row of rows.all())
      if (row.startedSeq >= fromSeq) rows.save(step, { ...row, startedSeq: row.startedSeq + by })
  })

  return {
    live,
    liveOf,
    begin,
    advance,
    startRecording,
    connect,
    end,
    endByCause,
    /** Asks telephony to end it, and remembers for whom. */
    hangUp(step: Step, callId: string, by: 'agent' | 'phone'): void {
      liveOf(callId).hangUpBy = by
      step.order({ type: 'hang_up', callId })
    },
    changeNote(step: Step, row: CallRow, draftNote: string): void {
      if (row.draftNote !== draftNote) rows.save(step, { ...row, draftNote })
    },
  }
}
export type CallsMachine = ReturnType<typeof createCallsMachine>
