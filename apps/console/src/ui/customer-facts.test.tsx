// @vitest-environment happy-dom
import '../test/browser.ts'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CallResponse, Permission } from '@smartym/contract'
import { changePreferences } from '../platform/preferences.ts'
import { renderPage } from '../test/render-page.tsx'
import { sessionWith } from '../test/session.ts'
import { useCustomerFacts } from './customer-facts.tsx'
import { Facts } from './panel.tsx'

const call: Pick<
  CallResponse,
  'callId' | 'customerNumber' | 'customerName' | 'customerReference' | 'isCustomerNameMasked'
> = {
  callId: `call_${'1'.repeat(32)}`,
  customerNumber: { text: '010-****-5678', last4: '5678', isMasked: true },
  customerName: '김*늘',
  customerReference: 'C-1***',
  isCustomerNameMasked: true,
}
const Page = () => <Facts facts={useCustomerFacts(call)} />
const show = (...permissions: Permission[]) => renderPage(Page, { session: sessionWith(...permissions) })

const fetched = vi.fn<typeof fetch>()
const answer = (status: number, body: object) =>
  fetched.mockResolvedValue(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' },
    }),
  )
const sent = () =>
  fetched.mock.calls.map(([address, init]) => [address, JSON.parse(init?.body as string)] as const)
async function ask(button: string, reason?: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: new RegExp(button) }))
  const dialog = await screen.findByRole('dialog')
  if (reason !== undefined) fireEvent.change(screen.getByLabelText('사유'), { target: { value: reason } })
  const confirm = [...dialog.querySelectorAll('button')].find((each) => each.textContent === button)
  fireEvent.click(confirm as HTMLElement)
}

beforeEach(() => {
  changePreferences({ language: 'ko' })
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('what is behind a mask', () => {
  test('SEC-12: who may reveal nothing sees masks and no button', async () => {
    await show('calls:list')
    expect(screen.getByText('010-****-5678')).toBeTruthy()
    expect(screen.queryAllByRole('button')).toEqual([])
  })

  test('SEC-12: a number is shown whole after a question with its reason, and goes back behind its mask by itself', async () => {
    answer(200, { phoneNumber: '+821012345678', text: '010-1234-5678' })
    await show('calls:list', 'numbers:reveal')
    await ask('번호 보기', '고객 요청 확인')
    expect(await screen.findByText('010-1234-5678')).toBeTruthy()
    expect(sent()).toEqual([[`/api/v1/calls/${call.callId}/number-reveals`, { reason: '고객 요청 확인' }]])
    expect(screen.queryByText('010-****-5678')).toBeNull()
    await waitFor(() => expect(screen.getByText('010-****-5678')).toBeTruthy(), { timeout: 40_000 })
    expect(screen.queryByText('010-1234-5678')).toBeNull()
  }, 60_000)

  test('SEC-12: the company’s wish for a reason is told in words, and nothing is shown without one', async () => {
    answer(422, { code: 'customers.reveal_reason_required', title: '사유를 적어 주십시오.' })
    await show('calls:list', 'names:reveal')
    await ask('이름 보기')
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('사유'))
    expect(screen.getByText('김*늘')).toBeTruthy()
    await act(async () => {
      const dialog = screen.getByRole('dialog')
      const confirm = [...dialog.querySelectorAll('button')].find((each) => each.textContent === '이름 보기')
      fireEvent.click(confirm as HTMLElement)
    })
    expect(await screen.findByText('5자 이상 적어 주십시오.')).toBeTruthy()
    expect(fetched).toHaveBeenCalledTimes(1)
  })
})
