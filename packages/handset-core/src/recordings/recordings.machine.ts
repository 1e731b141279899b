import type { CaptureMethod, RecordingMode } from '@smartym/contract/constants'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { HandsetEvent } from '../ports/index.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'
import type { RecordingRow, RecordingRows } from './recording-rows.ts'

type EventOf<T extends HandsetEvent['type']> = Extract<HandsetEvent, { type: T }>

interface Deps {
  clock: ClockMachine
  reports: ReportsMachine
  settings: SettingsMachine
  rows: RecordingRows
}

/** What a call's recording looks like on the screen. */
export interface CallRecording {
  state: 'none' | 'starting' | 'recording' | 'stopped' | 'failed'
  /** Server UTC ms. */
  startedAt: number | null
}

/** Capture and sealing of calls (REC-1, REC-2, REC-6); what is sealed is the uploads' to bring away. */
export function createRecordingsMachine({ clock, reports, settings, rows }: Deps) {
  let captureMethods: readonly CaptureMethod[] = []
  /** The last word on calls whose recording has no row any more. */
  const failedCalls = new Set<string>()

  const isCapturing = (row: RecordingRow): boolean => row.phase === 'starting' || row.phase === 'recording'

  function reportStart(step: Step, row: RecordingRow): void {
    if (row.isStartReported) return
    const { recordingId, callId, mode, media } = row
    const captureMethod = row.captureMethod ?? captureMethods[0] ?? 'microphone'
    const seq = reports.add(
      step,
      'recording.started',
      { recordingId, callId, mode, captureMethod, media },
      { at: row.startedAt, isSynchronised: row.isStartSynchronised },
    )
    row.isStartReported = true
    if (row.announcedSeq < 0) row.announcedSeq = seq
  }

  reports.onShifted((step, fromSeq, by) => {
    for (const row of rows.all())
      if (row.announcedSeq >= fromSeq) rows.save(step, { ...row, announcedSeq: row.announcedSeq + by })
  })

  return {
    /** At start: which methods this phone has, and what was cut off is closed. */
    started(step: Step, methods: readonly CaptureMethod[]): void {
      captureMethods = methods
      let wasCapturing = false
      for (const row of rows.all()) {
        if (row.phase === 'sealed' || row.phase === 'uploading' || row.phase === 'stored') continue
        wasCapturing ||= isCapturing(row)
        if (row.phase !== 'recovering') rows.save(step, { ...row, phase: 'recovering' })
        step.order({ type: 'recover_recording', recordingId: row.recordingId })
      }
      if (wasCapturing) step.order({ type: 'hide_notice', notice: 'recording' })
    },

    /**
     * Begins to record a call. `announcedSeq` is the report with which the server learns of the id: 0 when it made it,
     * negative when `recording.started` will be the first to tell.
     */
    start(
      step: Step,
      recording: { recordingId: string; callId: string; mode: RecordingMode; announcedSeq: number },
    ): void {
      const { at: startedAt, isSynchronised } = clock.now(step.clock)
      const media = settings.current().recordingMedia
      failedCalls.delete(recording.callId)
      rows.save(step, {
        ...recording,
        phase: 'starting',
        media,
        captureMethod: null,
        startedAt,
        isStartSynchronised: isSynchronised,
        isStartReported: false,
        deviceSeq: null,
        sealedBytes: null,
        lostMs: 0,
        endReason: null,
        isStored: false,
        damagedCount: 0,
        isKept: false,
        faultCode: null,
      })
      const { recordingId, callId } = recording
      step.order({ type: 'start_capture', recordingId, callId, media, startedAt })
    },

    /** Ends the recording of a call, if there is one. */
    stop(step: Step, callId: string): void {
      for (const row of rows.all()) {
        if (row.callId !== callId || !isCapturing(row)) continue
        rows.save(step, { ...row, phase: 'sealing' })
        step.order({ type: 'stop_capture', recordingId: row.recordingId })
        step.order({ type: 'hide_notice', notice: 'recording' })
      }
    },

    /** It is being recorded, and nothing of it is ours before the call is over. */
    onLeftToMaker(step: Step, recordingId: string): void {
      const row = rows.find(recordingId)
      if (row?.phase !== 'starting') return
      rows.save(step, { ...row, phase: 'recording', captureMethod: 'maker_file' })
      step.order({ type: 'show_notice', notice: 'recording', recordingId })
    },

    onStarted(step: Step, event: EventOf<'recording.started'>): void {
      const row = rows.find(event.recordingId)
      if (row === undefined || row.isStartReported) return
      const { captureMethod, media, deviceSeq } = event
      const next: RecordingRow = { ...row, captureMethod, media, deviceSeq }
      if (row.phase === 'starting') {
        next.phase = 'recording'
        step.order({ type: 'show_notice', notice: 'recording', recordingId: row.recordingId })
      }
      reportStart(step, next)
      rows.save(step, next)
    },

    /** The file is whole and sealed. */
    onSealed(step: Step, event: EventOf<'recording.sealed'>): void {
      const row = rows.find(event.recordingId)
      if (row === undefined || row.endReason !== null) return
      if (isCapturing(row)) step.order({ type: 'hide_notice', notice: 'recording' })
      const { recordingId, deviceSeq, plainBytes, sealedBytes, durationMs, lostMs, endReason } = event
      const next: RecordingRow = { ...row, phase: 'sealed', deviceSeq, sealedBytes, lostMs, endReason }
      reportStart(step, next)
      const payload = {
        recordingId,
        callId: row.callId,
        deviceSeq,
        plainBytes,
        durationMs,
        lostMs,
        endReason,
      }
      reports.add(step, 'recording.sealed', payload)
      rows.save(step, next)
    },

    /** There is no file, or none any more. True when something was lost that should have been kept. */
    onFailed(step: Step, event: EventOf<'recording.failed'>): boolean {
      const row = rows.find(event.recordingId)
      if (row === undefined) return false
      if (isCapturing(row)) {
        failedCalls.add(row.callId)
        step.order({ type: 'hide_notice', notice: 'recording' })
      }
      const { recordingId, reason } = event
      if (!row.isStored) reports.add(step, 'recording.failed', { recordingId, callId: row.callId, reason })
      rows.remove(step, recordingId)
      return !row.isStored
    },

    /** A call that is forgotten needs no word on its recording. */
    forgetCall: (callId: string): void => void failedCalls.delete(callId),

    ofCall(callId: string): CallRecording {
      const row = rows.findLatestOf(callId)
      if (row === undefined) return { state: failedCalls.has(callId) ? 'failed' : 'none', startedAt: null }
      const state = row.phase === 'starting' || row.phase === 'recording' ? row.phase : 'stopped'
      return {
        state: failedCalls.has(callId) && state === 'stopped' ? 'failed' : state,
        startedAt: row.startedAt,
      }
    },

    /** Has this id been used. */
    isKnown: (recordingId: string): boolean => rows.find(recordingId) !== undefined,

    /** Recordings that are not safe on the server yet. */
    waitingCount(): number {
      let count = 0
      for (const row of rows.all()) if (!isCapturing(row) && row.phase !== 'stored') count += 1
      return count
    },
  }
}
export type RecordingsMachine = ReturnType<typeof createRecordingsMachine>
