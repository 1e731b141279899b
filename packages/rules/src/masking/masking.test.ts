import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskName, maskPhoneNumber, maskReference } from './masking.ts'

describe('SEC-12: a masked number shows its first group and the last four digits', () => {
  test.each([
    ['+821012345678', '010-****-5678'],
    ['+8225551234', '02-***-1234'],
    ['+825041234567', '0504-***-4567'],
    ['+8215881234', '****-1234'],
    ['+12125550123', '+1 *** *** 0123'],
    ['1234', '**34'],
    ['112', '112'],
    ['', ''],
  ])('%s as %s', (e164, text) => {
    expect(maskPhoneNumber(e164)).toBe(text)
  })

  test('the middle of no number survives, and a mask over a mask changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), (rest) => {
        const masked = maskPhoneNumber(`+8210${rest}`)
        expect(masked).toBe(`010-****-${String(rest).slice(4)}`)
        expect(maskPhoneNumber(masked)).toBe(masked)
      }),
    )
  })
})

describe('SEC-12: of a name no more is readable than custom lets', () => {
  test.each([
    ['김', '*'],
    ['김철', '김*'],
    ['김철수', '김*수'],
    ['남궁민', '남궁*'],
    ['남궁민수', '남궁**'],
    ['김빛나리', '김***'],
    ['선우 은숙', '선* 은*'],
    ['김철수(본인)', '김*수(본*)'],
    ['John Smith', 'J*** S****'],
    ['Jean-Luc O’Neil', 'J***-L** O*****'],
    ['J. Smith', '*. S****'],
    ['山田太郎', '山***'],
    ['山田 太郎', '山* 太*'],
    ['ヤマダ タロウ', 'ヤ** タ**'],
    ['王小明', '王*明'],
    ['欧阳娜娜', '欧阳**'],
    ['㈜한국상사', '㈜한국**'],
    ['삼성 주식회사', '삼* 주식회사'],
    ['(주)대한물산 서울지점', '(주)대한** ****'],
    ['Acme Holdings Co., Ltd.', 'Ac** ******** Co., Ltd.'],
    ['010-1234-5678', '***-****-****'],
    ['', '*'],
    ['   ', '*'],
  ])('%s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
    expect(maskName(masked)).toBe(masked)
  })

  test('what one sees as a letter is one, however it is written', () => {
    expect(maskName('김철수'.normalize('NFD'))).toBe('김*수')
    expect(maskName('Zoë'.normalize('NFD'))).toBe('Z**')
    expect(maskName('👨‍👩‍👧가족')).toBe('***')
  })

  const letter = fc.constantFrom(...'김이박최남궁선우제갈王李欧阳山田ヤマあいJohnäö7*'.split(''))
  const name = fc
    .array(fc.string({ unit: letter, minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
    .map((words) => words.join(' '))

  test('at most two letters of a word stay, one at least is hidden, and the mask is never empty', () => {
    fc.assert(
      fc.property(name, (whole) => {
        const masked = maskName(whole)
        expect(masked).not.toBe('')
        expect(masked.split(' ')).toHaveLength(whole.split(' ').length)
        for (const word of masked.split(' ')) {
          expect(word.replaceAll('*', '').length).toBeLessThanOrEqual(2)
          expect(word).toContain('*')
        }
        expect(maskName(masked)).toBe(masked)
      }),
    )
  })

  test('any text gives a mask that stays as it is, and that shows no letter the name lacks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (whole) => {
        const masked = maskName(whole)
        expect(masked).not.toBe('')
        expect(maskName(masked)).toBe(masked)
        for (const shown of masked.replaceAll(/[*\s]/g, '')) expect(whole.normalize('NFC')).toContain(shown)
      }),
    )
  })
})

describe('SEC-12: of a reference only the end is readable', () => {
  test.each([
    ['CUST-20251001', '*********1001'],
    ['C-1', '**1'],
    ['7', '*'],
    ['', '*'],
  ])('%s as %s', (reference, masked) => {
    expect(maskReference(reference)).toBe(masked)
  })

  test('never more than four letters or half of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (reference) => {
        const masked = maskReference(reference)
        const [letters, stars] = [
          [...new Intl.Segmenter().segment(masked)].length,
          masked.split('*').length - 1,
        ]
        expect(letters - stars).toBeLessThanOrEqual(4)
        expect(stars).toBeGreaterThanOrEqual(Math.ceil(letters / 2))
        expect(maskReference(masked)).toBe(masked)
      }),
    )
  })
})
