import { expect, type Page } from '@playwright/test'
import { test } from './demo.ts'
import { leave, totp, typePassword, words } from './sign-in.ts'

test.use({ isOwnDemo: true })

async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('SEC-2, ADM-4: an agent who typed five wrong passwords is locked, reset by an administrator, and sets a new one', async ({
  page,
  demo,
}) => {
  const agent = await demo.signIn(page.request, 'agent3')
  const admin = await demo.signIn(page.request, 'admin')
  await page.context().clearCookies()
  const signIn = async (loginId: string, password: string) => {
    await page.goto(`${demo.url}/sign-in`)
    await typePassword(page, loginId, password)
  }
  for (let i = 0; i < 5; i += 1) {
    await signIn(agent.loginId, `wrong ${i}`)
    await expect(page.getByRole('alert')).toContainText(words('accounts.sign_in_refused'))
  }
  await signIn(agent.loginId, agent.password)
  await expect(page.getByRole('alert')).toContainText(words('accounts.locked'))

  await signIn(admin.loginId, admin.password)
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  await page.goto(`${demo.url}/accounts?find=${agent.loginId}`)
  const row = page.getByRole('row').filter({ hasText: agent.loginId })
  await expect(row).toContainText(words('console.accounts.state.locked'))
  await row.getByRole('button', { name: words('console.accounts.acts') }).click()
  const reset = words('console.accounts.reset_password')
  await page.getByRole('menuitem', { name: reset }).click()
  await page.getByRole('dialog').getByRole('button', { name: reset }).click()
  const initial = (await page.getByRole('dialog').locator('strong').textContent()) ?? ''
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('console.close') })
    .last()
    .click()
  await expect(row).toContainText(words('console.accounts.state.open'))

  await leave(page)
  await typePassword(page, agent.loginId, initial)
  await page.getByLabel(words('console.password.new'), { exact: true }).fill('wK8-mt0!Zq')
  await page.getByLabel(words('console.password.repeat')).fill('wK8-mt0!Zq')
  await page.getByRole('button', { name: words('console.password.change') }).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')
})

test('SEC-2, SEC-15: an administrator sets passkey and authenticator app up, signs in with each, and changes the password', async ({
  page,
  demo,
}) => {
  /* Passkeys are bound to a name; an address of numbers has none. */
  const url = demo.url.replace('127.0.0.1', 'localhost')
  const { loginId, password } = await demo.signIn(page.request, 'admin')
  await addAuthenticator(page)

  await page.goto(`${url}/sign-in`)
  await typePassword(page, loginId, password)
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  await page.goto(`${url}/account`)
  await expect(page.getByRole('heading', { name: words('console.own.title') })).toBeVisible()

  await page.getByRole('button', { name: words('console.passkey.add') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('console.passkey.name')).fill('업무용 노트북')
  await dialog.getByRole('button', { name: words('console.passkey.add') }).click()
  const codes = dialog.getByRole('list', { name: words('console.recovery_codes.title') })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  await dialog.getByRole('button', { name: words('console.recovery_codes.kept') }).click()
  await expect(page.getByText('업무용 노트북')).toBeVisible()

  await page.getByRole('button', { name: words('console.totp.add') }).click()
  const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await dialog.getByLabel(words('console.second_factor.code')).fill(totp(secret))
  await dialog.getByRole('button', { name: words('console.second_factor.confirm') }).click()
  await expect(page.getByRole('button', { name: words('console.totp.replace') })).toBeVisible()

  await leave(page)
  await typePassword(page, loginId, password)
  await page.getByRole('button', { name: words('console.second_factor.use.passkey') }).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')

  await leave(page)
  await typePassword(page, loginId, password)
  await page.getByRole('button', { name: words('console.second_factor.use.totp') }).click()
  await page.getByLabel(words('console.second_factor.code')).fill(totp(secret, 1))
  await page.getByRole('button', { name: words('console.second_factor.confirm') }).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')

  await page.goto(`${url}/account`)
  await page.getByRole('button', { name: words('console.password.change') }).click()
  await dialog.getByLabel(words('console.password.current')).fill(password)
  await dialog.getByLabel(words('console.password.new'), { exact: true }).fill('vK8-mt0!Zq')
  await dialog.getByLabel(words('console.password.repeat')).fill('vK8-mt0!Zq')
  await dialog.getByRole('button', { name: words('console.password.change') }).click()
  await expect(page.getByText(words('console.password.changed'))).toBeVisible()
  await expect(page.getByText(words('console.own.session_current'))).toHaveCount(1)
})
