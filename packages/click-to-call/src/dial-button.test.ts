// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import type { Disposition } from './client.ts'
import { drawDialButton, formatElapsed } from './dial-button-view.ts'
import type { DialView } from './dial-session.ts'
import { numberOfTelLink } from './tel-page.ts'

const disposition = {
  code: 'promise',
  name: { ko: '약속', en: 'Promise', ja: '約束', zh: '承诺' },
} as unknown as Disposition

function draw(view: DialView, changes: Partial<Parameters<typeof drawDialButton>[1]> = {}) {
  const root = document.createElement('div')
  const done: unknown[] = []
  drawDialButton(
    root,
    {
      view,
      isBusyElsewhere: false,
      dispositions: [disposition],
      language: 'ko',
      now: Date.parse('2026-11-23T05:03:07Z'),
      ...changes,
    },
    {
      dial: () => done.push('dial'),
      cancel: () => done.push('cancel'),
      save: (...saved) => done.push(saved),
      close: () => done.push('close'),
    },
  )
  return { root, done }
}

describe('what the dial button shows (CTC-1, DIS-7)', () => {
  test('DIS-7: it speaks the four languages', () => {
    const texts = (['ko', 'en', 'ja', 'zh'] as const).map(
      (language) => draw({ step: 'idle' }, { language }).root.textContent,
    )
    expect(texts).toEqual(['전화 걸기', 'Call', '発信', '拨打'])
  })

  test('CTC-1: a call under way shows its time and that it is recorded', () => {
    const { root } = draw({
      step: 'connected',
      dialRequestId: 'd',
      connectedAt: '2026-11-23T05:00:00Z',
      isRecording: true,
    })
    expect(root.textContent).toBe('통화중 3:07녹취중')
  })

  test('CTC-4: after the call it takes the disposition with a note', () => {
    const { root, done } = draw({ step: 'ended', dialRequestId: 'd', callId: 'call_1', outcome: 'no_answer' })
    expect(root.textContent).toContain('통화종료 · 무응답')
    root.querySelector('select')!.value = 'promise'
    root.querySelector('input')!.value = '금요일'
    root.querySelector('form')!.dispatchEvent(new Event('submit'))
    expect(done).toEqual([['call_1', 'promise', '금요일']])
  })

  test('CTC-4: it says what was saved, also what the agent chose on the phone', () => {
    const saved = { step: 'saved', callId: 'call_1', code: 'promise', isElsewhere: true } as const
    expect(draw(saved).root.textContent).toContain('상담결과 저장됨 · 약속')
  })

  test('CTC-3: a refusal is said in words, with the company’s own reason and since when', () => {
    const { root } = draw({
      step: 'refused',
      code: 'dialing.agent_not_ready',
      title: 'not shown',
      reasonName: { ko: '식사', en: 'Meal' },
      since: '2026-11-23T05:00:00Z',
      possibleAt: null,
    })
    expect(root.querySelector('.reason')?.textContent).toMatch(/^상담원이 이석 중입니다 · 식사 · .*부터$/)
  })

  test('a customer’s name or a title with markup stays text', () => {
    const { root } = draw({
      step: 'refused',
      code: 'x.unknown',
      title: '<img onerror=1>',
      reasonName: null,
      since: null,
      possibleAt: null,
    })
    expect(root.querySelector('img')).toBeNull()
    expect(root.textContent).toContain('<img onerror=1>')
  })

  test('the buttons of other customers wait while a call is under way', () => {
    expect(draw({ step: 'idle' }, { isBusyElsewhere: true }).root.querySelector('button')!.disabled).toBe(
      true,
    )
  })

  test('times are short, and hours come when there are any', () => {
    expect([formatElapsed(0, 5000), formatElapsed(0, 3_725_000), formatElapsed(5000, 0)]).toEqual([
      '0:05',
      '1:02:05',
      '0:00',
    ])
  })

  test('a tel: link gives its number without marks and parameters', () => {
    expect([
      numberOfTelLink('tel:+82-10-0000-1000;ext=1'),
      numberOfTelLink('tel%3A010%200000%201000'),
    ]).toEqual(['+821000001000', '01000001000'])
  })
})
