import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { formatNational, last4, last8, parsePhoneNumber } from './phone-numbers.ts'

describe('CTC-1: a number is read as people and CRMs write it', () => {
  test.each([
    ['010-1234-5678', '+821012345678', 'mobile'],
    ['01012345678', '+821012345678', 'mobile'],
    ['+82 10-1234-5678', '+821012345678', 'mobile'],
    ['+82 010 1234 5678', '+821012345678', 'mobile'],
    ['(010) 1234.5678', '+821012345678', 'mobile'],
    ['０１０１２３４５６７８', '+821012345678', 'mobile'],
    ['011-123-4567', '+82111234567', 'mobile'],
    ['02-555-1234', '+8225551234', 'fixed'],
    ['031 123 4567', '+82311234567', 'fixed'],
    ['070-1234-5678', '+827012345678', 'internet'],
    ['0504-123-4567', '+825041234567', 'personal'],
    ['0504-1234-5678', '+8250412345678', 'personal'],
    ['1588-1234', '+8215881234', 'company'],
    ['080-123-4567', '+82801234567', 'toll_free'],
  ])('%s is %s, %s', (text, e164, kind) => {
    expect(parsePhoneNumber(text)).toEqual({ ok: true, e164, kind })
  })

  test.each([
    '',
    'abc',
    '010-CALL-NOW',
    '010-1234',
    '010-123-4567',
    '12',
    '01012345678x12',
    '+',
    '0'.repeat(50),
    '0130-1234-5678',
  ])('%j is invalid', (text) => {
    expect(parsePhoneNumber(text)).toEqual({ ok: false, reason: 'invalid' })
  })

  test.each([
    '112',
    '119',
    '1-1-9',
    '111',
    '113',
    '114',
    '117',
    '118',
    '110',
    '120',
    '122',
    '182',
    '1330',
    '1366',
    '1388',
    '911',
    '999',
    '02-112',
    '031-119',
    '+82 112',
    '+82-2-119',
    '１１２',
  ])('%s is an emergency or special number and never dialled for somebody', (text) => {
    expect(parsePhoneNumber(text)).toEqual({ ok: false, reason: 'emergency' })
    expect(parsePhoneNumber(text, { isForeignAllowed: true })).toEqual({ ok: false, reason: 'emergency' })
  })

  test.each(['+1 212 555 0123', '001-1-212-555-0123', '00700 81 3 1234 5678'])('%s is foreign', (text) => {
    expect(parsePhoneNumber(text)).toEqual({ ok: false, reason: 'foreign' })
    expect(parsePhoneNumber(text, { isForeignAllowed: true })).toMatchObject({ ok: true })
  })

  test('without a hyphen too, a number of another default country is its own', () => {
    const parsed = parsePhoneNumber('03-1234-5678', { defaultCountry: 'JP' })
    expect(parsed).toEqual({ ok: true, e164: '+81312345678', kind: 'fixed' })
  })

  test('the short way for mobile numbers says what the library says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (rest) => {
        const text = `010${String(rest).padStart(8, '0')}`
        const library = parsePhoneNumberFromString(text, { defaultCountry: 'KR', extract: false })
        expect(library?.isPossible()).toBe(true)
        expect(parsePhoneNumber(text)).toEqual({ ok: true, e164: library?.number, kind: 'mobile' })
        expect(formatNational(`+82${text.slice(1)}`)).toBe(library?.formatNational())
      }),
    )
  })

  test('any text at all is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parsed = parsePhoneNumber(text)
        if (parsed.ok) expect(parsed.e164).toMatch(/^\+82\d{7,12}$/)
      }),
    )
  })
})

describe('a number is written as Koreans write it', () => {
  test.each([
    ['+821012345678', '010-1234-5678'],
    ['+825041234567', '0504-123-4567'],
    ['+8250412345678', '0504-1234-5678'],
    ['+8225551234', '02-555-1234'],
    ['+82212345678', '02-1234-5678'],
    ['+82311234567', '031-123-4567'],
    ['+8215881234', '1588-1234'],
    ['+12125550123', '+1 212 555 0123'],
    ['no number', 'no number'],
  ])('%s as %s', (e164, text) => {
    expect(formatNational(e164)).toBe(text)
  })

  test('what was written is read back as the same number', () => {
    for (const e164 of ['+821012345678', '+825041234567', '+8250412345678', '+8225551234', '+8215881234'])
      expect(parsePhoneNumber(formatNational(e164))).toMatchObject({ ok: true, e164 })
  })
})

test('the last four and eight digits are found', () => {
  expect(last4('+821012345678')).toBe('5678')
  expect(last8('+821012345678')).toBe('12345678')
  expect(last4('12')).toBe('12')
})
