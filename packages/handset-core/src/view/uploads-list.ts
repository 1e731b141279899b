import type { RecordingState } from '@smartym/contract/constants'
import type { Clock, HandsetView } from '../ports/index.ts'
import type { RecordingRow, RecordingRows } from '../recordings/recording-rows.ts'
import type { UploadsMachine } from '../uploads/uploads.machine.ts'

type UploadItem = HandsetView['uploads'][number]

const maxShown = 50

const stateOfPhase: Record<RecordingRow['phase'], RecordingState> = {
  starting: 'recording',
  recording: 'recording',
  sealing: 'recording',
  recovering: 'recording',
  sealed: 'sealed',
  uploading: 'sealed',
  stored: 'stored',
}

/** The latest recordings on the phone, newest first, those under way before them; what is kept as a copy needs nobody's eye. */
export function listUploads(rows: RecordingRows, uploads: UploadsMachine, clock: Clock): UploadItem[] {
  const running = new Set(uploads.runningIds())
  const shown = [...rows.all()].filter((row) => row.isCopy !== true).slice(-maxShown)
  const hidden = [...running].flatMap((id) => {
    const row = rows.find(id)
    return row === undefined || shown.includes(row) ? [] : [row]
  })
  return [...hidden, ...shown.slice(hidden.length).toReversed()].map((row) => itemOf(row, uploads, clock))
}

function itemOf(row: RecordingRow, uploads: UploadsMachine, clock: Clock): UploadItem {
  const { recordingId, callId, sealedBytes, faultCode, lostMs } = row
  const { offsetBytes, isRunning, notBeforeMs } = uploads.progressOf(row)
  const isWaiting = row.phase === 'sealed' && !row.isKept && !isRunning && notBeforeMs > clock.monotonicMs
  const isWaitingForHand = uploads.isWaitingForHand(row)
  const waitsFor = uploads.waitsFor(row, clock.monotonicMs)
  const isSendNowBarred = waitsFor === 'window' && !uploads.isSendNowAllowed()
  const isDeletable = uploads.isDeletable(row)
  return {
    recordingId,
    callId,
    state: row.isKept && row.damagedCount > 0 ? 'damaged' : stateOfPhase[row.phase],
    offsetBytes,
    sealedBytes,
    nextAttemptAt: isWaiting ? Math.round(clock.wallMs + notBeforeMs - clock.monotonicMs) : null,
    faultCode,
    lostMs,
    ...((isWaitingForHand || isDeletable) && { startedAt: row.startedAt }),
    ...(waitsFor !== null && { waitsFor }),
    ...(isSendNowBarred && { isSendNowBarred }),
    ...(isWaitingForHand && { isWaitingForHand }),
    ...(isDeletable && { isDeletable }),
  }
}
