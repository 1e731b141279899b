import AxeBuilder from '@axe-core/playwright'
import { phrase, phraseLanguages } from '@smartym/phrases'
import { expect, type Frame, type Page } from '@playwright/test'
import { test } from './demo.ts'

const frameNames = ['crm', 'phone', 'console'] as const

function frameOf(page: Page, name: (typeof frameNames)[number]): Frame {
  const found = page.frames().find((frame) => frame.name() === name)
  if (found === undefined) throw new Error(`the cockpit has no ${name}`)
  return found
}

/** Texts that their boxes cut, where no ellipsis says so, and the page itself when it is wider than its window. */
async function findCut(frame: Frame | Page): Promise<string[]> {
  return frame.evaluate(() => {
    const isCut = (each: Element): boolean => {
      const { display, overflowX, textOverflow } = getComputedStyle(each)
      const isHidden = each.closest('[aria-hidden="true"], .visually-hidden') !== null
      if (display === 'inline' || isHidden || overflowX === 'auto' || textOverflow === 'ellipsis')
        return false
      return each.scrollWidth > each.clientWidth + 1
    }
    const all = [...document.body.querySelectorAll('*')].flatMap((each) => [
      each,
      ...(each.shadowRoot?.querySelectorAll('*') ?? []),
    ])
    const cut = all
      .filter((each) => each.clientWidth > 1 && (each.textContent ?? '').trim() !== '' && isCut(each))
      .map((each) => `${each.tagName}.${each.className}: ${(each.textContent ?? '').slice(0, 40)}`)
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth ? [`page of ${scrollWidth} in ${clientWidth}`, ...cut] : cut
  })
}

async function expectNothingCut(page: Page): Promise<void> {
  expect(await findCut(page)).toEqual([])
  for (const name of frameNames)
    expect({ name, cut: await findCut(frameOf(page, name)) }).toEqual({ name, cut: [] })
}

test.describe('the cockpit on a screen of 1280', () => {
  test.use({ viewport: { width: 1280, height: 800 } })

  for (const language of phraseLanguages) {
    test(`DIS-7: CRM, phone and console are side by side in one language, and nothing is cut (${language})`, async ({
      page,
      demo,
    }) => {
      await page.goto(`${demo.url}/demo?lang=${language}`)
      const phone = page.frameLocator('iframe[name=phone]')
      await expect(phone.getByTestId('home')).toBeVisible()
      await expect(phone.getByRole('navigation').getByRole('button').first()).toHaveText(
        phrase(language, 'agent_state.available'),
      )
      await expect(page.frameLocator('iframe[name=crm]').locator('smartym-dial-button').first()).toHaveText(
        phrase(language, 'click_to_call.dial'),
      )
      await expect(
        page
          .frameLocator('iframe[name=console]')
          .getByRole('heading', { name: phrase(language, 'console.board.title') }),
      ).toBeVisible()
      const panes = await Promise.all(
        (await page.locator('main > section').all()).map((pane) => pane.boundingBox()),
      )
      expect(new Set(panes.map((box) => box?.y)).size).toBe(1)
      for (const box of panes) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280)
      await expectNothingCut(page)
    })
  }

  test('CTC-1, CTC-3, CTC-4: a call in it: refused in words, hung up on the phone, answered there, learnt by the CRM, nothing cut', async ({
    page,
    demo,
  }) => {
    const words = (key: Parameters<typeof phrase>[1]) => phrase('ko', key)
    await page.goto(`${demo.url}/demo?lang=ko`)
    await page.locator('section.phone select').selectOption({ index: 2 })
    const phone = page.frameLocator('iframe[name=phone]')
    const row = page.frameLocator('iframe[name=crm]').locator('tr[data-customer="C-10008"]')
    const button = row.locator('smartym-dial-button')
    /* Playwright aims beside what a scaled frame shows; a dispatched click meets it. */
    const press = (name: string) => phone.getByRole('button', { name, exact: true }).dispatchEvent('click')

    await press('식사')
    await expect(phone.getByTestId('agent-state')).toHaveAttribute('data-state', 'not_ready')
    await button.getByRole('button').click()
    await expect(button.locator('.reason')).toContainText('상담원이 이석 중입니다 · 식사 · ')
    await expectNothingCut(page)
    await press(words('agent_state.available'))
    await expect(phone.getByTestId('agent-state')).toHaveAttribute('data-state', 'available')

    await button.getByRole('button').click()
    await expect(phone.getByTestId('recording')).toContainText(words('handset.recording_now'), {
      timeout: 20_000,
    })
    await expectNothingCut(page)
    await expect(phone.getByRole('button', { name: words('handset.hang_up') })).toBeInViewport({ ratio: 1 })
    await press(words('handset.hang_up'))
    await expect(button.getByRole('combobox')).toBeVisible()
    await expectNothingCut(page)

    await press('납부 약속')
    await press(words('handset.save'))
    await expect(button).toContainText(`${words('click_to_call.saved')} · 납부 약속`)
    await expect(page.frameLocator('iframe[name=crm]').locator('aside li').first()).toContainText('납부 약속')
    await expect(page.locator('li[data-state=done]')).toHaveCount(3)
    await page.locator('.hint button').click()
    await expect(page.locator('li[data-state=done]')).toHaveCount(4)
    await expect(
      page.frameLocator('iframe[name=console]').getByText(words('console.trace_step.connected')).first(),
    ).toBeVisible()
    await expectNothingCut(page)
  })

  test('it says what is real and what is simulated, is worked by keyboard, and axe finds nothing', async ({
    page,
    demo,
  }) => {
    await page.goto(`${demo.url}/demo?lang=ko`)
    await expect(page.locator('[data-persona=manager_a][aria-pressed=true]')).toBeVisible()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '무엇이 진짜이고 무엇이 모의인가' })
    await expect(dialog.getByRole('row')).toHaveCount(12)
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([])
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    const own = await new AxeBuilder({ page }).exclude('iframe').analyze()
    expect(own.violations).toEqual([])
  })

  test('SEC-8: who sits at the console changes by one click, and each comes back to their own place', async ({
    page,
    demo,
  }) => {
    await page.goto(`${demo.url}/demo?lang=ko`)
    const shown = page.frameLocator('iframe[name=console]')
    const heading = (key: Parameters<typeof phrase>[1]) =>
      expect(shown.getByRole('heading', { level: 1, name: phrase('ko', key), exact: true })).toBeVisible()
    await heading('console.board.title')
    await shown.getByRole('link', { name: phrase('ko', 'console.calls.title'), exact: true }).click()
    await heading('console.calls.title')
    await page.locator('[data-persona=manager_b]').click()
    await heading('console.listen_requests.title')
    await page.locator('[data-persona=auditor]').click()
    await heading('console.audit.title')
    await page.locator('[data-persona=manager_a]').click()
    await heading('console.calls.title')
  })
})
