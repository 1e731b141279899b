import type { Writable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { type Cell, csvCell } from './cells.ts'
import type { ExportContent, ExportWriter } from './export-file.ts'

const byteOrderMark = '\u{FEFF}'

function line(cells: readonly Cell[]): string {
  return stringify([cells.map(csvCell)], { record_delimiter: 'windows' })
}

/** RFC 4180 in UTF-8 with a byte order mark, by which Excel knows it; notes first, then an empty line and the table. */
export function createCsvWriter<Row>(
  stream: Writable,
  { title, notes, columns }: ExportContent<Row>,
): ExportWriter {
  const head = [[title], ...notes].map(line).join('')
  stream.write(`${byteOrderMark}${head}\r\n${line(columns.map((column) => column.title))}`)
  return {
    writeRow: (cells) => void stream.write(line(cells)),
    async end() {
      stream.end()
    },
  }
}
