export type { Cell, ExportColumn, ExportNote } from './cells.ts'
export {
  type BegunExport,
  type EndedExport,
  type ExportActor,
  Exporter,
  type ExporterOptions,
  type ExportSource,
  type ExportTrace,
} from './exporter.ts'
export { periodNotes } from './period-notes.ts'
export { registerExport } from './register-export.ts'
export { toldFilter } from './told-filter.ts'
export { type Say, sayIn, secondsOf, wordOf } from './say.ts'
export { createTimeText, type TimeText } from './time-text.ts'
export type { ExportSheet } from './export-file.ts'
