import type { ListRecordingsQuery, RecordingResponse } from '@smartym/contract'
import {
  type ExportColumn,
  type ExportNote,
  type Say,
  secondsOf,
  type TimeText,
} from '../../platform/exports/index.ts'
import { type FilterNames, sharedColumns, sharedFilterNotes } from '../calls/index.ts'

/** The columns of the list of recordings as a file; numbers stay masked as they are on the screen. */
export function recordingColumns(say: Say, timeText: TimeText): readonly ExportColumn<RecordingResponse>[] {
  const inSeconds = (key: 'console.field.length' | 'console.field.lost') =>
    say('exports.seconds', { name: say(key) })
  return [
    ...sharedColumns(say, timeText),
    { title: inSeconds('console.field.length'), width: 12, cell: (row) => secondsOf(row.durationMs) },
    { title: say('console.field.state'), cell: (row) => say(`recording_state.${row.state}`) },
    { title: say('console.field.mode'), cell: (row) => say(`console.recording_mode.${row.mode}`) },
    {
      title: say('console.field.capture_method'),
      cell: (row) => (row.captureMethod === null ? null : say(`console.capture_method.${row.captureMethod}`)),
    },
    {
      title: say('console.field.end_reason'),
      cell: (row) => (row.endReason === null ? null : say(`console.end_reason.${row.endReason}`)),
    },
    { title: inSeconds('console.field.lost'), width: 12, cell: (row) => secondsOf(row.lostMs) },
    {
      title: say('exports.bytes', { name: say('console.field.size') }),
      width: 14,
      cell: (row) => row.sizeBytes,
    },
    { title: say('console.field.device_seq'), width: 12, cell: (row) => row.deviceSeq },
    { title: say('console.field.stored_at'), width: 20, cell: (row) => timeText(row.storedAt) },
    { title: say('console.field.mark'), width: 8, cell: (row) => (row.isMarked ? say('console.yes') : null) },
  ]
}

/** The filter of the list of recordings in words. */
export function recordingFilterNotes(
  say: Say,
  timeText: TimeText,
  filter: Omit<ListRecordingsQuery, 'limit' | 'cursor' | 'withTotal'>,
  names: FilterNames,
): readonly ExportNote[] {
  const { state, mode, isMarked } = filter
  const notes: readonly (ExportNote | false)[] = [
    state !== undefined && [say('console.field.state'), say(`recording_state.${state}`)],
    mode !== undefined && [say('console.field.mode'), say(`console.recording_mode.${mode}`)],
    isMarked === true && [say('console.field.mark'), say('console.yes')],
  ]
  return [...sharedFilterNotes(say, timeText, filter, names), ...notes.filter((note) => note !== false)]
}
