import { deflateSync } from 'node:zlib'
import { formStates } from '@smartym/contract'
import { describe, expect, test } from 'vitest'
import { faultsOf, type FormAct, formStateAfter } from './forms.rules.ts'
import { readPicture } from './seal-picture.rules.ts'
import { picture } from './test/picture.ts'

describe('states of a form', () => {
  test('DIS-5: what is decided or canceled is final, and only a draft or a rejected form is changed and handed in', () => {
    const acts: FormAct[] = ['change', 'submit', 'cancel', 'pass', 'approve', 'reject']
    const table = Object.fromEntries(
      formStates.map((state) => [state, acts.filter((act) => formStateAfter(state, act) !== undefined)]),
    )
    expect(table).toEqual({
      draft: ['change', 'submit', 'cancel'],
      waiting: ['cancel', 'pass', 'approve', 'reject'],
      approved: [],
      rejected: ['change', 'submit', 'cancel'],
      canceled: [],
    })
  })
})

describe('what is filled in', () => {
  const whole = {
    applicant_name: '김하늘',
    employee_number: '1001',
    department: '상담1팀',
    work_phone: '010-0000-1234',
    purpose: '고객 상담',
    use_from: '2026-12-01',
    use_until: '2027-11-30',
    keeps_rules: 'yes',
  }
  const faults = (change: Record<string, string>, isSubmitted = true) =>
    faultsOf('usage_application', { ...whole, ...change }, isSubmitted).map(
      ({ key, rule }) => `${key} ${rule}`,
    )

  test('DIS-5: a whole form has no faults, a draft may have holes, one that is handed in may not', () => {
    expect(faults({})).toEqual([])
    expect(faults({ purpose: ' ' })).toEqual(['purpose required'])
    expect(faults({ purpose: '' }, false)).toEqual([])
  })

  test('DIS-5: each field is what its kind says', () => {
    expect(faults({ use_from: '2026-02-30' })).toEqual(['use_from date'])
    expect(faults({ work_phone: '전화' })).toEqual(['work_phone phone'])
    expect(faults({ keeps_rules: 'eh' })).toEqual(['keeps_rules answer'])
    expect(faults({ department: 'x'.repeat(101) })).toEqual(['department too_long'])
    expect(faults({ use_until: '2026-11-30' })).toEqual(['use_until order'])
    expect(faults({ salary: '1' })).toEqual(['salary unknown'])
  })
})

describe('the company’s seal', () => {
  test('DIS-5: a whole PNG is taken, with its size', () => {
    expect(readPicture(picture(3, 2))).toEqual({ width: 3, height: 2 })
  })

  test('DIS-5: what is cut off, changed, of another kind, or hides more than it says is refused', () => {
    const good = picture(3, 2)
    const changed = Buffer.from(good)
    changed[50] = (changed[50] ?? 0) ^ 1
    const bomb = picture(3, 2, deflateSync(Buffer.alloc(5_000_000)))
    for (const bad of [
      Buffer.from('<svg/>'),
      Buffer.from('\xff\xd8\xff\xe0 JFIF', 'latin1'),
      good.subarray(0, good.length - 15),
      changed,
      bomb,
      picture(3, 2, Buffer.from('no deflate')),
    ])
      expect(readPicture(bad)).toEqual({ fault: 'not_a_png' })
    expect(readPicture(picture(2001, 1))).toEqual({ fault: 'pixels' })
    expect(readPicture(Buffer.concat([good, Buffer.alloc(300_000)]))).toEqual({ fault: 'too_large' })
  })
})
