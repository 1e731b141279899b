import { expect } from '@playwright/test'
import { findPlaces } from '../scripts/screenshots/places.ts'
import { consolePages, openConsolePage } from './console-pages.ts'
import { test } from './demo.ts'
import { findFaults } from './find-faults.ts'

test('DIS-7, WCAG 2.2: axe finds nothing on any page of the Korean console, light or dark', async ({
  page,
  demo,
}) => {
  test.setTimeout(900_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.addInitScript(
    (preferences) => localStorage.setItem('smartym.preferences', preferences),
    JSON.stringify({ theme: 'system', language: 'ko' }),
  )
  const places = await findPlaces(page.request, demo.url, async (loginId) => {
    return (await demo.signIn(page.request, loginId)).csrfToken
  })
  for (const each of consolePages) {
    await page.emulateMedia({ colorScheme: 'light' })
    await openConsolePage(page, demo, each, places)
    expect.soft(await findFaults(page), each.name).toEqual([])
    /* The dark theme has other colours and nothing else. */
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect.soft(await findFaults(page, ['color-contrast']), `${each.name}, dark`).toEqual([])
  }
})
