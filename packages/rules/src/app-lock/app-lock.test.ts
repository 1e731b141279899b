import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPinFaults, pinWaitMs } from './app-lock.ts'

const six = { minLength: 6, complexity: 'digits' } as const
const four = { minLength: 4, complexity: 'digits' } as const

describe('a PIN of the app lock', () => {
  test('SEC-4: the first ones that everybody tries are not taken', () => {
    const short = ['1234', '4321', '7890', '0987', '0000', '1111', '1212', '1122', '7007']
    expect(short.filter((pin) => findPinFaults(pin, four).length === 0)).toEqual([])
    const long = ['123456', '654321', '112211', '123123', '000000', '789012']
    expect(long.filter((pin) => findPinFaults(pin, six).length === 0)).toEqual([])
  })

  test('SEC-4: nothing that reads as a birth date is taken, whosever it is', () => {
    expect(findPinFaults('0229', four)).toEqual(['date'])
    expect(findPinFaults('880517', six)).toEqual(['date'])
    expect(findPinFaults('19880517', six)).toEqual(['date'])
    expect(findPinFaults('881347', six)).toEqual([])
    expect(findPinFaults('2580', four)).toEqual([])
  })

  test('SEC-4: numbers that colleagues know are not taken', () => {
    expect(findPinFaults('100193', six, ['1001', null])).toEqual(['own_number'])
    expect(findPinFaults('5820', four, ['A-582077'])).toEqual(['own_number'])
    expect(findPinFaults('582913', six, ['7', null, 'kim'])).toEqual([])
  })

  test('SEC-4: length and what it is made of are the company’s', () => {
    expect(findPinFaults('2580', six)).toEqual(['too_short'])
    expect(findPinFaults('27405 ', six)).toEqual(['not_digits'])
    const mixed = { minLength: 6, complexity: 'letters_and_digits' } as const
    expect(findPinFaults('274058', mixed)).toEqual(['letter_missing'])
    expect(findPinFaults('감자mvkq', mixed)).toEqual(['digit_missing'])
    expect(findPinFaults('mv27kq', mixed)).toEqual([])
    expect(findPinFaults('27405819273640518', six)).toEqual(['too_long'])
    expect(findPinFaults('', six)).toEqual(['too_short'])
  })
})

test('SEC-4: three wrong PINs are forgiven, each later one waits twice as long, up to an hour', () => {
  expect([0, 1, 2, 3, 4, 5].map(pinWaitMs)).toEqual([0, 0, 0, 30_000, 60_000, 120_000])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), (failures) => {
      expect(pinWaitMs(failures + 1)).toBeGreaterThanOrEqual(pinWaitMs(failures))
      expect(pinWaitMs(failures)).toBeLessThanOrEqual(3_600_000)
    }),
  )
})
