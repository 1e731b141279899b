/* Pictures of every page, light and dark, and what axe and the page's own policy say about each:
   `npm run build && npm run look [-- name …]`. Pictures go to var/screenshots. Fails when anything was found. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startFakeServer } from './fake/serve.ts'
import type { Scene } from './scene.ts'
import { scenes } from './scenes.ts'

const folder = join(import.meta.dirname, '../../../var/screenshots')
const chromiumFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function checkWithAxe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map((node) => `axe ${id}: ${String(node.target)} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  )
}

async function isScrollingSideways(page: Page): Promise<boolean> {
  const widths = await page
    .locator('main')
    .evaluateAll((mains) => mains.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
  return widths.some((pixels) => pixels > 1)
}

async function lookAt(
  browser: Browser,
  address: string,
  scene: Scene,
  theme: 'light' | 'dark',
  width: number,
): Promise<string[]> {
  const height = width === 1920 ? 1080 : 800
  const language = scene.language ?? 'ko'
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const found: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4'))
      found.push(`console: ${message.text().slice(0, 300)}`)
  })
  page.on('pageerror', (error) => found.push(`page: ${error.message.slice(0, 300)}`))
  if (scene.person !== null) {
    await context.addCookies([{ name: 'fake_session', value: scene.person ?? 'manager', url: address }])
  }
  await page.addInitScript(
    (preferences) => localStorage.setItem('smartym.preferences', preferences),
    JSON.stringify({ theme, language, ...scene.preferences }),
  )
  await page.goto(address + scene.path)
  await page.waitForTimeout(900)
  await scene.act?.(page)
  await page.waitForTimeout(500)
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(folder, `${scene.name}-${width}-${theme}.png`) })
  // axe measures with styles of its own, which the page's policy refuses and tells of.
  page.removeAllListeners('console')
  if (width !== 1920) {
    found.push(...(await checkWithAxe(page)))
    if (await isScrollingSideways(page)) found.push('the page scrolls sideways')
  }
  await context.close()
  return found.map((text) => `${scene.name} ${width} ${theme}: ${text}`)
}

const wanted = process.argv.slice(2)
await mkdir(folder, { recursive: true })
const { address, stop } = await startFakeServer(0)
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const browser = await chromium.launch({ executablePath, args: chromiumFlags })
const found: string[] = []
let pictures = 0
for (const scene of scenes.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)),
)) {
  for (const width of scene.isNarrowOnly ? [scene.width ?? 1280] : [1280, 1920]) {
    for (const theme of ['light', 'dark'] as const) {
      found.push(...(await lookAt(browser, address, scene, theme, width)))
      pictures += 1
    }
  }
}
await browser.close()
await stop()
for (const text of found) process.stdout.write(`${text}\n`)
process.stdout.write(`${pictures} pictures, ${found.length} findings\n`)
process.exitCode = found.length === 0 ? 0 : 1
