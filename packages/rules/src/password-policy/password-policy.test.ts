import type { PasswordFault } from '@smartym/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysOf } from './keys.ts'
import { findPasswordFaults, passwordAge, passwordPolicies } from './password-policy.ts'

const korean = passwordPolicies['kr-financial-2018']
const asvs = passwordPolicies['asvs-2025']
const owner = {
  loginId: 'agent07',
  name: '김하늘',
  birthOn: '1991-03-27',
  phoneNumbers: ['+821048157926'],
}
const good = 'vK8-mt0!Zq'

describe('SEC-2: what kr-financial-2018 refuses in a new password', () => {
  test.each<[string, PasswordFault[]]>([
    [good, []],
    ['한강다리-건너서7번', []],
    ['vK8-m0!', ['too_short']],
    ['84076193-+', ['letter_missing']],
    ['vKwmtZqr-+', ['digit_missing']],
    ['vK8wmt0Zq', ['symbol_missing']],
    ['x-AGENT07-9', ['has_login_id']],
    ['김하늘-vK80', ['has_name']],
    ['rlagksmf-80Z', ['has_name']],
    ['gksmf-80-Zwv', ['has_name']],
    ['vK-19910327-mt', ['has_birth_date']],
    ['vK-910327-mt!', ['has_birth_date']],
    ['vK0327-mt!', ['has_birth_date']],
    ['vK-8157-mt!', ['has_phone_number']],
    ['vK-7926-mt!', ['has_phone_number']],
    ['vK8888-mt!', ['has_same_characters']],
    ['vKwwWw8-mt!', ['has_same_characters']],
    ['vK1234-mt!', ['has_sequence']],
    ['vK4321-mt!', ['has_sequence']],
    ['vK7890-mt!', ['has_sequence']],
    ['v9-abcd-mt!', ['has_sequence']],
    ['vK8!@#$mtz', ['has_sequence']],
    ['qwer-80Zv!', ['has_keyboard_row']],
    ['ㅂㅈㄷㄱ-80Zv!', ['has_keyboard_row']],
    ['lkjh-80Zv!', ['has_keyboard_row']],
    ['Password1!', ['common']],
    ['Summer2026!', ['common']],
    ['tkfkdgo-80!', ['common']],
    ['사랑해-8052!', ['common']],
  ])('%s: %j', (password, faults) => {
    expect(findPasswordFaults(korean, password, owner)).toEqual(faults)
  })
})

describe('SEC-2: asvs-2025 asks for length, not for kinds of characters', () => {
  test.each<[string, PasswordFault[]]>([
    ['correct horse battery staple', []],
    ['qwerasdf-and-some-more', []],
    [good, ['too_short']],
    ['김하늘 goes for a walk', ['has_name']],
    ['passwordpassword', ['common']],
    ['1q2w3e4r5t6y7u8i', []],
    ['seventeen-sparrows!', []],
  ])('%s: %j', (password, faults) => {
    expect(findPasswordFaults(asvs, password, owner)).toEqual(faults)
  })
})

test('SEC-2: a password of 128 characters of any writing is taken whole, a longer one refused, never cut', () => {
  const long = '가나-7x다라!'.repeat(16)
  expect(Array.from(long)).toHaveLength(128)
  expect(findPasswordFaults(korean, long, owner)).toEqual([])
  expect(findPasswordFaults(korean, `${long}z`, owner)).toEqual(['too_long'])
})

test('SEC-2: Korean letters are the keys that write them', () => {
  expect(keysOf('비밀번호')).toBe('qlalfqjsgh')
  expect(keysOf('ㅂㅈㄷㄱ')).toBe('qwer')
  expect(keysOf('값뭐꽤')).toBe('rkqtanjrho')
  expect(keysOf('비밀번호'.normalize('NFD'))).toBe('qlalfqjsgh')
})

describe('SEC-2: whatever else a password has', () => {
  const filling = fc.string({
    unit: fc.constantFrom('v', 'K', 'm', 'Z', '8', '0', '-', '!'),
    minLength: 0,
    maxLength: 12,
  })
  const fault = (password: string, of = owner) => findPasswordFaults(korean, password, of)

  test('any four digits in a row of the own number are found', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 7 }), filling, filling, (rest, at, before, after) => {
        const national = `010${rest.join('')}`
        const own = { ...owner, phoneNumbers: [`+82${national.slice(1)}`] }
        expect(fault(`${before}${national.slice(at, at + 4)}${after}`, own)).toContain('has_phone_number')
      }),
    )
  })

  test('the login id is found in any case', () => {
    const loginId = fc.stringMatching(/^[a-z][a-z0-9]{2,20}$/)
    fc.assert(
      fc.property(loginId, filling, filling, (id, before, after) => {
        expect(fault(`${before}${id.toUpperCase()}${after}`, { ...owner, loginId: id })).toContain(
          'has_login_id',
        )
      }),
    )
  })

  test('runs of four up or down are found, and more filling never makes a fault of content go away', () => {
    const run = fc.constantFrom('2345', '6543', 'efgh', 'hgfe', 'sdfg', 'gfds', '0000')
    fc.assert(
      fc.property(run, filling, filling, (bad, before, after) => {
        const found = fault(`${before}${bad}${after}`)
        expect(
          found.some(
            (each) =>
              each === 'has_sequence' || each === 'has_keyboard_row' || each === 'has_same_characters',
          ),
        ).toBe(true)
      }),
    )
  })

  test('nothing is thrown for any text, and the same text gets the same answer composed or decomposed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (text) => {
        expect(fault(text.normalize('NFD'))).toEqual(fault(text.normalize('NFC')))
      }),
    )
  })
})

test('SEC-2: a password ends after 90 days, and its owner is told for the last 14', () => {
  const day = 24 * 3_600_000
  expect(passwordAge(korean, 0, 76 * day - 1)).toEqual({
    expiresAt: 90 * day,
    isExpired: false,
    isWarned: false,
  })
  expect(passwordAge(korean, 0, 76 * day)).toMatchObject({ isExpired: false, isWarned: true })
  expect(passwordAge(korean, 0, 90 * day - 1)).toMatchObject({ isExpired: false, isWarned: true })
  expect(passwordAge(korean, 0, 90 * day)).toMatchObject({ isExpired: true, isWarned: false })
  expect(passwordAge(asvs, 0, 900 * day)).toEqual({ expiresAt: null, isExpired: false, isWarned: false })
})
