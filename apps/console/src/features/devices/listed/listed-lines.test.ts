import { describe, expect, test } from 'vitest'
import { readListedLines } from './listed-lines.ts'

describe('a pasted list of phones', () => {
  test('DIS-2: two columns of Excel, or a comma, give number and note; empty lines say nothing', () => {
    expect(readListedLines('HB-0001\t1층 상담실\r\n\n HB-0002 , 예비\nHB-0003')).toEqual({
      devices: [
        { assetNumber: 'HB-0001', note: '1층 상담실' },
        { assetNumber: 'HB-0002', note: '예비' },
        { assetNumber: 'HB-0003' },
      ],
    })
  })

  test('DIS-2: the first line that is no asset number is named', () => {
    expect(readListedLines('HB-0001\n\n자산번호\n')).toEqual({ fault: 3 })
    expect(readListedLines('HB 0001')).toEqual({ fault: 1 })
    expect(readListedLines('x'.repeat(61))).toEqual({ fault: 1 })
  })
})
