import type { DeviceStatus } from '@smartym/contract'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { HandsetEvent } from '../ports/index.ts'
import type { RecordingRow, RecordingRows } from '../recordings/recording-rows.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import { backOffMs } from '../step/back-off.ts'
import type { Step } from '../step/step.ts'
import type { Timers } from '../step/timers.ts'
import type { StoredCopiesMachine } from '../stored-copies/stored-copies.machine.ts'
import { createUploadGate } from './upload-gate.ts'

type EventOf<T extends HandsetEvent['type']> = Extract<HandsetEvent, { type: T }>

/** What is under way or waited for; it is worth nothing after a restart. */
interface Transfer {
  isRunning: boolean
  /** It began while the call ran: it goes beside the one upload of the queue. */
  isLive: boolean
  offsetBytes: number
  failures: number
  /** Monotonic ms; 0 for at once. */
  notBeforeMs: number
}

const networkBackOff = { baseMs: 2_000, maxMs: 300_000 }
const ownBackOff = { baseMs: 5_000, maxMs: 600_000 }
/* A file that the server finds damaged again and again is damaged here. */
const maxDamaged = 3

interface Deps {
  clock: Pick<ClockMachine, 'now'>
  reports: ReportsMachine
  settings: SettingsMachine
  storedCopies: Pick<StoredCopiesMachine, 'release' | 'started'>
  timers: Timers
  rows: RecordingRows
}

/** The way of recordings to the server: one after another, the running call's beside it, until the word *stored* (UPL-1, DEL-1). */
export function createUploadsMachine({ clock, reports, settings, storedCopies, timers, rows }: Deps) {
  const transfers = new Map<string, Transfer>()
  const gate = createUploadGate({ clock, settings })
  let networkFailures = 0
  let networkNotBeforeMs = 0
  let firstWanted: string | null = null
  let isDirty = true
  let nextAttemptMs: number | null = null
  let revision = 0

  function transferOf(recordingId: string): Transfer {
    const known = transfers.get(recordingId)
    if (known !== undefined) return known
    const made: Transfer = { isRunning: false, isLive: false, offsetBytes: 0, failures: 0, notBeforeMs: 0 }
    transfers.set(recordingId, made)
    return made
  }

  function touch(): void {
    isDirty = true
    revision += 1
  }

  const isWaitingForHand = (row: RecordingRow): boolean =>
    settings.current().ownRecordings?.isUploadByHand === true && row.isWanted !== true

  /* The server answers an unknown recording with a refusal: it hears of it first. */
  function isDue(row: RecordingRow): boolean {
    if (row.isDiscarded === true || isWaitingForHand(row)) return false
    if (row.isKept || row.isStored || !reports.isAcknowledged(row.announcedSeq)) return false
    if (row.phase === 'recording') return row.isStartReported && settings.current().isLiveUploadOn
    return row.phase === 'sealed'
  }

  function isDeletable(row: RecordingRow): boolean {
    const isWhole = row.phase === 'sealed' || row.phase === 'uploading'
    const isAllowed = settings.current().ownRecordings?.isUnsentDeletionAllowed === true
    return isAllowed && isWhole && !row.isStored && row.isDiscarded !== true
  }

  function begin(step: Step, row: RecordingRow): void {
    const transfer = transferOf(row.recordingId)
    transfer.isRunning = true
    transfer.isLive = row.phase === 'recording'
    if (!transfer.isLive) rows.save(step, { ...row, phase: 'uploading' })
    if (firstWanted === row.recordingId) firstWanted = null
    revision += 1
    step.order(gate.orderOf(row, transfer.isLive))
  }

  function pauseAll(step: Step): void {
    for (const [recordingId, transfer] of transfers) {
      if (!transfer.isRunning) continue
      stopRunning(step, recordingId)
      step.order({ type: 'pause_upload', recordingId })
    }
  }

  function stopRunning(step: Step, recordingId: string): void {
    transferOf(recordingId).isRunning = false
    const row = rows.find(recordingId)
    if (row?.phase === 'uploading') rows.save(step, { ...row, phase: 'sealed' })
    touch()
  }

  function waitAlone(step: Step, event: EventOf<'upload.failed'>): void {
    const transfer = transferOf(event.recordingId)
    transfer.failures += 1
    const waitMs = backOffMs(transfer.failures, ownBackOff, step.fraction(), event.fault.retryAfterMs)
    transfer.notBeforeMs = step.clock.monotonicMs + waitMs
  }

  function pickNext(now: number): { queued: RecordingRow | undefined; live: RecordingRow[] } {
    let queued: RecordingRow | undefined
    const live: RecordingRow[] = []
    nextAttemptMs = null
    const isQueueBusy = [...transfers.values()].some((transfer) => transfer.isRunning && !transfer.isLive)
    for (const row of rows.all()) {
      if (!isDue(row)) continue
      const transfer = transfers.get(row.recordingId)
      if (transfer?.isRunning === true) continue
      const notBefore = Math.max(networkNotBeforeMs, transfer?.notBeforeMs ?? 0, gate.opensAtFor(row))
      if (notBefore > now) nextAttemptMs = Math.min(nextAttemptMs ?? notBefore, notBefore)
      else if (row.phase === 'recording') live.push(row)
      else if (!isQueueBusy && (queued === undefined || row.recordingId === firstWanted)) queued = row
    }
    return { queued, live }
  }

  return {
    /** At start: nothing runs, and what may be deleted is. */
    started(step: Step): void {
      for (const row of rows.all()) {
        if (row.phase === 'uploading') rows.save(step, { ...row, phase: 'sealed' })
        if (row.isDiscarded === true) step.order({ type: 'delete_file', recordingId: row.recordingId })
      }
      storedCopies.started(step)
      touch()
    },

    networkChanged(step: Step, next: DeviceStatus['network']): void {
      if (!gate.networkChanged(next)) return
      networkNotBeforeMs = 0
      touch()
      if (gate.isBarred()) pauseAll(step)
    },

    settingsChanged(step: Step): void {
      touch()
      if (gate.isMoved() || gate.isBarred()) pauseAll(step)
    },

    linkOpened(): void {
      networkFailures = 0
      networkNotBeforeMs = 0
      touch()
    },

    /** Something else that an upload may have waited for has happened. */
    touch,

    onProgressed(step: Step, event: EventOf<'upload.progressed'>): void {
      const row = rows.find(event.recordingId)
      if (row === undefined) return
      if (row.faultCode !== null && !row.isKept) rows.save(step, { ...row, faultCode: null })
      const transfer = transferOf(event.recordingId)
      transfer.offsetBytes = event.offsetBytes
      transfer.failures = 0
      networkFailures = 0
      revision += 1
    },

    /** The server's word, and the only one, that lets the file go (DEL-1). */
    onStored(step: Step, recordingId: string): void {
      const row = rows.find(recordingId)
      if (row === undefined) return
      transferOf(recordingId).isRunning = false
      touch()
      if (row.endReason === null) rows.save(step, { ...row, isStored: true })
      else storedCopies.release(step, row)
    },

    /** The shell has sealed a recording; the server may have told already that it has all of it. */
    onSealed(step: Step, recordingId: string): void {
      const row = rows.find(recordingId)
      if (row === undefined || row.phase !== 'sealed') return
      touch()
      if (row.isStored) storedCopies.release(step, row)
      else if (transfers.get(recordingId)?.isRunning === true) rows.save(step, { ...row, phase: 'uploading' })
    },

    onFailed(step: Step, event: EventOf<'upload.failed'>): void {
      const row = rows.find(event.recordingId)
      if (row === undefined || row.isStored) return
      stopRunning(step, event.recordingId)
      const known = rows.find(event.recordingId) ?? row
      const faultCode = event.fault.code
      if (event.kind === 'network') {
        networkFailures += 1
        const waitMs = backOffMs(networkFailures, networkBackOff, step.fraction(), event.fault.retryAfterMs)
        networkNotBeforeMs = step.clock.monotonicMs + waitMs
        return
      }
      // What the server does not know it may still have to be told.
      const lastSeq = reports.lastSeq()
      if (event.kind === 'unknown_recording' && !reports.isAcknowledged(lastSeq)) {
        rows.save(step, { ...known, announcedSeq: lastSeq, faultCode })
        return
      }
      waitAlone(step, event)
      if (event.kind === 'gone' || event.kind === 'damaged') transferOf(event.recordingId).offsetBytes = 0
      const damagedCount = known.damagedCount + (event.kind === 'damaged' ? 1 : 0)
      const isKept = event.kind === 'refused' || damagedCount >= maxDamaged
      rows.save(step, { ...known, damagedCount, isKept, faultCode })
    },

    onDeleted(step: Step, recordingId: string): void {
      const row = rows.find(recordingId)
      // Only what the server has, or the agent deleted, may be gone; the shell's word on another file is an error of the shell.
      const isStored = row?.phase === 'stored'
      if (row === undefined || (!isStored && row.isDiscarded !== true)) return
      reports.add(step, 'recording.deleted', {
        recordingId,
        cause: isStored ? (row.deletionCause ?? 'stored') : 'agent',
      })
      rows.remove(step, recordingId)
      transfers.delete(recordingId)
      touch()
    },

    forget(recordingId: string): void {
      transfers.delete(recordingId)
      touch()
    },

    /** The agent wants it sent now (UPL-2). */
    request(step: Step, recordingId: string): void {
      const row = rows.find(recordingId)
      if (row === undefined || row.isStored || row.isDiscarded === true) return
      firstWanted = recordingId
      networkNotBeforeMs = 0
      Object.assign(transferOf(recordingId), { failures: 0, notBeforeMs: 0 })
      rows.save(step, { ...row, isKept: false, isWanted: true, damagedCount: 0, faultCode: null })
      touch()
    },

    /**
     * The agent deletes what the server does not have (DEL-3). False where the company does not let agents, or it is not whole yet:
     * what the server has goes by itself.
     */
    discard(step: Step, recordingId: string): boolean {
      const row = rows.find(recordingId)
      if (row === undefined || !isDeletable(row)) return false
      if (transfers.get(recordingId)?.isRunning === true) {
        stopRunning(step, recordingId)
        step.order({ type: 'pause_upload', recordingId })
      }
      rows.save(step, { ...row, phase: 'sealed', isDiscarded: true })
      step.order({ type: 'delete_file', recordingId })
      touch()
      return true
    },
    isDeletable,
    isSendNowAllowed: gate.isSendNowAllowed,
    /** Why a whole recording does not travel though nothing failed and nobody has to choose it. */
    waitsFor(row: RecordingRow, now: number): 'window' | 'network' | null {
      if (row.phase !== 'sealed' || row.isKept || isWaitingForHand(row)) return null
      return gate.waitsFor(row, now)
    },
    isWaitingForHand: (row: RecordingRow): boolean => row.phase === 'sealed' && isWaitingForHand(row),

    /** Begins what may begin, and sets the timer for what has to wait. */
    settle(step: Step, isLinkOpen: boolean): void {
      if (!isDirty) return
      if (!isLinkOpen || !gate.isNetworkAllowed()) {
        nextAttemptMs = null
        return timers.cancel(step, 'upload')
      }
      isDirty = false
      if (gate.lookAtSchedule(step)) revision += 1
      const { queued, live } = pickNext(step.clock.monotonicMs)
      for (const row of live) begin(step, row)
      if (queued !== undefined) begin(step, queued)
      timers.setAt(step, 'upload', nextAttemptMs)
    },

    isUploading: (): boolean => [...transfers.values()].some((transfer) => transfer.isRunning),
    /** Monotonic ms of the next attempt, when one is waited for. */
    nextAttemptMs: (): number | null => nextAttemptMs,
    progressOf: (row: RecordingRow): { offsetBytes: number; isRunning: boolean; notBeforeMs: number } => {
      const transfer = transfers.get(row.recordingId)
      const notBeforeMs = Math.max(networkNotBeforeMs, transfer?.notBeforeMs ?? 0, gate.opensAtFor(row))
      return { offsetBytes: transfer?.offsetBytes ?? 0, isRunning: transfer?.isRunning ?? false, notBeforeMs }
    },
    runningIds: (): string[] => [...transfers].flatMap(([id, { isRunning }]) => (isRunning ? [id] : [])),
    /** Rises with everything that may be drawn anew. */
    revision: (): number => revision + rows.revision(),
  }
}
export type UploadsMachine = ReturnType<typeof createUploadsMachine>
