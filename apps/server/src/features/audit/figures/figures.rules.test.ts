import { isPhraseKey } from '@smartym/phrases'
import { describe, expect, test } from 'vitest'
import { createCalendar } from './company-calendar.ts'
import { type CountedEntry, figuresOf, isUnusual, namedActions } from './figures.rules.ts'

const entry = (changes: Partial<CountedEntry>): CountedEntry => ({
  id: 'aud_1',
  company_id: 'com_1',
  at: 0,
  kind: 'view',
  action: 'calls.viewed',
  actor_id: 'acc_1',
  actor_kind: 'account',
  reason: null,
  ...changes,
})
const hours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: ['2026-09-25'],
  startsAt: '08:00',
  endsAt: '20:00',
} as const

describe('what a review counts', () => {
  test.each([
    ['a wrong password', { kind: 'refusal', action: 'accounts.sign_in_refused' }, ['sign_in_failures']],
    ['a refused listen', { kind: 'refusal', action: 'recordings.listen_refused' }, ['refusals']],
    ['a lock', { kind: 'change', action: 'accounts.locked' }, ['locks']],
    [
      'a list that is taken away',
      { kind: 'download', action: 'calls.exported', reason: '월 보고' },
      ['downloads'],
    ],
    [
      'a download without a reason',
      { kind: 'download', action: 'forms.printed', reason: ' ' },
      ['downloads', 'unexplained_downloads'],
    ],
    ['not the end of its file', { kind: 'download', action: 'exports.ended' }, []],
    ['a revealed number', { kind: 'reveal', action: 'calls.number_revealed' }, ['reveals']],
    ['an alarm', { kind: 'change', action: 'recordings.unusual_listens', actor_kind: 'server' }, ['alarms']],
  ] as const)('ADM-5: %s', (_what, changes, figures) => {
    expect(figuresOf(entry(changes), 'manager', false)).toEqual(figures)
  })

  test('ADM-5: every act that a figure names is one that the usage history knows', () => {
    expect(namedActions.filter((action) => !isPhraseKey(`console.audit_action.${action}`))).toEqual([])
  })

  test('ADM-5: an administrator’s changes are counted as such, but not the work on a review', () => {
    const role = { kind: 'change', action: 'accounts.role_assigned' } as const
    const review = { kind: 'change', action: 'reviews.signed' } as const
    expect(figuresOf(entry(role), 'administrator', false)).toEqual([
      'permission_changes',
      'administrator_changes',
    ])
    expect(figuresOf(entry(role), 'manager', false)).toEqual(['permission_changes'])
    expect(figuresOf(entry(review), 'administrator', false)).toEqual([])
  })

  test('ADM-5: outside working hours count people who look, but no agent’s shift, no sign-in and no job', () => {
    expect(figuresOf(entry({}), 'manager', true)).toEqual(['outside_hours'])
    expect(figuresOf(entry({}), 'agent', true)).toEqual([])
    expect(figuresOf(entry({ kind: 'login' }), 'manager', true)).toEqual([])
    expect(figuresOf(entry({ actor_kind: 'server' }), undefined, true)).toEqual([])
  })

  test('ADM-5: hours and months are those of the company’s zone', () => {
    const seoul = createCalendar('Asia/Seoul', hours)
    const outside = (at: string) => seoul.isOutsideHours(Date.parse(at))
    expect(outside('2026-11-01T23:00:00Z')).toBe(false) // Monday 08:00
    expect(outside('2026-11-01T22:59:59Z')).toBe(true)
    expect(outside('2026-11-02T10:59:59Z')).toBe(false)
    expect(outside('2026-11-02T11:00:00Z')).toBe(true) // Monday 20:00
    expect(outside('2026-11-01T03:00:00Z')).toBe(true) // Sunday noon
    expect(outside('2026-09-25T03:00:00Z')).toBe(true) // a holiday, Friday noon
    expect(outside('2026-09-24T03:00:00Z')).toBe(false)
    expect(seoul.monthOf(Date.parse('2026-10-31T15:00:00Z'))).toBe('2026-11')
    expect(seoul.monthOf(Date.parse('2026-10-31T14:59:59Z'))).toBe('2026-10')
  })

  test('ADM-5: unusual is twice the own average and a good deal more; who has no past is not unusual', () => {
    expect([
      isUnusual(60, 30),
      isUnusual(59, 30),
      isUnusual(20, 5),
      isUnusual(25, 5),
      isUnusual(500, null),
    ]).toEqual([true, false, false, true, false])
  })
})
