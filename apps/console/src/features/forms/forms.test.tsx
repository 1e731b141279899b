// @vitest-environment happy-dom
import '../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FormDetail } from '@smartym/contract'
import { formTemplates } from '@smartym/contract/constants'
import { isPhraseKey } from '@smartym/phrases'
import { changePreferences } from '../../platform/preferences.ts'
import { renderPage } from '../../test/render-page.tsx'
import { sessionWith } from '../../test/session.ts'
import { fieldPhrase } from './form-fields.tsx'
import { FormPreview } from './form-preview.tsx'
import { nextForm, parseFormsSearch } from './forms.search.ts'

const fetched = vi.fn<typeof fetch>()
const form: FormDetail = {
  formId: `frm_${'1'.repeat(32)}`,
  kind: 'usage_application',
  state: 'waiting',
  subjectAccountId: `acc_${'2'.repeat(32)}`,
  subjectName: '김하늘',
  orgUnitId: `org_${'1'.repeat(32)}`,
  orgUnitName: '상담1팀',
  authorName: '김하늘',
  steps: ['team_manager', 'administrator'],
  approvedSteps: 0,
  submission: 1,
  revision: 2,
  createdAt: '2026-11-26T01:00:00.000Z',
  submittedAt: '2026-11-26T02:00:00.000Z',
  decidedAt: null,
  mayDecide: true,
  mayFill: false,
  values: { applicant_name: '김하늘', purpose: '고객 상담', keeps_rules: 'yes' },
  decisions: [],
}
const approver = sessionWith('forms:list', 'forms:approve')
const bodies = () => fetched.mock.calls.map(([, init]) => JSON.parse(init?.body as string) as object)

beforeEach(() => {
  changePreferences({ language: 'ko' })
  vi.stubGlobal('fetch', fetched)
  fetched.mockImplementation(async () => Response.json({ ...form, state: 'rejected' }))
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

describe('forms in the console', () => {
  test('DIS-5: key A approves what one read; key R rejects only with a reason', async () => {
    const onDecided = vi.fn()
    await renderPage(() => <FormPreview form={form} onDecided={onDecided} />, { session: approver })
    expect(screen.getByText('팀장 승인 대기')).toBeTruthy()
    fireEvent.keyDown(document.body, { key: 'r', code: 'KeyR' })
    expect(await screen.findByText('반려 사유를 적어 주십시오. 신청자에게 전달됩니다.')).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
    const note = screen.getByLabelText('결정 의견 (반려할 때는 필수)')
    fireEvent.change(note, { target: { value: '목적을 자세히' } })
    fireEvent.click(screen.getByRole('button', { name: /반려/ }))
    await waitFor(() => expect(onDecided).toHaveBeenCalledOnce())
    fireEvent.change(note, { target: { value: '' } })
    fireEvent.keyDown(document.body, { key: 'a', code: 'KeyA' })
    await waitFor(() => expect(fetched).toHaveBeenCalledTimes(2))
    expect(bodies()).toEqual([
      { revision: 2, decision: 'rejected', reason: '목적을 자세히' },
      { revision: 2, decision: 'approved' },
    ])
  })

  test('DIS-5: who may not decide is offered no decision, and who may fill in sees what is missing', async () => {
    const draft = { ...form, state: 'draft', mayDecide: false, mayFill: true } as const
    const fields = [{ key: 'work_phone', rule: 'required' }]
    fetched.mockImplementation(async () =>
      Response.json({ code: 'forms.values_invalid', title: 'x', status: 422, fields }, { status: 422 }),
    )
    await renderPage(() => <FormPreview form={draft} onDecided={() => {}} />, {
      session: sessionWith('forms:list', 'forms:fill'),
    })
    expect(screen.queryByRole('button', { name: /승인/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '제출' }))
    expect((await screen.findByRole('alert')).textContent).toContain('업무용 전화번호')
  })

  test('DIS-5, DIS-7: every place of every form has its words, and a decision opens the next form', () => {
    const nameless = Object.values(formTemplates)
      .flat()
      .filter((field) => !isPhraseKey(fieldPhrase(field)))
    expect(nameless).toEqual([])
    expect([nextForm(['a', 'b', 'c'], 'b'), nextForm(['a', 'b'], 'b'), nextForm(['a'], 'a')]).toEqual([
      'c',
      'a',
      undefined,
    ])
    expect(parseFormsSearch({ tab: 'all', form: 'x', formState: 'waiting' })).toEqual({
      tab: 'all',
      formState: 'waiting',
    })
  })
})
