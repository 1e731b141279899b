import { phoneScenes } from '@smartym/handset-ui/test/scenes'
import { phraseLanguages } from '@smartym/phrases'
import { expect, type Page, test } from '@playwright/test'
import { changeLanguage, openScene, phoneSize, servePhone } from '../scripts/screenshots/phone.ts'
import { findFaults } from './find-faults.ts'

const sizes = [phoneSize, { width: 412, height: 915 }] as const
/* Android’s largest font. */
const largestFont = 2

/* What is wider than the phone, or cut off in its own box. */
const findWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((each) => {
        const { left, right, width } = each.getBoundingClientRect()
        const isSeen = width > 1 && getComputedStyle(each).position !== 'absolute'
        return isSeen && (right > innerWidth + 0.5 || left < -0.5)
      })
      .map((each) => `${each.tagName} ${each.className}: ${(each.textContent ?? '').slice(0, 60)}`),
  )

/* As a WebView does it: every text by the same factor, nothing else. */
const enlargeText = (page: Page): Promise<void> =>
  page.evaluate((factor) => {
    const all = [...document.querySelectorAll<HTMLElement>('body, body *')]
    const fonts = all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize))
    for (const [index, each] of all.entries())
      each.style.setProperty('font-size', `${(fonts[index] ?? 16) * factor}px`, 'important')
  }, largestFont)

const restoreText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('body, body *'))
      each.style.removeProperty('font-size')
  })

for (const scene of phoneScenes)
  test(`DIS-7, WCAG 2.2: ${scene.name} of the phone fits its display in four languages, also in the largest font, and axe finds nothing`, async ({
    context,
    page,
  }) => {
    await servePhone(context)
    const complaints: string[] = []
    page.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())))
    page.on('pageerror', (error) => void complaints.push(error.message))
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.setViewportSize(phoneSize)
    await openScene(page, scene, 'ko')
    expect.soft(await findFaults(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await findFaults(page, ['color-contrast']), 'dark').toEqual([])
    for (const language of phraseLanguages) {
      await changeLanguage(page, scene, language)
      for (const size of sizes) {
        await page.setViewportSize(size)
        expect.soft(await findWide(page), `${language} at ${size.width}`).toEqual([])
      }
      await page.setViewportSize(phoneSize)
      await enlargeText(page)
      expect.soft(await findWide(page), `${language} in the largest font`).toEqual([])
      await restoreText(page)
    }
    expect(complaints).toEqual([])
  })
