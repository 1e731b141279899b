// @vitest-environment happy-dom
import '../../../test/browser.ts'
import { act, screen } from '@testing-library/react'
import { phrase } from '@smartym/phrases'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { changePreferences } from '../../../platform/preferences.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { sessionWith } from '../../../test/session.ts'
import { ListenAlertNotices } from './listen-alert-notices.tsx'
import { alertsKey } from './listen-alerts.search.ts'

let say: (event: object) => void = () => {}
const asked: string[] = []

beforeEach(() => {
  changePreferences({ language: 'ko' })
  asked.length = 0
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        say = (event) =>
          controller.enqueue(new TextEncoder().encode(`id: 1\ndata: ${JSON.stringify(event)}\n\n`))
      },
    })
    return new Response(body)
  })
})

afterEach(() => vi.unstubAllGlobals())

const changed = (isListenAlertOpen: boolean) => ({
  eventId: '1',
  kind: 'listen_alert.changed',
  data: { listenAlertId: `lal_${'1'.repeat(32)}`, listenAlertKind: 'download', isListenAlertOpen },
})
const notice = phrase('ko', 'console.alerts.raised.download')

test('SEC-8: whoever looks into unusual listening is told of a new alert wherever they are, and its list is read anew', async () => {
  const { queryClient } = await renderPage(() => <ListenAlertNotices />, {
    session: sessionWith('events:stream', 'recordings:view_alerts'),
  })
  const invalidated = vi.spyOn(queryClient, 'invalidateQueries')
  await vi.waitFor(() => expect(asked).toHaveLength(1))

  /* That one was closed is no notice. */
  await act(async () => say(changed(false)))
  await vi.waitFor(() => expect(invalidated).toHaveBeenCalledWith({ queryKey: alertsKey }))
  expect(screen.queryByText(notice)).toBeNull()

  await act(async () => say(changed(true)))
  expect(await screen.findByText(notice)).toBeTruthy()
  expect(invalidated).toHaveBeenCalledTimes(2)
})

test('SEC-8: who may not look into alerts follows none', async () => {
  await renderPage(() => <ListenAlertNotices />, { session: sessionWith('events:stream') })
  expect(asked).toEqual([])
})
