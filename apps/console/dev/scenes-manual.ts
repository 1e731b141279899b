import type { Page } from '@playwright/test'
import type { Scene } from './scene.ts'

async function openManual(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(설명서|Manual|説明書|手册)$/ }).click()
  await page.locator('.ant-drawer article').waitFor()
}

async function search(page: Page, question: string): Promise<void> {
  await openManual(page)
  await page.locator('.ant-drawer input').fill(question)
}

/** The manual over the page that it explains, followed and searched, in each language. */
export const manualScenes: readonly Scene[] = [
  { name: 'manual', path: '/devices', act: openManual },
  { name: 'manual-search', path: '/board', isNarrowOnly: true, act: (page) => search(page, '분실') },
  { name: 'manual-nothing', path: '/board', isNarrowOnly: true, act: (page) => search(page, '없는낱말') },
  { name: 'manual-sign-in', path: '/sign-in', person: null, language: 'en', act: openManual },
  { name: 'manual-ja', path: '/settings', language: 'ja', isNarrowOnly: true, act: openManual },
  { name: 'manual-zh', path: '/reviews', language: 'zh', isNarrowOnly: true, act: openManual },
]
