import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ColumnKey, createProtectedTexts } from './protected-texts.ts'

const newKey = (): ColumnKey => ({ id: randomBytes(8).toString('hex'), bytes: randomBytes(32) })
const first = newKey()
const index = randomBytes(32)
const texts = createProtectedTexts({ companyId: 'com_1', current: first, all: [first], index })
const place = { table: 'customers', column: 'name', rowId: 'cus_1' }

describe('SEC-6: a text in a column', () => {
  test('comes back whole, in its place alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const wellFormed = text.toWellFormed()
        expect(texts.open(place, texts.seal(place, wellFormed))).toBe(wellFormed)
      }),
    )
    const sealed = texts.seal(place, '홍길동')
    expect(sealed.includes('홍길동')).toBe(false)
    for (const other of [{ rowId: 'cus_2' }, { column: 'reference' }, { table: 'calls' }])
      expect(() => texts.open({ ...place, ...other }, sealed)).toThrow('authenticate data')
    const otherCompany = createProtectedTexts({ companyId: 'com_2', current: first, all: [first], index })
    expect(() => otherCompany.open(place, sealed)).toThrow('authenticate data')
    expect(texts.seal(place, '홍길동')).not.toEqual(sealed)
  })

  test('with any changed byte does not open, and says whose it is but not what it is', () => {
    const sealed = texts.seal(place, '홍길동')
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => texts.open(place, changed)).toThrow(/lies under no key|authenticate data|Invalid/)
    }
    expect(() => texts.open(place, Buffer.from('홍길동'))).toThrow(
      'customers.name of cus_1 lies under no key',
    )
  })

  test('under a former key opens while that is there', () => {
    const sealed = texts.seal(place, '홍길동')
    const second = newKey()
    const renewed = createProtectedTexts({ companyId: 'com_1', current: second, all: [second, first], index })
    expect(renewed.open(place, sealed)).toBe('홍길동')
    const retired = createProtectedTexts({ companyId: 'com_1', current: second, all: [second], index })
    expect(retired.open(place, renewed.seal(place, '홍길동'))).toBe('홍길동')
    expect(() => retired.open(place, sealed)).toThrow('lies under no key of the company')
  })
})

describe('SEC-6: a blind index', () => {
  test('is the same for the same number, and for numbers with the same end', () => {
    const [a, b] = ['+821012345678', '+82212345678']
    expect(texts.indexOf('number', a)).toEqual(texts.indexOf('number', a))
    expect(texts.indexOf('number', a)).not.toEqual(texts.indexOf('number', b))
    for (const kind of ['last4', 'last8'] as const) {
      expect(texts.indexOf(kind, a)).toEqual(texts.indexOf(kind, b))
      expect(texts.indexOf(kind, a)).not.toEqual(texts.indexOf(kind, '+821012345679'))
    }
    expect(texts.indexOf('last4', '5678')).toEqual(texts.indexOf('last4', a))
    expect(texts.indexOf('last4', a)).not.toEqual(texts.indexOf('last8', a))
  })

  test('is the same for a reference however it is composed, wide or spaced', () => {
    const reference = texts.indexOf('reference', 'C-77 가')
    for (const spelled of [' C-77 가 ', 'Ｃ-77 가', 'C-77 가'.normalize('NFD')])
      expect(texts.indexOf('reference', spelled)).toEqual(reference)
    expect(texts.indexOf('reference', 'c-77 가')).not.toEqual(reference)
  })

  test('of another company or under another key tells nothing', () => {
    const other = createProtectedTexts({
      companyId: 'com_1',
      current: first,
      all: [first],
      index: randomBytes(32),
    })
    expect(other.indexOf('number', '+821012345678')).not.toEqual(texts.indexOf('number', '+821012345678'))
    expect(texts.indexOf('number', '+821012345678')).toHaveLength(16)
  })
})
