import type { ExportNote } from './cells.ts'
import type { Say } from './say.ts'
import type { TimeText } from './time-text.ts'

/** A filter's period in words; nothing when it has none. */
export function periodNotes(
  say: Say,
  timeText: TimeText,
  { from, to }: { readonly from?: string; readonly to?: string },
): readonly ExportNote[] {
  if (from === undefined && to === undefined) return []
  const textOf = (at: string | undefined) => (at === undefined ? '' : timeText(at))
  return [[say('console.field.period'), say('exports.from_to', { from: textOf(from), to: textOf(to) })]]
}
