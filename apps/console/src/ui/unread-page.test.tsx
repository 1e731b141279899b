// @vitest-environment happy-dom
import '../test/browser.ts'
import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { changePreferences } from '../platform/preferences.ts'
import { renderPage } from '../test/render-page.tsx'
import { UnreadPage } from './unread-page.tsx'

beforeEach(() => changePreferences({ language: 'ko' }))

test('DIS-7: the page of a thing that could not be had says so under its heading and tries again', async () => {
  const refetch = vi.fn()
  const query = { error: new Error('x'), refetch: refetch as never }
  await renderPage(() => <UnreadPage title="통화" query={query} />)
  expect(screen.getByRole('heading', { name: '통화' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button'))
  expect(refetch).toHaveBeenCalledOnce()
})

test('DIS-7: a page that is still being fetched shows no fault', async () => {
  await renderPage(() => <UnreadPage title="통화" query={{ error: null, refetch: vi.fn() as never }} />)
  expect(screen.queryByRole('button')).toBeNull()
})
