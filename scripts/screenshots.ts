/**
 * `npm run screenshots [-- name …]`: pictures of every page of the running product, Korean, 1280 wide, light and dark, into `docs/screenshots/`.
 * It starts the demo in a folder of its own, lets its agents work, makes one call, and looks. The phone's screens (`phone` for them
 * alone, `phone/home` for one) go into `docs/screenshots/phone/`, four languages beside each other.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { phoneScenes } from '@smartym/handset-ui/test/scenes'
import { phraseLanguages } from '@smartym/phrases'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { type ScreenshotPage, screenshotPages, screenshotThemes } from './screenshots/pages.ts'
import { openScene, phoneSize, servePhone } from './screenshots/phone.ts'
import { addressOf, findPlaces, type Places } from './screenshots/places.ts'
import { findChromium } from './testing/services.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'docs/screenshots')
const port = 28_090
const url = `http://127.0.0.1:${port}`
const workMs = 60_000
/** Names of the pages to be taken again; none are all. */
const wanted = process.argv.slice(2)
const isWanted = (name: string): boolean =>
  wanted.length === 0 || wanted.some((each) => name === each || name.startsWith(`${each}/`))

interface Person {
  readonly loginId: string
  readonly password: string
}

/** Resolves with what ends it; that resolves when nothing is written any more. */
function startDemo(data: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [
    join(root, 'scripts/start.mjs'),
    '--data',
    data,
    '--port',
    String(port),
  ])
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      process.stderr.write(piece)
      if (piece.toString().includes(`${url}/demo`))
        resolve(() => {
          const ended = once(child, 'exit')
          child.kill('SIGTERM')
          return ended.then(() => {})
        })
    })
    child.stderr.pipe(process.stderr)
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)))
  })
}

async function signIn(context: BrowserContext, people: readonly Person[], loginId: string): Promise<string> {
  const person = people.find((each) => each.loginId === loginId)
  if (person === undefined) throw new Error(`nobody is called ${loginId}`)
  const { password } = person
  const answer = await context.request.post(`${url}/api/v1/session`, { data: { loginId, password } })
  return ((await answer.json()) as { csrfToken: string }).csrfToken
}

async function act(page: Page, step: ScreenshotPage['act']): Promise<void> {
  if (step === 'play') await page.getByRole('button', { name: /듣기/ }).first().click()
  if (step === 'dial')
    await page
      .frameLocator('iframe[name=crm]')
      .locator('smartym-dial-button')
      .nth(6)
      .getByRole('button')
      .click()
  await page.waitForTimeout(step === 'dial' ? 9000 : 2500)
}

async function take(
  context: BrowserContext,
  shown: ScreenshotPage,
  theme: string,
  places: Places,
): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${url}${addressOf(shown.path, places)}`)
  await page.waitForTimeout(2500)
  await act(page, shown.act)
  await page.screenshot({ path: join(target, `${shown.name}-${theme}.png`) })
  await page.close()
}

async function takeConsole(browser: Browser): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'smartym-screenshots-'))
  const stop = await startDemo(data)
  try {
    await new Promise((resolve) => setTimeout(resolve, workMs))
    const { people } = (
      JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as { company: { people: Person[] } }
    ).company
    for (const theme of screenshotThemes) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'ko-KR',
        timezoneId: 'Asia/Seoul',
        colorScheme: theme,
        reducedMotion: 'reduce',
      })
      await context.addInitScript(
        (preferences) => localStorage.setItem('smartym.preferences', preferences),
        JSON.stringify({ theme, language: 'ko' }),
      )
      const places = await findPlaces(context.request, url, (loginId) => signIn(context, people, loginId))
      for (const shown of screenshotPages) {
        if (!isWanted(shown.name)) continue
        if (shown.person === null) await context.clearCookies()
        else await signIn(context, people, shown.person)
        await take(context, shown, theme, places)
      }
      await context.close()
    }
  } finally {
    await stop()
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function takePhone(browser: Browser): Promise<void> {
  const viewport = { width: phoneSize.width * phraseLanguages.length, height: phoneSize.height }
  for (const theme of screenshotThemes) {
    const context = await browser.newContext({
      viewport,
      timezoneId: 'Asia/Seoul',
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    await servePhone(context)
    for (const scene of phoneScenes.filter(({ name }) => isWanted(`phone/${name}`))) {
      const page = await context.newPage()
      await openScene(page, scene, 'all')
      await page.screenshot({ path: join(target, 'phone', `${scene.name}-${theme}.png`) })
      await page.close()
    }
    await context.close()
  }
}

mkdirSync(join(target, 'phone'), { recursive: true })
if (wanted.length === 0)
  for (const old of readdirSync(target, { recursive: true, withFileTypes: true }))
    if (old.isFile()) rmSync(join(old.parentPath, old.name))
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  await takePhone(browser)
  if (screenshotPages.some(({ name }) => isWanted(name))) await takeConsole(browser)
} finally {
  await browser.close()
}
process.exit(0)
