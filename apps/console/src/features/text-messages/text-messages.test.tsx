// @vitest-environment happy-dom
import '../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TextMessageResponse, TextTemplateResponse } from '@smartym/contract'
import { changePreferences } from '../../platform/preferences.ts'
import { renderPage } from '../../test/render-page.tsx'
import { sessionWith } from '../../test/session.ts'
import { ReasonText } from './history.panel.tsx'
import { ResendButton } from './resend.button.tsx'
import { NewTemplateButton, TemplateDialog } from './template.dialog.tsx'
import { TemplatesPanel } from './templates.panel.tsx'
import { parseTextsSearch } from './text-messages.search.ts'

const fetched = vi.fn<typeof fetch>()
const text: TextMessageResponse = {
  textMessageId: `txt_${'1'.repeat(32)}`,
  callId: `call_${'1'.repeat(32)}`,
  state: 'failed',
  fault: 'no_service',
  withheldReason: null,
  customerNumber: { text: '010-****-1234', last4: '1234', isMasked: true },
  customerName: null,
  customerReference: null,
  isCustomerNameMasked: false,
  agentId: null,
  agentName: null,
  orgUnitId: null,
  orgUnitName: null,
  lineNumber: null,
  body: '곧 다시 전화드리겠습니다.',
  parts: 1,
  textTemplateId: `ttp_${'1'.repeat(32)}`,
  templateVersion: 1,
  resendsId: null,
  orderedAt: '2026-11-27T01:00:00.000Z',
  settledAt: null,
}
const template: TextTemplateResponse = {
  textTemplateId: `ttp_${'1'.repeat(32)}`,
  level: 'company',
  targetId: null,
  targetName: '한빛캐피탈',
  name: '부재중 안내',
  version: 2,
  body: '{company}입니다.',
  isAdvertising: false,
  bytes: 18,
  form: 'sms',
  parts: 1,
  changedAt: '2026-11-27T01:00:00.000Z',
  changedBy: '정하준',
}
const administrator = sessionWith('text_messages:list', 'text_templates:list', 'text_templates:change')
const sent = () =>
  fetched.mock.calls.map(([address, init]) => [init?.method, address, init?.body ?? null] as const)
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

beforeEach(() => {
  changePreferences({ language: 'ko' })
  vi.stubGlobal('fetch', fetched)
  fetched.mockImplementation(async () => Response.json({ items: [], textMessageId: text.textMessageId }))
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

describe('call-back texts in the console', () => {
  test('INB-1: why a text failed or was not sent is said in words', async () => {
    const { unmount } = await renderPage(() => <ReasonText text={text} />, { session: administrator })
    expect(screen.getByText('통신망 없음')).toBeTruthy()
    unmount()
    await renderPage(() => <ReasonText text={{ fault: null, withheldReason: 'quiet_hours' }} />, {
      session: administrator,
    })
    expect(screen.getByText('광고 중지 시간')).toBeTruthy()
  })

  test('INB-1: sending again says what follows, and is done only when it is confirmed', async () => {
    await renderPage(() => <ResendButton text={text} />, { session: administrator })
    fireEvent.click(screen.getByRole('button', { name: '다시 보내기' }))
    await screen.findByText(/하루 한도에 들어가며/)
    expect(fetched).not.toHaveBeenCalled()
    fireEvent.click(screen.getAllByRole('button', { name: '다시 보내기' }).at(-1) as HTMLElement)
    const path = `/api/v1/text-messages/${text.textMessageId}/resends`
    await waitFor(() =>
      expect(sent().map(([method, address]) => [method, address])).toContainEqual(['POST', path]),
    )
  })

  test('INB-1: one that is under way or was withheld is not offered to be sent again', async () => {
    for (const state of ['ordered', 'withheld'] as const) {
      const { unmount } = await renderPage(() => <ResendButton text={{ ...text, state }} />, {
        session: administrator,
      })
      expect(screen.queryByRole('button')).toBeNull()
      unmount()
    }
  })

  test('INB-1: a template shows its bytes as it is typed, and cannot be saved while the law forbids it', async () => {
    await renderPage(() => <TemplateDialog onClose={() => {}} />, { session: administrator })
    type('이름', '행사 안내')
    type('내용', '특가 안내')
    expect(screen.getByText('9바이트 · 1건')).toBeTruthy()
    const save = () => screen.getByRole<HTMLButtonElement>('button', { name: '저장' })
    expect(save().disabled).toBe(false)
    fireEvent.click(screen.getByLabelText('광고'))
    expect(screen.getByText(/“\(광고\)”로 시작해야 합니다/)).toBeTruthy()
    expect(save().disabled).toBe(true)
    type('내용', '(광고) 특가 무료수신거부 080-123-4567')
    expect(save().disabled).toBe(false)
  })

  test('INB-1: a change goes out with the version that it was made from', async () => {
    await renderPage(() => <TemplateDialog template={template} onClose={() => {}} />, {
      session: administrator,
    })
    fireEvent.click(screen.getByRole('button', { name: '회선 번호' }))
    fireEvent.click(screen.getByRole('button', { name: '저장' }))
    const path = `/api/v1/text-templates/${template.textTemplateId}`
    await waitFor(() => {
      const [, , body] = sent().find(([method, address]) => method === 'PATCH' && address === path) ?? []
      expect(JSON.parse(typeof body === 'string' ? body : '')).toMatchObject({
        version: 2,
        body: '{company}입니다.{line}',
      })
    })
  })

  test('INB-1: without templates the page says what one does, and only who may make one is offered it', async () => {
    const { unmount } = await renderPage(() => <TemplatesPanel />, { session: administrator })
    await screen.findByText('문구가 없습니다')
    unmount()
    await renderPage(() => <NewTemplateButton />, { session: sessionWith('text_messages:list') })
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('only known words of an address are read', () => {
    expect(parseTextsSearch({ tab: 'templates', state: 'sent', from: '2026-11-01' })).toEqual({
      tab: 'templates',
      state: 'sent',
      from: '2026-11-01',
    })
    expect(parseTextsSearch({ tab: 'x', state: 'y' })).toEqual({})
  })
})
