import { describe, expect, test } from 'vitest'
import { chosenColumns } from './columns-button.tsx'
import { periodText } from './common-filters.tsx'
import type { Column } from './data-table.tsx'
import { fittingColumns } from './fitting-columns.ts'
import { nestUnits } from './org-unit-select.tsx'
import { parseNumberQuery } from './phone-search.ts'
import { nextRowIndex } from './row-keys.ts'
import { commonQuery, isFiltered, parseCommonSearch } from './search-filters.ts'
import { placeAfter, placeBefore } from './use-keyset-list.ts'
import { isShown } from './view-tabs.tsx'

describe('finding by number (ADM-1)', () => {
  test.each([
    ['1234', { trailingDigits: '1234' }],
    ['1234-5678', { trailingDigits: '12345678' }],
    ['010-1234-5678', { number: '01012345678' }],
    ['+82 10 1234 5678', { number: '+821012345678' }],
  ])('ADM-1: %s is asked for as %o', (text, query) => {
    expect(parseNumberQuery(text)).toEqual(query)
  })

  test.each(['', '123', '김민수', '12a4', '123-4567', '1234567890123456'])(
    'ADM-1: by %j no number is found',
    (text) => {
      expect(parseNumberQuery(text)).toBeUndefined()
    },
  )
})

describe('filters of calls and recordings in the address (ADM-1)', () => {
  test('ADM-1: days are the organization’s, both included', () => {
    const search = parseCommonSearch({
      from: '2026-11-22',
      to: '2026-11-23',
      digits: '1234',
      direction: 'inbound',
    })
    expect(commonQuery(search, 'Asia/Seoul')).toEqual({
      from: '2026-11-21T15:00:00.000Z',
      to: '2026-11-23T15:00:00.000Z',
      direction: 'inbound',
      trailingDigits: '1234',
    })
  })

  test('ADM-1: the place in a list is no filter', () => {
    expect(isFiltered({ cursor: 'abc', row: 'call_1', from: undefined })).toBe(false)
    expect(isFiltered({ digits: '1234' })).toBe(true)
  })

  test('ADM-1: a view is shown when the address has its filters and no other, wherever one is in the list', () => {
    const view = { key: 'marked', title: '', search: { isMarked: true } }
    expect(isShown(view, { isMarked: true, cursor: 'x' })).toBe(true)
    expect(isShown(view, { isMarked: true, digits: '1234' })).toBe(false)
    expect(isShown({ ...view, search: {} }, { state: 'damaged' })).toBe(false)
  })

  test('a period is readable on its chip', () => {
    expect(periodText({ from: '2026-11-20', to: '2026-11-23' })).toBe('2026-11-20 ~ 2026-11-23')
    expect(periodText({ from: '2026-11-23', to: '2026-11-23' })).toBe('2026-11-23')
    expect(periodText({ from: undefined, to: undefined })).toBeUndefined()
  })
})

describe('moving through a list', () => {
  test('ADM-1: forward remembers the way back, back goes it, and a sent address goes back to the first page', () => {
    const first = { cursor: undefined, trail: [] }
    const second = placeAfter(first, 'b')
    const third = placeAfter(second, 'c')
    expect(third).toEqual({ cursor: 'c', trail: ['', 'b'] })
    expect(placeBefore(third)).toEqual(second)
    expect(placeBefore(second)).toEqual(first)
    expect(placeBefore({ cursor: 'sent', trail: [] })).toEqual(first)
  })

  test('j begins at the first row, k at the last, and both may leave the page', () => {
    expect(nextRowIndex(-1, 1, 5)).toBe(0)
    expect(nextRowIndex(-1, -1, 5)).toBe(4)
    expect(nextRowIndex(4, 1, 5)).toBe(5)
    expect(nextRowIndex(0, -1, 5)).toBe(-1)
  })
})

describe('columns and units', () => {
  const columns: Column<object>[] = [
    { key: 'a', title: '', width: 1, cell: () => null },
    { key: 'b', title: '', width: 1, cell: () => null },
    { key: 'c', title: '', width: 1, isOptional: true, cell: () => null },
  ]

  test('ADM-1: optional columns wait to be chosen; the first one can never go', () => {
    expect(chosenColumns(columns, undefined).map(({ key }) => key)).toEqual(['a', 'b'])
    expect(chosenColumns(columns, ['c']).map(({ key }) => key)).toEqual(['a', 'c'])
  })

  test('MON-4: a unit whose parent one may not see stands at the top', () => {
    const unit = (orgUnitId: string, parentId: string | null) => ({
      orgUnitId,
      parentId,
      kind: 'team' as const,
      name: orgUnitId,
      path: '/',
      closedAt: null,
    })
    expect(nestUnits([unit('b', 'hidden'), unit('c', 'b')])).toEqual([
      { value: 'b', title: 'b', children: [{ value: 'c', title: 'c', children: [] }] },
    ])
  })
})

describe('columns in a narrow window', () => {
  const column = (key: string, width: number, goesAs?: number): Column<unknown> => ({
    key,
    title: key,
    width,
    cell: () => null,
    ...(goesAs !== undefined && { goesAs }),
  })
  const columns = [
    column('who', 200),
    column('unit', 100, 2),
    column('extension', 100, 1),
    column('state', 100),
  ]
  const keysAt = (room: number) => fittingColumns(columns, room).columns.map(({ key }) => key)

  test.each([
    [400, ['who', 'unit', 'extension', 'state']],
    [399, ['who', 'unit', 'state']],
    [300, ['who', 'state']],
    [100, ['who', 'state']],
  ])('DIS-7: in %d pixels those go that may, in their order', (room, keys) => {
    expect(keysAt(room)).toEqual(keys)
  })

  test('DIS-7: what has to stay keeps the width in which it can be read', () => {
    expect(fittingColumns(columns, 100).minWidth).toBe(240)
  })
})
