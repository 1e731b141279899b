// @vitest-environment happy-dom
import '../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LineResponse } from '@smartym/contract'
import { changePreferences } from '../../platform/preferences.ts'
import { renderPage } from '../../test/render-page.tsx'
import { BulkActs } from './bulk-acts.tsx'

const linesIn = (...deviceIds: (string | null)[]) =>
  deviceIds.map((deviceId, at) => ({ lineId: `lin_${at}`, deviceId })) as LineResponse[]
const offered = () => screen.queryAllByRole('button').map((button) => button.textContent)
const fetched = vi.fn<typeof fetch>()
async function confirm(name: string): Promise<void> {
  const dialog = await screen.findByRole('dialog')
  const button = [...dialog.querySelectorAll('button')].find((each) => each.textContent === name)
  fireEvent.click(button as HTMLElement)
}

beforeEach(() => {
  changePreferences({ language: 'ko' })
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

describe('acts on many lines', () => {
  test('MON-3: only lines that are in a phone are taken out of one', async () => {
    const first = await renderPage(() => <BulkActs lines={linesIn(null)} onDone={vi.fn()} />)
    expect(offered()).toEqual(['통신사 변경', '회선 삭제'])
    first.unmount()
    await renderPage(() => <BulkActs lines={linesIn(null, 'dev_1')} onDone={vi.fn()} />)
    expect(offered()).toEqual(['통신사 변경', '단말기에서 분리', '회선 삭제'])
  })

  test('MON-3: another carrier is asked for and sent for all that were chosen', async () => {
    fetched.mockResolvedValue(new Response(JSON.stringify({ changed: 2, refused: [] }), { status: 200 }))
    const done = vi.fn()
    await renderPage(() => <BulkActs lines={linesIn(null, 'dev_1')} onDone={done} />)
    fireEvent.click(screen.getByRole('button', { name: /통신사 변경/ }))
    expect(await screen.findByText(/선택한 회선 2개/)).toBeTruthy()
    await confirm('통신사 변경')
    expect(await screen.findByText('입력해 주십시오.')).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
    fireEvent.change(screen.getByLabelText('통신사'), { target: { value: ' KT ' } })
    await confirm('통신사 변경')
    await waitFor(() => expect(done).toHaveBeenCalledOnce())
    expect(JSON.parse(fetched.mock.calls[0]?.[1]?.body as string)).toEqual({
      act: 'set_carrier',
      lineIds: ['lin_0', 'lin_1'],
      carrier: 'KT',
    })
  })
})
