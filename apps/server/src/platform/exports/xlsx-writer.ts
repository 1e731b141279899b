import type { Writable } from 'node:stream'
import Excel from 'exceljs'
import { xlsxCell } from './cells.ts'
import type { ExportContent, ExportSheet, ExportWriter } from './export-file.ts'

/** Names of the sheets that every workbook has. */
export interface SheetNames {
  readonly about: string
  readonly rows: string
}

const usualWidth = 16
const noteWidths = [18, 70]
/* Excel refuses these in the name of a sheet, and more than 31 characters. */
const notInSheetName = /[*?:/\\[\]]/g

function sheetName(name: string): string {
  return name.replace(notInSheetName, ' ').slice(0, 31)
}

function addSheet(
  workbook: InstanceType<typeof Excel.stream.xlsx.WorkbookWriter>,
  { title, widths, rows }: ExportSheet,
): void {
  const sheet = workbook.addWorksheet(sheetName(title), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = widths.map((width) => ({ width }))
  for (const [index, cells] of rows.entries()) {
    const row = sheet.addRow(cells.map(xlsxCell))
    if (index === 0) row.font = { bold: true }
    row.commit()
  }
  sheet.commit()
}

/**
 * An Excel workbook: what this is (filter, who, when), small tables if there are any, and the rows with a heading that
 * stays in sight.
 */
export function createXlsxWriter<Row>(
  stream: Writable,
  { title, notes, columns, sheets = [] }: ExportContent<Row>,
  names: SheetNames,
): ExportWriter {
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  workbook.creator = 'SmartyM'
  workbook.views = [
    { x: 0, y: 0, width: 20_000, height: 14_000, firstSheet: 0, activeTab: 1, visibility: 'visible' },
  ]
  const about = workbook.addWorksheet(sheetName(names.about))
  about.columns = noteWidths.map((width) => ({ width }))
  const heading = about.addRow([xlsxCell(title)])
  heading.font = { bold: true, size: 14 }
  heading.commit()
  for (const [name, text] of notes) about.addRow([xlsxCell(name), xlsxCell(text)]).commit()
  about.commit()
  for (const sheet of sheets) addSheet(workbook, sheet)

  const rows = workbook.addWorksheet(sheetName(names.rows), { views: [{ state: 'frozen', ySplit: 1 }] })
  rows.columns = columns.map(({ width = usualWidth }) => ({ width }))
  rows.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: Math.max(1, columns.length) } }
  const head = rows.addRow(columns.map((column) => xlsxCell(column.title)))
  head.font = { bold: true }
  head.commit()
  return {
    writeRow: (cells) => rows.addRow(cells.map(xlsxCell)).commit(),
    async end() {
      rows.commit()
      await workbook.commit()
    },
  }
}
