import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { dueAtOf, isOverdue, isResultFit, reviewStateAfter, sealDocument } from './reviews.rules.ts'

const day = 24 * 3_600_000

test('ADM-5: a review is taken before it is signed, and a signed one is only added to', () => {
  expect(reviewStateAfter('open', 'sign')).toBeUndefined()
  expect(reviewStateAfter('open', 'take')).toBe('in_review')
  expect(reviewStateAfter('in_review', 'hand_on')).toBe('countersigning')
  expect(reviewStateAfter('countersigning', 'edit')).toBeUndefined()
  expect(reviewStateAfter('signed', 'addend')).toBe('signed')
  for (const act of ['take', 'edit', 'sign', 'hand_on', 'countersign', 'return'] as const)
    expect(reviewStateAfter('signed', act)).toBeUndefined()
})

test('ADM-5: a review is late from the moment that its days are over, and never once it is signed', () => {
  const dueAt = dueAtOf(0, 10, () => true)
  expect(dueAt).toBe(10 * day)
  expect(isOverdue({ state: 'in_review', due_at: dueAt }, dueAt - 1)).toBe(false)
  expect(isOverdue({ state: 'in_review', due_at: dueAt }, dueAt)).toBe(true)
  expect(isOverdue({ state: 'signed', due_at: dueAt }, dueAt)).toBe(false)
})

test('ADM-5: when nobody works on the last day, a review may be signed to the end of the next day of work', () => {
  const restDays = new Set([9, 10, 11])
  const isWorkdayAt = (at: number) => !restDays.has(Math.floor(at / day))
  expect(dueAtOf(0, 9, isWorkdayAt)).toBe(9 * day)
  expect(dueAtOf(0, 10, isWorkdayAt)).toBe(13 * day)
  expect(dueAtOf(0, 10, () => false)).toBe(10 * day)
})

test('ADM-5: a result speaks of findings when there are any, and only then', () => {
  expect([isResultFit('clean', 0), isResultFit('clean', 1), isResultFit('findings', 0)]).toEqual([
    true,
    false,
    false,
  ])
  expect(isResultFit('serious', 2)).toBe(true)
})

test('ADM-5: a document’s hash is that of its canonical JSON, whatever the order of its members', () => {
  const document = {
    format: 'smartym-review-countersignature/1',
    reviewId: 'rvw_1',
    sha256: 'ab',
    countersigner: { name: '감사', accountId: 'acc_1' },
    note: null,
    signedAt: '2026-11-10T00:00:00.000Z',
  } as const
  const text =
    '{"countersigner":{"accountId":"acc_1","name":"감사"},"format":"smartym-review-countersignature/1","note":null,"reviewId":"rvw_1","sha256":"ab","signedAt":"2026-11-10T00:00:00.000Z"}'
  expect(sealDocument(document)).toEqual({ text, sha256: hash('sha256', text, 'hex') })
})
