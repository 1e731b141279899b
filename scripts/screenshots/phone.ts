import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { HandsetView } from '@smartym/handset-core/ports'
import { type PhoneScene, scenesAt } from '@smartym/handset-ui/test/scenes'
import { type PhraseLanguage, phraseLanguages } from '@smartym/phrases'
import type { BrowserContext, Page } from '@playwright/test'

const root = join(import.meta.dirname, '../..')
const screens = join(root, 'packages/handset-ui/dist')
const shell = join(root, 'apps/handset-android/src/main/kotlin/kr/smartym/handset/screen/MainActivity.kt')
const host = 'http://phone.test'
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** A small phone of today, CSS pixels. */
export const phoneSize = { width: 360, height: 740 } as const

/* The policy under which the Android app shows its screens. */
function policy(): string {
  const found = /"(default-src [^"]+)"/.exec(readFileSync(shell, 'utf8'))?.[1]
  if (found === undefined) throw new Error(`no content security policy in ${shell}`)
  return found
}

function strip(): string {
  const frames = phraseLanguages.map(
    (language) => `<iframe src="/index.html?language=${language}" title="${language}"></iframe>`,
  )
  const { width, height } = phoneSize
  const style = `body{margin:0;display:flex}iframe{border:0;width:${width}px;height:${height}px}`
  return `<!doctype html><html lang="ko"><title>phone</title><style>${style}</style>${frames.join('')}</html>`
}

/** The built screens as the Android app serves them, and a page with all languages beside each other. */
export async function servePhone(context: BrowserContext): Promise<void> {
  const headers = { 'content-security-policy': policy() }
  await context.route(`${host}/**`, (route) => {
    const path = new URL(route.request().url()).pathname
    if (path === '/strip') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: strip() })
    const contentType = types[extname(path)]
    if (contentType === undefined) return route.fulfill({ status: 404 })
    return route.fulfill({ path: join(screens, path), contentType: `${contentType}; charset=utf-8`, headers })
  })
}

/* What the Android app puts into the page, with one view to tell, in the language that the address asks for. */
const androidBridge = (view: HandsetView): string => `{
  const language = new URLSearchParams(location.search).get('language')
  const told = { ...${JSON.stringify(view)}, language }
  const subscribe = () => window.showHandsetView(JSON.stringify(told))
  if (language !== null) window.handsetBridge = { subscribe, send() {} }
}`

/** Shows a scene through the bridge of the Android app, in one language or in all. */
export async function openScene(
  page: Page,
  { view, press }: PhoneScene,
  language: PhraseLanguage | 'all',
): Promise<void> {
  await page.clock.setFixedTime(scenesAt)
  await page.addInitScript({ content: androidBridge(view) })
  await page.goto(language === 'all' ? `${host}/strip` : `${host}/index.html?language=${language}`)
  for (const frame of page.frames().filter((each) => each.url().includes('language='))) {
    await frame.locator('main.phone').waitFor()
    if (press === undefined) continue
    const pressed = await frame.locator(press).elementHandle()
    await pressed?.click()
    // What opens beneath it is to be seen; gone itself, it moves nothing.
    await pressed?.evaluate((element) => (element as { scrollIntoView(): void }).scrollIntoView())
  }
}

/** The scene that is open goes on in another language. */
export async function changeLanguage(
  page: Page,
  { view }: PhoneScene,
  language: PhraseLanguage,
): Promise<void> {
  const told = JSON.stringify(JSON.stringify({ ...view, language }))
  await page.evaluate(`window.showHandsetView(${told})`)
  await page.locator(`html[lang=${language}]`).waitFor()
}
