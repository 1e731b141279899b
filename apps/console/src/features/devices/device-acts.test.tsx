// @vitest-environment happy-dom
import '../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DeviceDetail, DeviceState } from '@smartym/contract'
import { changePreferences } from '../../platform/preferences.ts'
import { renderPage } from '../../test/render-page.tsx'
import { sessionWith } from '../../test/session.ts'
import { DeviceActs } from './device-acts.tsx'

const fetched = vi.fn<typeof fetch>()

const deviceIn = (state: DeviceState): DeviceDetail => ({
  deviceId: 'dev_00000000000070008000000000000001',
  state,
  stateChangedAt: '2026-11-26T01:00:00.000Z',
  model: 'Galaxy XCover7',
  osVersion: 'Android 15',
  appVersion: '1.4.0',
  agentId: null,
  agentName: null,
  assignedAgentId: null,
  assignedAgentName: null,
  orgUnitId: null,
  orgUnitName: null,
  lineNumber: null,
  isConnected: false,
  lastHeartbeatAt: null,
  status: null,
  registeredAt: '2026-11-01T01:00:00.000Z',
  keyThumbprint: 'x',
  assetNumber: null,
  attestation: 'absent',
  wakeUp: null,
  keyRevokedAt: null,
  keyRestoredAt: null,
  integrity: null,
  wiped: null,
})

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const buttons = () => screen.queryAllByRole('button').map((button) => button.textContent)
const admin = sessionWith('devices:change', 'devices:register', 'devices:report_lost')
const show = (state: DeviceState, session = admin) =>
  renderPage(() => <DeviceActs device={deviceIn(state)} />, { session })

beforeEach(() => {
  changePreferences({ language: 'ko' })
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

describe('acts on a phone', () => {
  test('MON-3: a phone is offered what its state allows, and nobody what they may not do', async () => {
    const offered: Record<DeviceState, string[]> = {
      pending: ['승인', '사용 정지', '기기 변경', '분실 신고'],
      active: ['기기 변경', '사용 정지', '분실 신고'],
      suspended: ['사용 재개', '기기 변경', '분실 신고'],
      lost: ['회수됨'],
      replaced: [],
      wiped: [],
    }
    for (const [state, names] of Object.entries(offered)) {
      const { unmount } = await show(state as DeviceState)
      expect(buttons().map((name) => name?.replace(/\s/g, ''))).toEqual(
        names.map((name) => name.replace(/\s/g, '')),
      )
      unmount()
    }
    await show('active', sessionWith('devices:report_lost'))
    expect(buttons()).toEqual(['분실 신고'])
  })

  test('ADM-4: a phone is changed only with a reason, and then the new one’s code is shown once', async () => {
    fetched.mockImplementation(async (address) =>
      (address as string).endsWith('/replacement')
        ? json(201, {
            registrationCodeId: 'reg_00000000000070008000000000000001',
            code: 'K7QM2-RXD9V',
            secret: 'S'.repeat(32),
            expiresAt: new Date(Date.now() + 600_000).toISOString(),
          })
        : json(200, { state: 'waiting', device: null }),
    )
    await show('active')
    fireEvent.click(screen.getByRole('button', { name: '기기 변경' }))
    const sure = () => screen.getAllByRole('button', { name: '기기 변경' }).at(-1) as HTMLElement
    await screen.findByLabelText('사유')
    fireEvent.click(sure())
    expect(await screen.findAllByText('사유를 두 글자 이상 적어 주십시오.')).not.toHaveLength(0)
    expect(fetched).not.toHaveBeenCalled()
    fireEvent.change(screen.getByLabelText('사유'), { target: { value: '화면 파손' } })
    fireEvent.click(sure())
    expect(await screen.findByText('K7QM2-RXD9V')).toBeTruthy()
    const [, init] = fetched.mock.calls[0] ?? []
    expect(JSON.parse(init?.body as string)).toEqual({ reason: '화면 파손' })
    await waitFor(() => expect(screen.getByText('단말기를 기다리는 중입니다.')).toBeTruthy())
  })
})
