// @vitest-environment happy-dom
import '../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changePreferences } from '../../platform/preferences.ts'
import * as files from '../../platform/save-file.ts'
import { renderPage } from '../../test/render-page.tsx'
import { LossesPanel } from './losses.panel.tsx'

const fetched = vi.fn<typeof fetch>()
const saved = vi.spyOn(files, 'saveFile').mockImplementation(() => {})
const deviceId = 'dev_00000000000070008000000000000001'
const report = {
  lossReportId: 'los_00000000000070008000000000000001',
  deviceId,
  model: 'Galaxy XCover7',
  assetNumber: null,
  agentName: '김서연',
  lineNumber: '010-****-1234',
  reason: '택시',
  reportedAt: '2026-11-26T01:00:00.000Z',
  reportedBy: '한지원',
  deviceState: 'lost',
}
const show = (items: readonly object[]) => {
  fetched.mockImplementation(async (address) =>
    (address as string).includes('/document')
      ? new Response(new Blob(['%PDF-']), {
          headers: {
            'content-disposition': 'attachment; filename="a.pdf"; filename*=UTF-8\'\'loss-report.pdf',
          },
        })
      : new Response(JSON.stringify({ items, nextCursor: null })),
  )
  return renderPage(() => <LossesPanel deviceId={deviceId} />)
}

beforeEach(() => {
  changePreferences({ language: 'ko' })
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  fetched.mockReset()
  saved.mockClear()
  vi.unstubAllGlobals()
})

describe('losses of a phone', () => {
  test('SEC-14: the report of a loss is taken away as a file with one click', async () => {
    await show([report])
    fireEvent.click(await screen.findByRole('button', { name: /분실 보고서/ }))
    await waitFor(() => expect(saved).toHaveBeenCalledOnce())
    expect(saved.mock.calls[0]?.[1]).toBe('loss-report.pdf')
    expect(fetched.mock.calls.at(-1)?.[0]).toBe(`/api/v1/loss-reports/${report.lossReportId}/document`)
  })

  test('SEC-14: a phone that was never lost shows nothing of losses', async () => {
    await show([])
    await waitFor(() => expect(fetched).toHaveBeenCalled())
    expect(screen.queryByText('분실 신고 기록')).toBeNull()
  })
})
