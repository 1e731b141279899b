import { expect as expectSoon, type Page } from '@playwright/test'
import { type ScreenshotPage, screenshotPages } from '../scripts/screenshots/pages.ts'
import { addressOf, type Places } from '../scripts/screenshots/places.ts'
import type { Demo } from './demo.ts'

/* Server, phones and browser share a machine: on a busy one they are slow, not wrong. */
export const expect = expectSoon.configure({ timeout: 60_000 })

type ConsolePage = Pick<ScreenshotPage, 'name' | 'path' | 'person'>

/** What stands behind a tab of its page. */
const tabs: readonly ConsolePage[] = [
  { name: 'board as a table', path: '/board?layout=table', person: 'branch' },
  { name: 'all listen requests', path: '/listen-requests?tab=all', person: 'branch' },
  { name: 'own listen requests', path: '/listen-requests?tab=mine', person: 'manager-a' },
  { name: 'decisions on consents', path: '/consents?tab=history', person: 'admin' },
  { name: 'all forms', path: '/forms?tab=all', person: 'admin' },
  { name: 'history of settings', path: '/settings?tab=history', person: 'admin' },
  { name: 'receipts of settings', path: '/settings?tab=receipts', person: 'admin' },
  { name: 'errors of the system', path: '/system?tab=errors', person: 'admin' },
  { name: 'changes of settings', path: '/system?tab=changes', person: 'admin' },
  { name: 'copy of a role', path: '/roles?role=agent&act=copy', person: 'admin' },
]

/** Every page of the console with its tabs; the cockpit around it has tests of its own. */
export const consolePages: readonly ConsolePage[] = [
  ...screenshotPages.filter(({ path }) => path !== '/demo'),
  ...tabs,
]

/** Goes to a page as the one who looks at it, and waits until it has shown what it has. */
export async function openConsolePage(
  page: Page,
  demo: Demo,
  { path, person }: ConsolePage,
  places: Places,
): Promise<void> {
  if (person === null) await page.context().clearCookies()
  else await demo.signIn(page.request, person)
  await page.goto(`${demo.url}${addressOf(path, places)}`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.locator('.ant-skeleton, .ant-spin-spinning, [aria-busy=true]')).toHaveCount(0)
}
