import { Readable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import type { Table, TableLimits, TableReaderAnswer } from './read-table.ts'

const { file, limits } = workerData as { file: Uint8Array; limits: TableLimits }

const day = /^(\d{4}-\d{2}-\d{2})T00:00:00\.000Z$/

/* What a person sees in the cell: a formula's result, a link's text, a date as a date. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    const iso = value.toISOString()
    return day.exec(iso)?.[1] ?? iso
  }
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') return ''
  const parts = value as { richText?: { text: string }[]; text?: unknown; result?: unknown }
  if (parts.richText !== undefined) return parts.richText.map(({ text }) => text).join('')
  return textOf(parts.text ?? parts.result ?? null)
}

function fit(cells: readonly unknown[]): string[] {
  return cells.slice(0, limits.maxColumns).map((cell) =>
    textOf(cell)
      .slice(0, limits.maxCellLength + 1)
      .normalize('NFC')
      .trim(),
  )
}

async function readWorkbook(): Promise<Table> {
  /* Slow to load, and a CSV file does without. */
  const { default: Excel } = await import('exceljs')
  const rows: string[][] = []
  const reader = new Excel.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(file)]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  for await (const sheet of reader) {
    for await (const row of sheet) {
      /* A row that is empty is not in the file, but counts. */
      while (rows.length < row.number - 1 && rows.length <= limits.maxRows) rows.push([])
      if (rows.length >= limits.maxRows) return { rows, isCut: true }
      const values = row.values as unknown[]
      rows.push(fit(Array.from({ length: Math.max(0, values.length - 1) }, (_, at) => values[at + 1])))
    }
    return { rows, isCut: false }
  }
  throw new Error('no sheet')
}

function decode(): string {
  const bytes = Buffer.from(file)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf16le')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Excel in Korea writes CSV in the code page of Windows.
    return iconv.decode(bytes, 'cp949')
  }
}

function readCsv(): Table {
  const text = decode().replace(/^\uFEFF/, '')
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008]/.test(text)) throw new Error('no text')
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
  const options = { delimiter, relax_column_count: true, skip_empty_lines: false, to: limits.maxRows + 1 }
  const rows = parse(text, options) as string[][]
  return { rows: rows.slice(0, limits.maxRows).map(fit), isCut: rows.length > limits.maxRows }
}

async function answer(): Promise<TableReaderAnswer> {
  try {
    const isZip = file[0] === 0x50 && file[1] === 0x4b
    return { table: isZip ? await readWorkbook() : readCsv() }
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'unreadable' }
  }
}

parentPort?.postMessage(await answer())
