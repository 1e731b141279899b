import { type Page } from '@playwright/test'
import { consolePages, expect, openConsolePage } from './console-pages.ts'
import { test } from './demo.ts'
import { markedUp, plantMarkup, plantPasskey, removePasskey } from './marked-up.ts'
import { words } from './sign-in.ts'

/** A page that knows of each time the browser's content policy refused something. */
async function watch(page: Page): Promise<string[]> {
  const refused: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(`${page.url()}: ${message.text()}`)
  })
  await page.exposeFunction('tellRefusal', (text: string) => refused.push(`${page.url()}: ${text}`))
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) => {
      const { tellRefusal } = window as unknown as { tellRefusal: (text: string) => void }
      tellRefusal(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    }),
  )
  return refused
}

/** What became of markup in a page, and all that it says: texts, values of fields, and what is read aloud or shown on hover. */
function readPage(page: Page): Promise<{ made: string[]; isRun: boolean; text: string }> {
  return page.evaluate(() => {
    const made = [...document.querySelectorAll('img[src="x"], [onerror]')].map(
      (each) => each.parentElement?.outerHTML.slice(0, 200) ?? '',
    )
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[]
    const named = [...document.querySelectorAll('[title], [aria-label]')]
    const text = [
      document.body.textContent ?? '',
      ...fields.map(({ value }) => value),
      ...named.flatMap((each) => [each.getAttribute('title'), each.getAttribute('aria-label')]),
    ].join('\n')
    return { made, isRun: 'isRun' in window, text }
  })
}

const planted = [
  ['고객명', '고객번호', '상담메모', '상담결과명'],
  ['조직명', '사용자명', '역할명', '키이름', '통신사', '목록메모', '변경사유', '청취사유명', '이석사유명'],
  ['단말기사유', '단말기모델', '동의서제목', '동의서본문', '신청인', '비고', '지적사항', '조치내용'],
  ['마킹내용', '청취설명', '결정사유', '알람대상', '알람확인', '알람메모', '패스키명'],
].flat()

/* Parts of pages that come after the rest, by words in them. */
const late: Readonly<Record<string, readonly string[]>> = {
  call: ['고객번호', '상담메모'],
  recording: ['마킹내용'],
  device: ['단말기사유'],
  'consent-text': ['동의서제목', '동의서본문'],
  request: ['결정사유'],
  form: ['비고'],
  review: ['지적사항'],
  'settings of reasons': ['청취사유명', '이석사유명'],
}

test('SEC-11, ASVS 1.2.1, 3.2.2: markup in whatever people, CRMs, phones and files bring stays text on every page, and no policy has to stop it', async ({
  page,
  demo,
}) => {
  test.setTimeout(600_000)
  const refused = await watch(page)
  const { places, requestId, formId } = await plantMarkup(page.request, demo)
  const typed = encodeURIComponent(markedUp('찾는말'))
  const more = [
    { name: 'request', path: `/listen-requests?tab=all&request=${requestId}`, person: 'branch' },
    { name: 'form', path: `/forms?tab=all&form=${formId}`, person: 'admin' },
    { name: 'people searched', path: `/accounts?find=${typed}`, person: 'admin' },
    { name: 'lines searched', path: `/lines?find=${typed}`, person: 'admin' },
    { name: 'settings of reasons', path: '/settings?own=true', person: 'admin' },
    { name: 'refused sign-in', path: `/sign-in?problem=${typed}&returnTo=${typed}`, person: null },
  ] as const
  const texts: string[] = []
  for (const each of [...consolePages, ...more]) {
    await openConsolePage(page, demo, each, places)
    for (const word of late[each.name] ?? [])
      await expect.poll(async () => (await readPage(page)).text).toContain(markedUp(word))
    const { made, isRun, text } = await readPage(page)
    expect({ page: each.name, made, isRun }).toEqual({ page: each.name, made: [], isRun: false })
    texts.push(text)
  }

  await openConsolePage(page, demo, { name: 'import', path: '/accounts/import', person: 'admin' }, places)
  const [name, unit] = [markedUp('파일명'), markedUp('없는소속')].map((text) => text.replaceAll('"', ''))
  const rows = `아이디,이름,소속,역할\nhong1,홍길동,${unit},상담원\n`
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows) })
  await expect(page.getByText('없는소속').first()).toBeVisible()
  const imported = await readPage(page)
  expect(imported).toMatchObject({ made: [], isRun: false })
  texts.push(imported.text)

  await demo.signIn(page.request, 'branch')
  const passkeyId = plantPasskey(demo, 'branch')
  await page.goto(`${demo.url}/account`)
  await expect(page.getByText('패스키명')).toBeVisible()
  const account = await readPage(page)
  expect(account).toMatchObject({ made: [], isRun: false })
  removePasskey(demo, passkeyId)
  texts.push(account.text)

  const all = texts.join('\n')
  const expected = [...[...planted, '찾는말'].map(markedUp), unit, `${name}.csv`]
  expect(expected.filter((text) => text === undefined || !all.includes(text))).toEqual([])
  expect(refused).toEqual([])
})

test('SEC-11: a content policy’s refusal is seen by these tests', async ({ page, demo }) => {
  const refused = await watch(page)
  await page.goto(`${demo.url}/sign-in`)
  await expect(page.getByLabel(words('console.sign_in.login_id'))).toBeVisible()
  await page.evaluate(() => {
    const image = document.createElement('div')
    image.innerHTML = '<img src=x onerror="window.isRun=1">'
    document.body.append(image)
  })
  await expect.poll(() => refused.length).toBeGreaterThan(0)
  expect((await readPage(page)).made).toHaveLength(1)
})
