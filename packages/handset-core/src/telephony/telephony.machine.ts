import type { CallEndCause, HandsetEvent } from '../ports/index.ts'
import type { Step } from '../step/step.ts'
import type { CallRow, CallRows } from '../calls/call-rows.ts'
import type { CallsMachine } from '../calls/calls.machine.ts'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { RecordingsMachine } from '../recordings/recordings.machine.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'

type Inspected = Extract<HandsetEvent, { type: 'call.inspected' }>

interface Deps {
  calls: CallsMachine
  clock: Pick<ClockMachine, 'estimateOf'>
  recordings: RecordingsMachine
  reports: ReportsMachine
  rows: CallRows
}

/** What telephony says of calls, and what the agent wants of it; after a restart it is asked. */
export function createTelephonyMachine({ calls, clock, recordings, reports, rows }: Deps) {
  const { live, liveOf, advance, startRecording, connect, end, endByCause } = calls

  /* Nobody knows more of it than its row: it went on at least until the phone saw it last. */
  function endUnknown(step: Step, row: CallRow): void {
    const wasConnected = row.connectedAtWallMs !== null
    end(step, row, {
      outcome: wasConnected ? 'connected' : 'unknown',
      endedBy: 'unknown',
      durationMs: wasConnected ? Math.max(0, row.seenAtWallMs - (row.connectedAtWallMs ?? 0)) : 0,
      at: clock.estimateOf(step.clock, row.seenAtWallMs),
    })
  }

  function endInspected(step: Step, known: CallRow, event: Inspected): void {
    const connectedAt = known.connectedAtWallMs ?? event.connectedAtWallMs
    if (connectedAt !== null) connect(step, known, connectedAt, false)
    const row = rows.find(known.callId) ?? known
    const endedAt = event.endedAtWallMs ?? row.seenAtWallMs
    end(step, row, {
      outcome: connectedAt === null ? 'unknown' : 'connected',
      endedBy: 'unknown',
      durationMs: connectedAt === null ? 0 : Math.max(0, Math.round(endedAt - connectedAt)),
      at: clock.estimateOf(step.clock, endedAt),
    })
  }

  /* It goes on, and so does its recording: what was cut off is closed as one, the rest becomes another. */
  function goOn(step: Step, row: CallRow, connectedAtWallMs: number | null): void {
    const isConnected = row.connectedAtWallMs !== null || connectedAtWallMs !== null
    if (!isConnected) {
      const dialled = advance(step, row, row.phase === 'placing' ? 'dialing' : row.phase)
      if (dialled.isOffHook === true) recordByItself(step, dialled)
      return
    }
    connect(step, row, row.connectedAtWallMs ?? connectedAtWallMs ?? step.clock.wallMs, false)
    recordByItself(step, rows.find(row.callId) ?? row)
  }

  function recordByItself(step: Step, row: CallRow): void {
    if (row.isRecordingWanted && row.recordingMode === 'automatic') startRecording(step, row)
  }

  return {
    /** At start: asks telephony about every call that had not ended. */
    started(step: Step): void {
      for (const row of rows.all()) {
        const { callId, phoneNumber, startedAtWallMs } = row
        liveOf(callId).isBeingInspected = true
        step.order({ type: 'inspect_call', callId, phoneNumber, orderedAtWallMs: startedAtWallMs })
        if (row.direction === 'inbound' && row.phase === 'ringing')
          step.order({ type: 'hide_notice', notice: 'incoming_call' })
      }
    },
    isInspecting: (): boolean => [...live.values()].some((call) => call.isBeingInspected),

    onInspected(step: Step, event: Inspected): void {
      const row = rows.find(event.callId)
      const call = live.get(event.callId)
      // Telephony spoke of the call itself meanwhile: that is newer.
      if (row === undefined || call?.isBeingInspected !== true) return
      call.isBeingInspected = false
      if (event.found === 'active') goOn(step, row, event.connectedAtWallMs)
      else if (event.found === 'ended') endInspected(step, row, event)
      else if (event.found === 'never_placed' && row.phase === 'placing') endByCause(step, row, 'failed')
      else endUnknown(step, row)
    },

    /** The shell did not answer in time. */
    inspectionTimeOver(step: Step): void {
      for (const row of rows.all()) if (live.get(row.callId)?.isBeingInspected === true) endUnknown(step, row)
    },

    onPlaced(step: Step, callId: string): void {
      const row = rows.find(callId)
      if (row === undefined) return
      liveOf(callId).isBeingInspected = false
      if (row.phase === 'placing') advance(step, row, 'dialing')
    },

    onRinging(step: Step, callId: string): void {
      const row = rows.find(callId)
      if (row === undefined) return
      liveOf(callId).isBeingInspected = false
      if (row.phase !== 'placing' && row.phase !== 'dialing') return
      advance(step, row, 'ringing')
      if (row.isPrivate !== true) reports.add(step, 'call.ringing', { callId })
    },

    onConnected(step: Step, callId: string): void {
      const row = rows.find(callId)
      if (row === undefined) return
      liveOf(callId).isBeingInspected = false
      connect(step, row, step.clock.wallMs, true)
    },

    /** Recorded from here on: whether anybody answered is known at its end, from the phone's call log. */
    onOffHook(step: Step, callId: string): void {
      const row = rows.find(callId)
      if (row === undefined || row.isOffHook === true || row.connectedAtWallMs !== null) return
      liveOf(callId).isBeingInspected = false
      const phase = row.phase === 'placing' ? 'dialing' : row.phase
      recordByItself(step, advance(step, { ...row, isOffHook: true }, phase))
    },

    onHoldChanged(step: Step, callId: string, isHeld: boolean): void {
      const row = rows.find(callId)
      if (row === undefined || row.phase !== (isHeld ? 'connected' : 'held')) return
      advance(step, row, isHeld ? 'held' : 'connected')
      if (row.isPrivate !== true) reports.add(step, isHeld ? 'call.held' : 'call.resumed', { callId })
    },

    /** True when it was a call of ours. */
    onEnded(step: Step, callId: string, cause: CallEndCause, connectedMs: number | null = null): boolean {
      const row = rows.find(callId)
      if (row === undefined) return false
      const isUntold = row.isOffHook === true && row.connectedAtWallMs === null
      if (isUntold && (connectedMs === null || (connectedMs === 0 && cause === 'unknown'))) {
        // The call log knows of every call whether it was answered; without it nobody does.
        const outcome = connectedMs === null ? 'unknown' : 'no_answer'
        const endedBy = live.get(callId)?.hangUpBy ?? 'unknown'
        end(step, row, {
          outcome,
          endedBy,
          durationMs: 0,
          at: clock.estimateOf(step.clock, step.clock.wallMs),
        })
        return true
      }
      if (isUntold && connectedMs !== null && connectedMs > 0)
        connect(step, row, step.clock.wallMs - connectedMs, false)
      endByCause(step, rows.find(callId) ?? row, cause)
      return true
    },

    /** The agent starts to record (REC-2), or tries again after a failure. */
    recordCurrent(step: Step): void {
      const row = rows.current()
      if (row === undefined || !row.isRecordingWanted) return
      if (row.connectedAtWallMs === null && row.isOffHook !== true) return
      const { state } = recordings.ofCall(row.callId)
      const isOver = state === 'failed' || row.recordingMode === 'manual'
      if (isOver && state !== 'starting' && state !== 'recording') startRecording(step, row)
    },

    mute(step: Step, isMuted: boolean): void {
      const row = rows.current()
      if (row === undefined) return
      liveOf(row.callId).isMuted = isMuted
      step.order({ type: 'set_mute', callId: row.callId, isMuted })
    },
    setSpeaker(step: Step, isSpeakerOn: boolean): void {
      const row = rows.current()
      if (row === undefined) return
      liveOf(row.callId).isSpeakerOn = isSpeakerOn
      step.order({ type: 'set_speaker', callId: row.callId, isSpeakerOn })
    },

    /** With each heartbeat: how long a call went on at least, should the phone die now. */
    seen(step: Step): void {
      for (const row of rows.all()) {
        if (row.connectedAtWallMs === null || live.get(row.callId)?.isBeingInspected === true) continue
        rows.save(step, { ...row, seenAtWallMs: step.clock.wallMs })
      }
    },
  }
}
