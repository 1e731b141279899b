import type { LineResponse } from '@smartym/contract'
import type { ExportColumn, ExportNote, Say, TimeText } from '../../platform/exports/index.ts'
import type { LinesFilter } from './lines.view.ts'

/** The columns of the list of SIMs as a file; numbers stay masked as they are on the screen. */
export function lineColumns(say: Say, timeText: TimeText): readonly ExportColumn<LineResponse>[] {
  return [
    { title: say('console.field.phone_number'), width: 18, cell: (line) => line.number.text },
    { title: say('console.field.carrier'), width: 14, cell: (line) => line.carrier },
    { title: say('console.field.agent'), width: 16, cell: (line) => line.agentName },
    { title: say('console.field.device'), width: 20, cell: (line) => line.deviceModel },
    {
      title: say('console.field.verified'),
      width: 14,
      cell: (line) => say(line.isVerified ? 'console.line.verified' : 'console.line.not_verified'),
    },
    { title: say('console.line.verified_at'), width: 20, cell: (line) => timeText(line.verifiedAt) },
    { title: say('console.line.created_at'), width: 20, cell: (line) => timeText(line.createdAt) },
  ]
}

/** The filter of the list of SIMs in words. */
export function lineFilterNotes(
  say: Say,
  { search, isBound, isVerified }: LinesFilter,
  orgUnitName: string | null,
): readonly ExportNote[] {
  const notes: readonly (ExportNote | false)[] = [
    search !== undefined && [say('console.lines.search'), search],
    orgUnitName !== null && [say('console.field.org_unit'), orgUnitName],
    isBound !== undefined && [
      say('console.field.device'),
      say(isBound ? 'console.line.with_device' : 'console.line.without_device'),
    ],
    isVerified !== undefined && [
      say('console.field.verified'),
      say(isVerified ? 'console.line.verified' : 'console.line.not_verified'),
    ],
  ]
  return notes.filter((note) => note !== false)
}
