import { expect, test } from 'vitest'
import { monthAfter, monthIn, startOfMonth, zoneOffsetMs } from './local-time.ts'

const hour = 3_600_000

test('a month begins and ends at the zone’s midnight, also where clocks are put forward', () => {
  expect(startOfMonth('Asia/Seoul', '2026-11')).toBe(Date.parse('2026-10-31T15:00:00Z'))
  expect(startOfMonth('America/New_York', '2026-11')).toBe(Date.parse('2026-11-01T04:00:00Z'))
  expect(startOfMonth('America/New_York', '2026-12')).toBe(Date.parse('2026-12-01T05:00:00Z'))
  expect(startOfMonth('UTC', '2027-01')).toBe(Date.parse('2027-01-01T00:00:00Z'))
})

test('an instant belongs to the month of the zone’s calendar', () => {
  const end = startOfMonth('Asia/Seoul', '2026-11')
  expect([monthIn('Asia/Seoul', end - 1), monthIn('Asia/Seoul', end), monthIn('UTC', end)]).toEqual([
    '2026-10',
    '2026-11',
    '2026-10',
  ])
  expect(zoneOffsetMs('Asia/Seoul', end)).toBe(9 * hour)
})

test('months follow one another over the year’s end', () => {
  expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-11', -3)]).toEqual([
    '2027-01',
    '2025-12',
    '2026-08',
  ])
})
