import { text } from 'node:stream/consumers'
import { once } from 'node:events'
import { closed, Id, Instant, oneOf } from '@smartym/contract'
import Excel from 'exceljs'
import { parse } from 'csv-parse/sync'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { exportTooManyRows, serverBusy } from '../errors/index.ts'
import { attachment } from '../http/index.ts'
import { testCaller } from '../http/test/create-test-app.ts'
import { csvCell, xlsxCell } from './cells.ts'
import type { ExportRequest, ExportSource } from './exporter.ts'
import { createTestExporter } from './test/create-test-exporter.ts'
import { toldFilter } from './told-filter.ts'

interface Person {
  readonly name: string
  readonly seconds: number | null
}

const request = (changes: Partial<ExportRequest> = {}): ExportRequest => ({
  caller: testCaller({ name: '김하늘' }),
  origin: { requestId: 'req', address: '10.0.0.1', userAgent: null },
  language: 'ko',
  format: 'csv',
  reason: '월간 점검 보고',
  filter: {},
  ...changes,
})

/** A list of so many rows, read in pages as its operation would read it. */
function source(
  total: number,
  row: (index: number) => Person = (index) => ({ name: `상담원 ${index}`, seconds: index }),
): ExportSource<Person> & { readonly pages: number[] } {
  const pages: number[] = []
  return {
    pages,
    action: 'calls.exported',
    title: '상담원',
    plainName: 'people',
    columns: () => [
      { title: '이름', cell: (person) => person.name },
      { title: '통화(초)', cell: (person) => person.seconds },
    ],
    filterNotes: () => [['소속', '강남지점']],
    count: async () => total,
    async readPage({ limit, cursor = '0' }) {
      const from = Number(cursor)
      pages.push(limit)
      const items = Array.from({ length: Math.min(limit, total - from) }, (_, i) => row(from + i))
      return { items, nextCursor: from + limit < total ? String(from + limit) : null }
    },
  }
}

async function bytesOf(body: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

describe('ADM-1: a list as a CSV file', () => {
  test('begins with a byte order mark and tells who, when, why and by which filter before the table', async () => {
    const { exporter } = createTestExporter()
    const { body } = await exporter.answer(request(), source(2))
    const bytes = await bytesOf(body)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(bytes.toString().slice(1).split('\r\n')).toEqual([
      '상담원',
      '내려받은 사람,김하늘',
      expect.stringMatching(/^내려받은 일시,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \(Asia\/Seoul\)$/),
      '사유,월간 점검 보고',
      '건수,2',
      '소속,강남지점',
      '',
      '이름,통화(초)',
      '상담원 0,0',
      '상담원 1,1',
      '',
    ])
  })

  test('ASVS 1.2.10: whatever a spreadsheet could take for a formula is quoted as text, numbers stay numbers', async () => {
    const names = [
      '=1+1',
      '+8210',
      '-메모',
      '@sum',
      '\tx',
      '\rx',
      '\nx',
      '＝1',
      '＋1',
      '－1',
      '＠1',
      'a=1',
      "'=1",
    ]
    const { exporter } = createTestExporter()
    const list = source(names.length, (i) => ({ name: names[i] ?? '', seconds: -i }))
    const rows: string[][] = parse((await text((await exporter.answer(request(), list)).body)).slice(1), {
      relax_column_count: true,
      skip_empty_lines: true,
    })
    const told = rows.slice(7).map(([name]) => name)
    expect(told).toEqual(names.map((name) => (/^(?:a|')/.test(name) ? name : `'${name}`)))
    expect(rows.at(-1)?.[1]).toBe('-12')
  })

  test('quotes commas, quotes and line ends as RFC 4180 says', async () => {
    const { exporter } = createTestExporter()
    const list = source(1, () => ({ name: 'a,"b"\r\nc', seconds: null }))
    expect(await text((await exporter.answer(request(), list)).body)).toContain('"a,""b""\r\nc",\r\n')
  })
})

describe('ADM-1: a list as an Excel file', () => {
  async function open(total: number, row?: (index: number) => Person) {
    const { exporter } = createTestExporter()
    const { body } = await exporter.answer(request({ format: 'xlsx' }), source(total, row))
    const workbook = new Excel.Workbook()
    await workbook.xlsx.load((await bytesOf(body)) as unknown as ArrayBuffer)
    return workbook
  }

  test('has a sheet about itself and a sheet of rows with typed cells', async () => {
    const workbook = await open(2500)
    const [about, rows] = workbook.worksheets
    expect(about?.getColumn(1).values).toEqual(expect.arrayContaining(['상담원', '사유', '소속']))
    expect(rows?.name).toBe('상담원')
    expect(rows?.rowCount).toBe(2501)
    expect(rows?.getRow(2501).values).toEqual([undefined, '상담원 2499', 2499])
  })

  test('ASVS 1.2.10: a text is a text, never a formula, and what XML cannot hold is left out', async () => {
    const names = ['=HYPERLINK("http://x","y")', '+8210', '\u0000a\u000Bb', '_x0041_']
    const rows = (await open(names.length, (i) => ({ name: names[i] ?? '', seconds: null }))).worksheets[1]
    const cells = names.map((_, i) => rows?.getRow(i + 2).getCell(1))
    expect(cells.map((cell) => cell?.type)).toEqual(names.map(() => Excel.ValueType.String))
    expect(cells.map((cell) => cell?.formula)).toEqual(names.map(() => undefined))
    expect(cells.map((cell) => cell?.text)).toEqual([names[0], names[1], 'ab', '_x005F_x0041_'])
  })
})

describe('an export and its trace (ADM-5)', () => {
  test('ADM-5: the trace with reason, filter and rows is there before the first byte, its end after the last', async () => {
    const { exporter, begun, ended } = createTestExporter()
    const { body, headers } = await exporter.answer(request({ filter: { kind: 'listen' } }), source(1200))
    expect(begun).toEqual([
      {
        exportId: expect.stringMatching(/^exp_/),
        action: 'calls.exported',
        reason: '월간 점검 보고',
        format: 'csv',
        filter: { kind: 'listen' },
        rows: 1200,
      },
    ])
    expect(headers['smartym-export-rows']).toBe('1200')
    expect(ended).toEqual([])
    const { length } = await bytesOf(body)
    await exporter.stop()
    expect(ended).toEqual([{ exportId: begun[0]?.exportId, outcome: 'completed', rows: 1200, bytes: length }])
  })

  test('ADM-5: without its trace nothing leaves', async () => {
    const refuse = () => Promise.reject(new Error('no database'))
    const { exporter } = createTestExporter({ trace: { begin: refuse, end: refuse } })
    const list = source(3)
    await expect(exporter.answer(request(), list)).rejects.toThrow('no database')
    expect(list.pages).toEqual([])
  })

  test('more rows than the company allows are refused before anything is read', async () => {
    const { exporter, begun } = createTestExporter({ maxRowsOf: async () => 1000 })
    const list = source(1001)
    const refused: unknown = await exporter.answer(request(), list).catch((error: unknown) => error)
    expect(exportTooManyRows.is(refused) && refused.params).toEqual({ maxRows: 1000 })
    expect(begun).toEqual([])
    expect(list.pages).toEqual([])
  })

  test.each(['csv', 'xlsx'] as const)(
    'a reader that stops reading %s stops the work, and one that leaves ends it',
    async (format) => {
      const { exporter, ended } = createTestExporter()
      const list = source(90_000, (i) => ({
        name: `상담원 ${i} ${'가나다라'.repeat(40)} ${i * 7919}`,
        seconds: i,
      }))
      const { body } = await exporter.answer(request({ format }), list)
      await once(body, 'readable')
      body.read()
      await expect.poll(() => body.writableNeedDrain, { timeout: 10_000 }).toBe(true)
      const read = list.pages.length
      for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      expect(list.pages.length).toBeLessThanOrEqual(read + 1)
      expect(list.pages.length).toBeLessThan(60)
      body.destroy()
      await exporter.stop()
      expect(ended).toMatchObject([{ outcome: 'aborted' }])
    },
  )

  test('a list that cannot be read further ends as failed, and the answer breaks off', async () => {
    const { exporter, ended } = createTestExporter()
    const list = { ...source(3000), readPage: () => Promise.reject(new Error('disk')) }
    const { body } = await exporter.answer(request(), list)
    await expect(bytesOf(body)).rejects.toThrow('Premature close')
    await exporter.stop()
    expect(ended).toMatchObject([{ outcome: 'failed', rows: 0 }])
  })

  test('only so many files are written at a time', async () => {
    const { exporter } = createTestExporter({ maxRunning: 1 })
    const { body } = await exporter.answer(request(), source(10))
    const refused: unknown = await exporter.answer(request(), source(10)).catch((error: unknown) => error)
    expect(serverBusy.is(refused)).toBe(true)
    await bytesOf(body)
    await exporter.stop()
    await bytesOf((await exporter.answer(request(), source(10))).body)
  })
})

describe('what stands around a file', () => {
  test('ASVS 5.4.1: a Korean name survives, and nothing in a name ends the header or names a folder', () => {
    expect(attachment('통화-20261126.csv', 'calls-20261126.csv')).toBe(
      `attachment; filename="calls-20261126.csv"; filename*=UTF-8''%ED%86%B5%ED%99%94-20261126.csv`,
    )
    const hostile = attachment('../a"b\r\nset-cookie: x/(1)\'*\uD800.csv', '../x"\r\n.csv')
    expect(hostile).toBe(
      `attachment; filename="..x.csv"; filename*=UTF-8''..abset-cookie%20x%281%29%27%EF%BF%BD.csv`,
    )
  })

  test('a filter is told in ids, times and closed words; of what somebody typed only that it was there', () => {
    const schema = closed({
      agentId: Type.Optional(Id('agent')),
      from: Type.Optional(Instant),
      kind: Type.Optional(oneOf(['a', 'b'])),
      number: Type.Optional(Type.String()),
      trailingDigits: Type.Optional(Type.String({ pattern: '^[0-9]{4,15}$' })),
      isMarked: Type.Optional(Type.Boolean()),
    })
    const agentId = `agt_${'0'.repeat(32)}`
    const from = '2026-11-01T00:00:00.000Z'
    expect(
      toldFilter(schema, {
        agentId,
        from,
        kind: 'a',
        number: '01012345678',
        trailingDigits: '5678',
        isMarked: true,
      }),
    ).toEqual({ agentId, from, kind: 'a', number: '(hidden)', trailingDigits: '(hidden)', isMarked: true })
  })

  test('nothing in a cell is longer than Excel opens', () => {
    expect(String(xlsxCell('가'.repeat(40_000)))).toHaveLength(32_767)
    expect(csvCell(null)).toBe('')
  })
})
