// @vitest-environment happy-dom
import '../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changePreferences } from '../platform/preferences.ts'
import * as files from '../platform/save-file.ts'
import { renderPage } from '../test/render-page.tsx'
import { sessionWith } from '../test/session.ts'
import { ExportButton } from './export-button.tsx'

const fetched = vi.fn<typeof fetch>()
const saved = vi.spyOn(files, 'saveFile').mockImplementation(() => {})
const filter = { kind: 'listen' } as const

function Page() {
  const list = { operation: 'exportAuditEntries', permission: 'audit:export', filter } as const
  return <ExportButton list={list} totalText="1,000건 이상" />
}

const file = (chunks: readonly string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
        controller.close()
      },
    }),
    {
      headers: {
        'content-type': 'text/csv',
        'smartym-export-rows': '1234',
        'content-disposition': `attachment; filename="usage.csv"; filename*=UTF-8''${encodeURIComponent('사용이력.csv')}`,
      },
    },
  )

async function ask(reason: string) {
  await renderPage(Page, { session: sessionWith('audit:export') })
  fireEvent.click(screen.getByRole('button', { name: '목록 내려받기' }))
  fireEvent.click(await screen.findByLabelText('CSV (.csv)'))
  fireEvent.change(screen.getByLabelText('내려받는 사유'), { target: { value: reason } })
  fireEvent.click(screen.getByRole('button', { name: '내려받기' }))
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

describe('a list taken away as a file (ADM-1, ADM-5)', () => {
  test('ADM-5: asks for the shown filter with the reason, and keeps the file under its own name', async () => {
    fetched.mockResolvedValue(file(['a,b\r\n', '1,2\r\n']))
    await ask('월간 점검 보고')
    await waitFor(() => expect(saved).toHaveBeenCalledOnce())
    const [address, init] = fetched.mock.calls[0] ?? []
    expect(address).toBe('/api/v1/audit-entries/exports')
    expect(JSON.parse(init?.body as string)).toEqual({ format: 'csv', reason: '월간 점검 보고', filter })
    const [blob, name] = saved.mock.calls[0] ?? []
    expect([name, await blob?.text()]).toEqual(['사용이력.csv', 'a,b\r\n1,2\r\n'])
    expect(await screen.findByText('1,234건을 내려받았습니다. (0 kB)')).toBeTruthy()
  })

  test('ADM-5: a reason of less than five characters asks for nothing', async () => {
    await ask('점검')
    expect(await screen.findByText('5자 이상 적어 주십시오.')).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
  })

  test('a refusal is said where it was asked, and what was broken off is not kept', async () => {
    const title = '내역이 1000건을 넘어 내려받을 수 없습니다.'
    fetched.mockResolvedValueOnce(
      Response.json({ code: 'exports.too_many_rows', status: 422, title }, { status: 422 }),
    )
    await ask('월간 점검 보고')
    expect(await screen.findByText(title)).toBeTruthy()
    const broken = new Response(
      new ReadableStream({ start: (controller) => controller.error(new TypeError('network')) }),
    )
    fetched.mockResolvedValueOnce(broken)
    fireEvent.change(screen.getByLabelText('내려받는 사유'), { target: { value: '월간 점검 보고' } })
    fireEvent.click(screen.getByRole('button', { name: '내려받기' }))
    expect(await screen.findByText(/저장하지 않았습니다/)).toBeTruthy()
    expect(saved).not.toHaveBeenCalled()
  })

  test('SEC-6: who may not take the list away sees no button', async () => {
    await renderPage(Page, { session: sessionWith('audit:list') })
    expect(screen.queryByRole('button', { name: '목록 내려받기' })).toBeNull()
  })
})
