// @vitest-environment happy-dom
import '../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LineResponse } from '@smartym/contract'
import { changePreferences } from '../../platform/preferences.ts'
import { renderPage } from '../../test/render-page.tsx'
import { sessionWith } from '../../test/session.ts'
import { LineActs } from './line-acts.tsx'

const fetched = vi.fn<typeof fetch>()
const line: LineResponse = {
  lineId: 'lin_00000000000070008000000000000001',
  number: { text: '010-****-1234', last4: '1234', isMasked: true },
  carrier: 'KT',
  deviceId: 'dev_00000000000070008000000000000001',
  deviceModel: 'Galaxy XCover7',
  agentName: '김서연',
  isVerified: false,
  verifiedAt: null,
  createdAt: '2026-11-01T01:00:00.000Z',
}
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const show = (permission: 'lines:change' | 'lines:list') =>
  renderPage(() => <LineActs line={line} />, { session: sessionWith(permission) })
const openMenu = () => fireEvent.click(screen.getByRole('button', { name: '010-****-1234 회선 작업' }))
const bodyOf = (index: number): unknown => JSON.parse(fetched.mock.calls[index]?.[1]?.body as string)

beforeEach(() => {
  changePreferences({ language: 'ko' })
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

describe('acts on a line', () => {
  test('MON-3: who may not change lines sees their history alone', async () => {
    await show('lines:list')
    openMenu()
    expect(await screen.findByText('회선 이력')).toBeTruthy()
    expect(screen.queryByText('회선 변경')).toBeNull()
    expect(screen.queryByText('회선 삭제')).toBeNull()
  })

  test('MON-3: only what was changed is sent', async () => {
    fetched.mockImplementation(async (address) =>
      (address as string).includes('/devices') ? json(200, { items: [], nextCursor: null }) : json(200, line),
    )
    await show('lines:change')
    openMenu()
    fireEvent.click(await screen.findByText('회선 변경'))
    fireEvent.change(await screen.findByLabelText('통신사'), { target: { value: 'SKT' } })
    fireEvent.click(screen.getByRole('button', { name: /저\s*장/ }))
    await waitFor(() => expect(fetched.mock.calls.some(([, init]) => init?.method === 'PATCH')).toBe(true))
    const index = fetched.mock.calls.findIndex(([, init]) => init?.method === 'PATCH')
    expect(bodyOf(index)).toEqual({ carrier: 'SKT' })
  })

  test('MON-3: a number is verified with the six digits that came, and a wrong code says how often one may still try', async () => {
    fetched.mockImplementation(async (address) =>
      (address as string).endsWith('/codes')
        ? json(201, { expiresAt: '2026-11-26T02:00:00.000Z', triesLeft: 5 })
        : json(422, {
            code: 'lines.code_wrong',
            title: '확인번호가 맞지 않습니다.',
            status: 422,
            triesLeft: 4,
          }),
    )
    await show('lines:change')
    openMenu()
    fireEvent.click(await screen.findByText('번호 확인'))
    fireEvent.click(await screen.findByRole('button', { name: '확인번호 보내기' }))
    const field = await screen.findByLabelText('확인번호')
    fireEvent.change(field, { target: { value: '12' } })
    fireEvent.click(screen.getByRole('button', { name: /^확\s*인$/ }))
    expect(await screen.findByText('확인번호 6자리를 적어 주십시오.')).toBeTruthy()
    expect(fetched).toHaveBeenCalledOnce()
    fireEvent.change(field, { target: { value: '123456' } })
    fireEvent.click(screen.getByRole('button', { name: /^확\s*인$/ }))
    expect(await screen.findByText('확인번호가 맞지 않습니다.')).toBeTruthy()
    expect(bodyOf(1)).toEqual({ code: '123456' })
  })
})
