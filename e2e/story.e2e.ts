import { writeFileSync } from 'node:fs'
import { phrase, type PhraseKey, type PhraseLanguage } from '@smartym/phrases'
import { expect, type Page } from '@playwright/test'
import { type Demo, test } from './demo.ts'

interface Session {
  readonly csrfToken: string
}

/** One language of the story, with the CRM's customer whose call it tells, and the agent who makes it. */
const stories: readonly {
  language: PhraseLanguage
  locale: string
  customerId: string
  last4: string
  agent: number
}[] = [
  { language: 'ko', locale: 'ko-KR', customerId: 'C-10003', last4: '1002', agent: 0 },
  { language: 'en', locale: 'en-US', customerId: 'C-10005', last4: '1004', agent: 1 },
]

async function csrfToken(page: Page, demo: Demo): Promise<string> {
  const answer = await page.request.get(`${demo.url}/api/v1/session`)
  return ((await answer.json()) as Session).csrfToken
}

/** Asks for keys to a recording as the signed-in person; the answer's code. */
async function askForGrant(page: Page, demo: Demo, recordingId: string): Promise<string> {
  const answer = await page.request.post(`${demo.url}/api/v1/recordings/${recordingId}/listen-grants`, {
    headers: { 'x-csrf-token': await csrfToken(page, demo) },
    data: { publicKey: `04${'ab'.repeat(64)}`, purpose: 'play' },
  })
  return ((await answer.json()) as { code: string }).code
}

/** On the smallest screen, too, the cockpit shows CRM, phone and console side by side, and nothing sideways. */
async function expectAllInView(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 1280, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
  for (const pane of await page.locator('main > section').all()) {
    const box = await pane.boundingBox()
    expect((box?.height ?? 0) > 200 && (box?.y ?? 800) + (box?.height ?? 0) <= 800).toBe(true)
  }
  if (before !== null) await page.setViewportSize(before)
}

for (const { language, locale, customerId, last4, agent } of stories) {
  test.describe(`a newcomer’s first call (${language})`, () => {
    test.use({ locale, viewport: { width: 1920, height: 1000 } })
    const words = (key: PhraseKey, params?: Record<string, string>) => phrase(language, key, params)

    test('CTC-1, CTC-3, CTC-9, REC-1, REC-5, UPL-1, MON-4, SEC-6, SEC-7, SEC-8, ADM-1, ADM-2, ADM-5, DIS-7: clicked, dialled, recorded, stored, asked for, approved, heard', async ({
      page,
      context,
      demo,
    }) => {
      test.setTimeout(240_000)
      await page.goto(`${demo.url}/demo?lang=${language}`)
      const crm = page.frameLocator('iframe[name=crm]')
      const phone = page.frameLocator('iframe[name=phone]')
      const board = page.frameLocator('iframe[name=console]')
      await page.locator('section.phone select').selectOption({ index: agent })
      if (language !== 'ko') await phone.getByRole('button', { name: 'English' }).click()
      await expect(board.getByRole('heading', { name: words('console.board.title') })).toBeVisible()
      await expectAllInView(page)

      const button = crm.locator(`tr[data-customer="${customerId}"] smartym-dial-button`)
      await button.getByRole('button').click()
      await expect(phone.getByTestId('call')).toHaveAttribute('data-phase', 'connected', { timeout: 20_000 })
      await expect(phone.getByTestId('recording')).toContainText(words('handset.recording_now'))
      await expect(button).toContainText(words('call_phase.connected'))
      await expect(button).toContainText(words('click_to_call.recording'))
      await expect(board.getByText(new RegExp(`010-\\*{4}-${last4}`)).first()).toBeVisible()
      await expect(phone.getByTestId('recording')).toContainText(/0:0[5-9]/, { timeout: 15_000 })
      await phone.getByRole('button', { name: words('handset.hang_up') }).click()

      await expect(button).toContainText(
        words('click_to_call.ended', { outcome: words('dial_outcome.connected') }),
      )
      await button.locator('select').selectOption({ index: 1 })
      await button.getByRole('button', { name: words('click_to_call.save') }).click()
      await expect(button).toContainText(words('click_to_call.saved'))
      await expect(phone.getByTestId('after-call')).toHaveCount(0)
      await expect(phone.getByTestId('home')).toBeVisible()
      await expect(page.locator('li[data-state=done]')).toHaveCount(3)

      await demo.signIn(page.request, 'manager-a')
      const manager = await context.newPage()
      await manager.setViewportSize({ width: 1280, height: 800 })
      await manager.goto(`${demo.url}/calls`)
      const row = manager
        .getByRole('row')
        .filter({ hasText: `010-****-${last4}` })
        .first()
      await row.getByRole('link').first().click()
      await expect(manager).toHaveURL(/\/calls\/call_/)
      for (const step of ['accepted', 'receipt', 'connected', 'sealed', 'verified'] as const)
        await expect(
          manager.getByText(words(`console.trace_step.${step}`), { exact: true }).first(),
        ).toBeVisible()
      await expect(manager.getByText(words('recording_state.stored')).first()).toBeVisible({
        timeout: 30_000,
      })
      await manager
        .getByRole('link', { name: words('console.call.to_recording') })
        .first()
        .click()
      await expect(manager).toHaveURL(/\/recordings\/rec_/)
      const recordingId = /rec_[0-9a-f]{32}/.exec(manager.url())?.[0] ?? ''

      expect(await askForGrant(manager, demo, recordingId)).toBe('recordings.listen_not_approved')
      await manager.getByRole('combobox', { name: words('console.field.reason') }).click()
      await manager.getByTitle(words('console.listen_reason.quality')).click()
      await manager
        .getByRole('textbox', { name: words('console.request.text') })
        .fill('첫 통화 품질을 확인합니다')
      await manager.getByRole('button', { name: words('console.request.send') }).click()
      await expect(manager.getByText(words('console.listening.requested_title'))).toBeVisible()

      await demo.signIn(page.request, 'manager-b')
      const approver = await context.newPage()
      await approver.goto(`${demo.url}/listen-requests`)
      await expect(approver.getByText('첫 통화 품질을 확인합니다').first()).toBeVisible()
      await approver.keyboard.press('a')
      await expect(approver.getByText('첫 통화 품질을 확인합니다')).toHaveCount(0)

      await demo.signIn(page.request, 'manager-a')
      await manager.reload()
      await manager.getByRole('button', { name: words('console.player.listen') }).click({ timeout: 60_000 })
      const pause = manager.getByRole('button', { name: words('console.player.pause') })
      await expect(pause).toBeVisible({ timeout: 30_000 })
      await expect(manager.locator('audio')).toHaveJSProperty('paused', false)
      await manager.keyboard.press('m')
      await manager.getByRole('dialog').getByRole('textbox').fill('확인')
      await manager.keyboard.press('Enter')
      await expect(manager.getByText('확인').first()).toBeVisible()
      expect(await manager.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain('rec_')

      const sealed = await stealFile(manager, demo, recordingId)
      sealed[sealed.length - 200] = (sealed[sealed.length - 200] ?? 0) ^ 1
      const stolen = test.info().outputPath('stolen.smr')
      writeFileSync(stolen, sealed)
      await demo.signIn(page.request, 'manager-a')
      await manager.goto(`${demo.url}/player`)
      /* Given again when the page was not ready for it yet, as a person would. */
      await expect(async () => {
        await manager.locator('input[type=file]').setInputFiles(stolen, { timeout: 5000 })
        await expect(manager.getByText(/E_CHUNK\(\d+\)/)).toBeVisible({ timeout: 20_000 })
      }).toPass({ timeout: 90_000 })

      await demo.signIn(page.request, 'auditor')
      const auditor = await context.newPage()
      await auditor.goto(`${demo.url}/audit`)
      for (const kind of ['refusal', 'listen', 'download'] as const)
        await expect(auditor.getByText(words(`console.audit_kind.${kind}`)).first()).toBeVisible()
    })
  })
}

/** The sealed file as a branch manager may take it along, with a reason. */
async function stealFile(page: Page, demo: Demo, recordingId: string): Promise<Buffer> {
  await demo.signIn(page.request, 'branch')
  const answer = await page.request.post(`${demo.url}/api/v1/recordings/${recordingId}/downloads`, {
    headers: { 'x-csrf-token': await csrfToken(page, demo) },
    data: { reason: 'audit', text: '봉인 파일을 확인합니다' },
  })
  expect(answer.status()).toBe(200)
  return Buffer.from(await answer.body())
}
