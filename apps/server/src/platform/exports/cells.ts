/** What a cell may hold: text, a number, or nothing. */
export type Cell = string | number | null

/** A column of a file: its heading in the reader's language, and what stands in it for a row. */
export interface ExportColumn<Row> {
  readonly title: string
  /** In characters; for Excel. */
  readonly width?: number
  readonly cell: (row: Row) => Cell
}

/** A line above the rows: `['기간', '2026-11-01 ~ 2026-11-26']`. */
export type ExportNote = readonly [name: string, text: string]

/** The longest text that Excel opens in a cell. */
const longestText = 32_767
/* Spreadsheets take a text that begins so for a formula (OWASP: CSV injection), the full-width signs included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/
/* XML 1.0 knows no way to write these. */
// eslint-disable-next-line no-control-regex
const notInXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
/* Excel reads `_x0041_` in a text as an escaped character. */
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g

/** A text that no spreadsheet takes for a formula when it opens a CSV file (ASVS 1.2.10). */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return formulaStart.test(cell) ? `'${cell}` : cell
}

/** A text or number as an Excel cell holds it; a text is typed as one, so that nothing in it is a formula. */
export function xlsxCell(cell: Cell): string | number | null {
  if (typeof cell !== 'string') return cell
  return cell.toWellFormed().replace(notInXml, '').replace(looksEscaped, '_x005F_').slice(0, longestText)
}
