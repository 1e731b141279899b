// @vitest-environment happy-dom
import '../../test/browser.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ReviewDetail } from '@smartym/contract'
import { phrase } from '@smartym/phrases'
import { changePreferences } from '../../platform/preferences.ts'
import { renderPage } from '../../test/render-page.tsx'
import { sessionWith } from '../../test/session.ts'
import { FiguresPanel, LookersPanel } from './figures.panel.tsx'
import { FindingsPanel } from './findings.panel.tsx'
import { DueText } from './reviews.signs.tsx'
import { CountersignButtons, SignButton } from './sign.dialogs.tsx'
import { SignaturesPanel } from './signatures.panel.tsx'

const fetched = vi.fn<typeof fetch>()
const review: ReviewDetail = {
  reviewId: `rvw_${'1'.repeat(32)}`,
  month: '2026-10',
  from: '2026-09-30T15:00:00.000Z',
  to: '2026-10-31T15:00:00.000Z',
  dueAt: '2026-11-10T15:00:00.000Z',
  state: 'in_review',
  isOverdue: false,
  reviewerId: `acc_${'1'.repeat(32)}`,
  reviewerName: '문감사',
  reviewerActs: 0,
  result: null,
  entries: 120,
  findings: 1,
  openFindings: 1,
  signedAt: null,
  revision: 3,
  figures: {
    countedAt: '2026-11-01T00:00:00.000Z',
    entries: 120,
    people: 2,
    kinds: [],
    actions: [],
    figures: [
      { figure: 'reveals', entries: 4 },
      { figure: 'alarms', entries: 1 },
    ],
    lookers: [
      {
        accountId: `acc_${'3'.repeat(32)}`,
        name: '정민재',
        entries: 96,
        earlierAverage: 24,
        isUnusual: true,
      },
      {
        accountId: `acc_${'4'.repeat(32)}`,
        name: '최유진',
        entries: 20,
        earlierAverage: null,
        isUnusual: false,
      },
    ],
    earlierMonths: ['2026-09'],
    outsideHours: [],
    administrators: [],
  },
  findingList: [
    {
      findingId: `fnd_${'1'.repeat(32)}`,
      severity: 'high',
      text: '근무시간 밖의 조회를 확인해야 합니다.',
      measure: null,
      state: 'open',
      auditEntryIds: [`aud_${'5'.repeat(32)}`],
    },
  ],
  conclusion: null,
  returnReason: null,
  signatures: [],
  addenda: [],
  mayTake: true,
  mayEdit: true,
  mayCountersign: false,
  mayAddend: false,
}
const auditor = sessionWith('reviews:list', 'reviews:conduct', 'audit:list')
/* A dialog's button belongs to its form by the form's id, which a browser follows and happy-dom does not. */
const submit = (dialog: HTMLElement) => {
  const form = dialog.querySelector('form')
  if (form === null) throw new Error('the dialog has no form')
  fireEvent.submit(form)
}
const sent = () =>
  fetched.mock.calls.map(([, init]) => [init?.method, JSON.parse(init?.body as string) as object])

beforeEach(() => {
  changePreferences({ language: 'ko' })
  vi.stubGlobal('fetch', fetched)
  fetched.mockImplementation(async () => Response.json({ ...review, state: 'signed' }))
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

describe('ADM-5: reviews in the console', () => {
  test('ADM-5: a figure leads an auditor to its entries; one of nothing leads nowhere', async () => {
    await renderPage(() => <FiguresPanel review={review} />, { session: auditor })
    const reveals = screen.getByRole('link', { name: /마스킹 해제/ })
    expect(reveals.getAttribute('href')).toContain('figure=reveals')
    expect(reveals.getAttribute('href')).toContain('from=2026-10-01&to=2026-10-31')
    expect(screen.queryByRole('link', { name: /로그인 실패/ })).toBeNull()
  })

  test('ADM-5: who may not read the usage history sees the counts, and is told why they lead nowhere', async () => {
    await renderPage(() => <FiguresPanel review={review} />, {
      session: sessionWith('reviews:list', 'reviews:conduct'),
    })
    expect(screen.queryAllByRole('link')).toEqual([])
    expect(screen.getByText(/건수만 보입니다/)).toBeTruthy()
  })

  test('ADM-5: people stand against their own months before; who has none is not unusual', async () => {
    await renderPage(() => <LookersPanel review={review} />, { session: auditor })
    const [, unusual, first] = screen.getAllByRole('row')
    if (unusual === undefined || first === undefined) throw new Error('two people are missing')
    expect(within(unusual).getByText('96')).toBeTruthy()
    expect(within(unusual).getByText('24')).toBeTruthy()
    expect(within(first).queryByText('24')).toBeNull()
  })

  test('ADM-5: with findings there is no result “nothing found”, and the signature names what was seen', async () => {
    await renderPage(() => <SignButton review={review} />, { session: auditor })
    fireEvent.keyDown(document.body, { key: 's', code: 'KeyS' })
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).queryByLabelText('이상 없음')).toBeNull()
    submit(dialog)
    expect(await within(dialog).findByText('5자 이상 적어 주십시오.')).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '조치를 요구하였습니다.' } })
    submit(dialog)
    await waitFor(() => expect(fetched).toHaveBeenCalledOnce())
    expect(sent()).toEqual([
      ['POST', { revision: 3, result: 'findings', conclusion: '조치를 요구하였습니다.' }],
    ])
  })

  test('ADM-5: a reviewer who acted in the month is told that a second person signs, too', async () => {
    await renderPage(() => <SignButton review={{ ...review, reviewerActs: 7 }} />, { session: auditor })
    fireEvent.click(screen.getByRole('button', { name: /서명/ }))
    expect((await screen.findByRole('alert')).textContent).toContain('7')
  })

  test('ADM-5: the second person gives a review back only with a reason', async () => {
    const waiting = { ...review, state: 'countersigning', mayCountersign: true } as const
    await renderPage(() => <CountersignButtons review={waiting} />, { session: auditor })
    fireEvent.click(screen.getByRole('button', { name: '돌려보내기' }))
    const dialog = await screen.findByRole('dialog')
    submit(dialog)
    expect(await within(dialog).findByText('5자 이상 적어 주십시오.')).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '설정 변경의 사유 누락' } })
    submit(dialog)
    await waitFor(() => expect(sent()).toEqual([['POST', { revision: 3, reason: '설정 변경의 사유 누락' }]]))
  })

  test('ADM-5: findings lead to their entries; only their reviewer changes them', async () => {
    const { rerender } = await renderPage(() => <FindingsPanel review={review} />, { session: auditor })
    expect(screen.getByRole('link', { name: '1' }).getAttribute('href')).toContain(`aud_${'5'.repeat(32)}`)
    expect(screen.getByRole('button', { name: /지적 추가/ })).toBeTruthy()
    rerender(<></>)
    await renderPage(() => <FindingsPanel review={{ ...review, mayEdit: false }} />, { session: auditor })
    expect(screen.queryByRole('button', { name: /지적 추가/ })).toBeNull()
  })

  test('SEC-3: a signature that is not as the usage history sealed it says so', async () => {
    const signature = {
      role: 'reviewer',
      accountId: `acc_${'1'.repeat(32)}`,
      name: '문감사',
      note: null,
      signedAt: '2026-11-05T01:00:00.000Z',
      sha256: 'ab'.repeat(32),
      auditEntryId: `aud_${'6'.repeat(32)}`,
      isIntact: false,
    } as const
    await renderPage(() => (
      <SignaturesPanel review={{ ...review, state: 'signed', signatures: [signature] }} />
    ))
    expect(screen.getByText(phrase('ko', 'console.reviews.broken'))).toBeTruthy()
  })

  test('ADM-5: a late review says for how long, a signed one never', async () => {
    const late = { dueAt: new Date(Date.now() - 3.5 * 86_400_000).toISOString(), isOverdue: true } as const
    const { rerender } = await renderPage(() => <DueText {...late} state="open" />)
    expect(screen.getByText(/3일/)).toBeTruthy()
    rerender(<></>)
    await renderPage(() => <DueText {...late} state="signed" />)
    expect(screen.queryByText(/3일/)).toBeNull()
  })
})
