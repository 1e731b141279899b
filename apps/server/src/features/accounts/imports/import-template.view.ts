import { PassThrough } from 'node:stream'
import { type ExportFormat, exportMediaTypes, importColumns } from '@smartym/contract'
import { stringify } from 'csv-stringify/sync'
import Excel from 'exceljs'
import { type Say, sayIn } from '../../../platform/exports/index.ts'
import { attachment, type Language } from '../../../platform/http/index.ts'
import { importColumnPhrases } from '@smartym/phrases'
import { requiredColumns } from './import-columns.rules.ts'

const byteOrderMark = '\u{FEFF}'
const columnWidth = 18
const helpWidths = [18, 12, 80]

const isRequired = (column: (typeof importColumns)[number]): boolean => requiredColumns.includes(column)

/* Texts, so that a spreadsheet keeps the zero that a number begins with. */
function writeRows(workbook: Excel.Workbook, say: Say): void {
  const sheet = workbook.addWorksheet(say('console.accounts.title'), {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  sheet.columns = importColumns.map((column) => ({
    header: say(importColumnPhrases[column]),
    width: columnWidth,
    style: { numFmt: '@' },
  }))
  sheet.getRow(1).font = { bold: true }
}

function writeHelp(workbook: Excel.Workbook, say: Say): void {
  const sheet = workbook.addWorksheet(say('console.import.help'))
  sheet.columns = helpWidths.map((width) => ({ width }))
  for (const column of importColumns)
    sheet.addRow([
      say(importColumnPhrases[column]),
      isRequired(column) ? say('console.import.required') : '',
      say(`console.import.column.${column}`),
    ])
}

/** An empty file with a heading that an import reads; in Excel a second sheet says what stands where. */
export async function importTemplate(format: ExportFormat, language: Language) {
  const say = sayIn(language)
  const body = new PassThrough()
  if (format === 'csv') {
    const heading = importColumns.map((column) => say(importColumnPhrases[column]))
    body.end(byteOrderMark + stringify([heading], { record_delimiter: 'windows' }))
  } else {
    const workbook = new Excel.Workbook()
    writeRows(workbook, say)
    writeHelp(workbook, say)
    body.end(Buffer.from(await workbook.xlsx.writeBuffer()))
  }
  const headers = {
    'content-type': exportMediaTypes[format],
    'content-disposition': attachment(`${say('console.accounts.import')}.${format}`, `accounts.${format}`),
  }
  return { status: 200, body, headers } as const
}
