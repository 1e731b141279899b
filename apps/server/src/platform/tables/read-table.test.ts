import Excel from 'exceljs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readTable, TableUnreadableError } from './index.ts'

const limits = { maxRows: 1000, maxColumns: 10, maxCellLength: 50 }

async function workbook(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('사용자')
  for (const row of rows) sheet.addRow([...row])
  book.addWorksheet('안내').addRow(['읽지 않는 시트'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('tables that people bring', () => {
  test('INT-5: the first sheet of a workbook is read as people see it', async () => {
    const file = await workbook([
      ['아이디', '이름', '내선', '생년월일'],
      ['kim1', ' 김하늘 ', 7001, new Date(Date.UTC(1991, 2, 27))],
      [],
      [{ richText: [{ text: 'le' }, { text: 'e1' }] }, { formula: '1+1', result: '이바다' }, null, ''],
    ])
    const { rows, isCut } = await readTable(file, limits)
    expect(rows[0]).toEqual(['아이디', '이름', '내선', '생년월일'])
    expect(rows[1]).toEqual(['kim1', '김하늘', '7001', '1991-03-27'])
    expect(rows[2]).toEqual([])
    expect(rows[3]?.slice(0, 2)).toEqual(['lee1', '이바다'])
    expect(isCut).toBe(false)
  })

  test.each([
    ['UTF-8', Buffer.from('아이디,이름\r\nkim1,"김,하늘"\r\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF아이디,이름\nkim1,"김,하늘"\n')],
    ['CP949, beyond EUC-KR', iconv.encode('아이디,이름\r\nkim1,"김,하늘"\r\n똠방,뷁', 'cp949')],
    ['UTF-16', iconv.encode('\uFEFF아이디,이름\nkim1,"김,하늘"', 'utf16le')],
    ['semicolons', Buffer.from('아이디;이름\nkim1;김,하늘')],
    ['tabs', Buffer.from('아이디\t이름\nkim1\t김,하늘')],
  ])('INT-5: a CSV file is read whatever wrote it: %s', async (name, file) => {
    const { rows } = await readTable(file, limits)
    expect(rows.slice(0, 2)).toEqual([
      ['아이디', '이름'],
      ['kim1', '김,하늘'],
    ])
    if (name.startsWith('CP949')) expect(rows[2]).toEqual(['똠방', '뷁'])
  })

  test('INT-5: rows, columns and long cells beyond the limits are left, and one is told', async () => {
    const file = Buffer.from(`${'x'.repeat(80)}${',y'.repeat(20)}\n`.repeat(5))
    const { rows, isCut } = await readTable(file, { ...limits, maxRows: 3 })
    expect(rows).toHaveLength(3)
    expect(rows[0]).toHaveLength(10)
    expect(rows[0]?.[0]).toHaveLength(51)
    expect(isCut).toBe(true)
  })

  test.each([
    ['a zip that is none', Buffer.from('PK\u0003\u0004 and so on')],
    ['bytes', Buffer.from([0, 1, 2, 3, 4, 5])],
    ['open quotes', Buffer.from('a,b\n"c,d')],
  ])('INT-5: what is no table is refused: %s', async (_name, file) => {
    await expect(readTable(file, limits)).rejects.toBeInstanceOf(TableUnreadableError)
  })
})
