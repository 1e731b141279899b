// @vitest-environment happy-dom
import '../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DeviceResponse, DeviceState } from '@smartym/contract'
import { changePreferences } from '../../platform/preferences.ts'
import { renderPage } from '../../test/render-page.tsx'
import { BulkActs } from './bulk-acts.tsx'

const phones = (...states: DeviceState[]) =>
  states.map((state, at) => ({ deviceId: `dev_${at}`, state })) as DeviceResponse[]
const offered = () => screen.queryAllByRole('button').map((button) => button.textContent)
const sent: unknown[] = []
const answer = (body: object) =>
  vi.stubGlobal('fetch', async (_address: string, init: { body: string }) => {
    sent.push(JSON.parse(init.body))
    return new Response(JSON.stringify(body), { status: 200 })
  })
async function confirm(name: string): Promise<void> {
  const dialog = await screen.findByRole('dialog')
  const button = [...dialog.querySelectorAll('button')].find((each) => each.textContent === name)
  fireEvent.click(button as HTMLElement)
}

beforeEach(() => changePreferences({ language: 'ko' }))
afterEach(() => {
  sent.length = 0
  vi.unstubAllGlobals()
})

describe('acts on many phones', () => {
  test('DIS-2: what one of the chosen phones allows is offered, and said when that is nothing', async () => {
    const first = await renderPage(() => <BulkActs devices={phones('pending', 'lost')} onDone={vi.fn()} />)
    expect(offered()).toEqual(['승인', '사용 정지'])
    first.unmount()
    await renderPage(() => <BulkActs devices={phones('lost', 'wiped')} onDone={vi.fn()} />)
    expect(offered()).toEqual([])
    expect(screen.getByText(/한꺼번에 할 수 있는 작업이 없습니다/)).toBeTruthy()
  })

  test('DIS-2: phones are suspended with a reason only; what was not done is told with why, and nothing stays chosen', async () => {
    const code = 'devices.state_conflict'
    answer({ changed: 1, refused: [{ deviceId: 'dev_1', code }] })
    const done = vi.fn()
    await renderPage(() => <BulkActs devices={phones('active', 'lost')} onDone={done} />)
    fireEvent.click(screen.getByRole('button', { name: /사용 정지/ }))
    await confirm('사용 정지')
    expect(await screen.findByText('사유를 두 글자 이상 적어 주십시오.')).toBeTruthy()
    expect(sent).toEqual([])
    fireEvent.change(screen.getByLabelText('사유'), { target: { value: '장기 휴직' } })
    await confirm('사용 정지')
    expect(await screen.findByText('1건은 처리하지 못하여 그대로 두었습니다.')).toBeTruthy()
    expect(sent).toEqual([{ act: 'suspend', deviceIds: ['dev_0', 'dev_1'], reason: '장기 휴직' }])
    expect(done).not.toHaveBeenCalled()
    await confirm('닫기')
    await waitFor(() => expect(done).toHaveBeenCalledOnce())
  })
})
