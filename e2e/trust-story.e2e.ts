import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DialRequestResponse, RecordingResponse } from '@smartym/contract'
import { createVirtualHandset, type VirtualHandset } from '@smartym/handset-sim'
import { type Constellation, type Persona, startConstellation } from '@smartym/test-kit'
import { expect as expectSoon, type Browser, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import Excel from 'exceljs'
import { leave, totp, typePassword, words } from './sign-in.ts'

const people = 200
const branchManager = 'managerB'

/* Server, phones and browsers share a machine: on a busy one they are slow, not wrong. */
const patienceMs = 60_000
const expect = expectSoon.configure({ timeout: patienceMs })
test.use({ actionTimeout: patienceMs })

let constellation: Constellation
let phone: VirtualHandset | undefined
test.beforeAll(async () => {
  test.setTimeout(120_000)
  constellation = await startConstellation({ handsets: 1 })
})
test.afterAll(async () => {
  await phone?.close()
  await constellation?.stop()
})

/** People as a company keeps them in Excel; in the faulty file somebody has a role that nobody knows. */
async function workbookOf(rows: number, faultyRow?: number): Promise<Buffer> {
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('사용자')
  sheet.addRow(['아이디', '이름', '소속', '역할', '사번', '내선'])
  for (let n = 1; n <= rows; n += 1)
    sheet.addRow([
      `kim${n}`,
      `김상담${n}`,
      '서울지점 / 상담2팀',
      n + 1 === faultyRow ? '상담왕' : '상담원',
      `S${n}`,
      9000 + n,
    ])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** A person at a browser of their own, signed in. */
async function sit(browser: Browser, persona: Persona): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  const { loginId, password } = constellation.company.personas[persona]
  await page.goto(`${constellation.address}/sign-in`)
  await typePassword(page, loginId, password)
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  return page
}

const open = (page: Page, path: string) => page.goto(`${constellation.address}${path}`)
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
const inDialog = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).last().click()

/** Begins to change a setting: its form takes the value's place. */
async function changeSetting(page: Page, name: string) {
  await press(page, `${words('console.settings.change')}: ${name}`)
  return page.getByRole('listitem').filter({ hasText: name })
}

async function applySettings(page: Page, reason: string): Promise<void> {
  await press(page, words('console.settings.preview'))
  await page.getByRole('dialog').getByLabel(words('console.settings.reason')).fill(reason)
  await inDialog(page, words('console.settings.apply'))
  await expect(page.getByText(words('console.settings.applied'))).toBeVisible()
}

/** One call of the agent, recorded and stored. */
async function makeCall({ crm, company, until }: Constellation): Promise<string> {
  const auditor = await constellation.signIn('auditor')
  const { dialRequestId, recordingId } = await crm.post<DialRequestResponse>('/api/v1/dial-requests', {
    agent: { employeeNumber: company.agents[0]?.employeeNumber },
    phoneNumber: '010-0000-9104',
    customerReference: 'C-0001',
    purpose: 'service',
  })
  const ofDial = `/api/v1/dial-requests/${dialRequestId}`
  await until(
    'the call has ended',
    async () => (await crm.get<DialRequestResponse>(ofDial)).state === 'ended',
    60_000,
  )
  const ofRecording = `/api/v1/recordings/${recordingId}`
  await until(
    'it is stored',
    async () => (await auditor.get<RecordingResponse>(ofRecording)).state === 'stored',
    60_000,
  )
  return recordingId ?? ''
}

async function askToListen(page: Page, recordingId: string, text: string): Promise<void> {
  await open(page, `/recordings/${recordingId}`)
  await page.getByRole('combobox', { name: words('console.field.reason') }).click()
  await page.getByTitle(words('console.listen_reason.quality')).click()
  await page.getByRole('textbox', { name: words('console.request.text') }).fill(text)
  await press(page, words('console.request.send'))
  await expect(page.getByText(words('console.listening.requested_title'))).toBeVisible()
}

/** `npm run -s audit -- verify`, as the auditor runs it in the server's shell. */
function verify(): Promise<Record<string, unknown>> {
  const cli = join(import.meta.dirname, '../apps/server/src/features/audit/audit.cli.ts')
  const args = [cli, 'verify', '--data', constellation.dataDir]
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: { PATH: process.env['PATH'] } }, (_error, stdout) =>
      resolve(JSON.parse(stdout) as Record<string, unknown>),
    )
  })
}

test('ADM-3, SEC-1, SEC-2, SEC-8, SEC-14, SEC-15, MON-2, MON-3, SEC-3, ADM-5: from an import to the edited row that the auditor finds', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const { address, dataDir, company, until } = constellation
  const administrator = await sit(browser, 'administrator')
  let initialPassword = ''
  let recordingId = ''

  await test.step('the administrator sets who needs a second factor, who needs approval, and how long work after a call is', async () => {
    await open(administrator, '/settings')
    const factors = await changeSetting(administrator, words('setting.accounts.secondFactorRoles'))
    await factors.getByRole('checkbox', { name: words('console.role.administrator') }).check()
    const rules = await changeSetting(administrator, words('setting.listening.rules'))
    await rules.getByRole('button', { name: words('console.settings.add_rule') }).click()
    const wrapUp = await changeSetting(administrator, words('setting.handset.wrapUpMs'))
    await wrapUp.getByRole('spinbutton').fill('45')
    await applySettings(administrator, '보안 정책 시행')
    await open(administrator, '/settings?tab=receipts')
    await expect(
      administrator
        .getByRole('row')
        .filter({ hasText: '상담원1' })
        .getByText(words('console.settings.receipt.applied')),
    ).toBeVisible()
  })

  await test.step('from now on an administrator signs in with two factors', async () => {
    const { loginId, password } = company.personas.administrator
    await leave(administrator)
    await typePassword(administrator, loginId, password)
    const secret = ((await administrator.locator('code').textContent()) ?? '').replaceAll(' ', '')
    await administrator.getByLabel(words('console.second_factor.code')).fill(totp(secret))
    await press(administrator, words('console.second_factor.confirm'))
    await press(administrator, words('console.recovery_codes.kept'))
    await administrator.waitForURL((url) => url.pathname !== '/sign-in')
    await leave(administrator)
    await typePassword(administrator, loginId, password)
    await administrator.getByLabel(words('console.second_factor.code')).fill(totp(secret, 1))
    await press(administrator, words('console.second_factor.confirm'))
    await administrator.waitForURL((url) => url.pathname !== '/sign-in')
  })

  await test.step('the administrator imports 200 agents; the dry run names the row that is wrong', async () => {
    await open(administrator, '/accounts/import')
    await administrator.getByLabel(words('console.import.creates_units')).check()
    const choose = async (name: string, faultyRow?: number) =>
      administrator.locator('input[type=file]').setInputFiles({
        name,
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await workbookOf(people, faultyRow),
      })
    await choose('agents.xlsx', 78)
    const fault = administrator.getByRole('row').filter({ hasText: '상담왕' })
    await expect(fault).toContainText('78')
    await expect(fault).toContainText(words('console.import_fault.unknown_role', { value: '상담왕' }))
    await choose('agents-2.xlsx')
    await press(administrator, words('console.import.import_all', { count: String(people) }))
    await expect(
      administrator.getByText(words('console.import.done', { count: String(people) })),
    ).toBeVisible()
    const passwords = administrator.waitForEvent('download')
    await press(administrator, words('console.import.passwords'))
    const lines = readFileSync(await (await passwords).path(), 'utf8').split('\r\n')
    expect(lines.filter((line) => line.startsWith('kim'))).toHaveLength(people)
    initialPassword = lines.find((line) => line.startsWith('kim1,'))?.split(',')[2] ?? ''
    await open(administrator, '/accounts?find=kim')
    await expect(
      administrator.getByText(words('console.list.total', { count: String(people) })),
    ).toBeVisible()
  })

  await test.step('a phone registers by the code on the screen, and gets what is set', async () => {
    await open(administrator, '/devices')
    await press(administrator, words('console.device.new_code'))
    const dialog = administrator.getByRole('dialog')
    await dialog.getByLabel(words('console.registration.for_agent')).fill('9001')
    await administrator.getByTitle('김상담1 (9001)').click()
    await dialog.getByRole('button', { name: words('console.registration.create') }).click()
    const registrationCode = (await dialog.locator('strong').textContent()) ?? ''
    phone = await createVirtualHandset({
      dir: join(dataDir, 'handsets', 'console'),
      serverUrl: address,
      registrationCode,
    })
    await expect(dialog.getByRole('alert')).toContainText('승인을 기다립니다')
    await dialog.getByRole('link', { name: words('console.registration.open') }).click()
    await press(administrator, words('console.device_act.approve'))
    await inDialog(administrator, words('console.device_act.approve'))
    await until('the phone is let in', () => phone?.view()?.connection === 'connected', patienceMs)
    await open(administrator, '/settings?tab=receipts')
    await expect(
      administrator.getByRole('cell', { name: words('console.settings.receipt.applied') }),
    ).toHaveCount(2)
  })

  await test.step('an agent is locked by five wrong passwords, and let in again with an initial password', async () => {
    const agent = await (await browser.newContext()).newPage()
    await open(agent, '/sign-in')
    for (let n = 1; n <= 5; n += 1) {
      await typePassword(agent, 'kim1', `wrong-password-${n}`)
      await expect(agent.getByRole('alert')).toContainText(words('accounts.sign_in_refused'))
      await agent.reload()
    }
    await typePassword(agent, 'kim1', initialPassword)
    await expect(agent.getByRole('alert')).toContainText(words('accounts.locked'))
    await open(administrator, '/accounts?state=locked')
    const row = administrator.getByRole('row').filter({ hasText: 'kim1' })
    await row.getByRole('button', { name: words('console.accounts.acts') }).click()
    const reset = words('console.accounts.reset_password')
    await administrator.getByRole('menuitem', { name: reset }).click()
    await inDialog(administrator, reset)
    const fresh = (await administrator.getByRole('dialog').locator('strong').textContent()) ?? ''
    await inDialog(administrator, words('console.close'))
    await expect(row).toHaveCount(0)
    await agent.reload()
    await typePassword(agent, 'kim1', fresh)
    await agent.getByLabel(words('console.password.new'), { exact: true }).fill('wK8-mt0!Zq')
    await agent.getByLabel(words('console.password.repeat')).fill('wK8-mt0!Zq')
    await press(agent, words('console.password.change'))
    await agent.waitForURL((url) => url.pathname !== '/sign-in')
    await agent.context().close()
  })

  await test.step('a listen is asked for, refused, asked for again, approved, and heard', async () => {
    recordingId = await makeCall(constellation)
    const listener = await sit(browser, 'managerA')
    const approver = await sit(browser, branchManager)
    await askToListen(listener, recordingId, '상담 품질 확인')
    await open(approver, '/listen-requests')
    await expect(approver.getByText('상담 품질 확인').first()).toBeVisible()
    const note = approver.getByLabel(words('console.request.note'))
    await approver.keyboard.press('r')
    await expect(note).toBeFocused()
    await note.fill('어떤 상담인지 적어 주십시오')
    await press(approver, words('console.request.refuse'))
    await expect(approver.getByText('상담 품질 확인')).toHaveCount(0)

    await listener.reload()
    await expect(listener.getByText('어떤 상담인지 적어 주십시오')).toBeVisible()
    await askToListen(listener, recordingId, '9월 민원 상담 확인')
    await expect(approver.getByText('9월 민원 상담 확인').first()).toBeVisible()
    await approver.keyboard.press('a')
    await expect(approver.getByText('9월 민원 상담 확인')).toHaveCount(0)

    await listener.reload()
    await listener.getByRole('button', { name: words('console.player.listen') }).click()
    await expect(listener.getByRole('button', { name: words('console.player.pause') })).toBeVisible()
    await expect(listener.locator('audio')).toHaveJSProperty('paused', false)
    await listener.context().close()
    await approver.context().close()
  })

  await test.step('a manager reports the phone lost: blocked at once, erased when it is in reach, with the report as PDF', async () => {
    const manager = await sit(browser, branchManager)
    await phone?.changeFaults({ isAirplaneModeOn: true })
    await open(manager, `/devices/${phone?.deviceId}`)
    await press(manager, words('console.device_act.report_lost'))
    await manager.getByRole('dialog').getByLabel(words('console.field.reason')).fill('외근 중 택시에서 분실')
    await inDialog(manager, words('console.device_act.report_lost'))
    await expect(manager.getByText(words('console.device.wipe_waits'))).toBeVisible()
    const download = manager.waitForEvent('download')
    await press(manager, words('console.device.loss_report'))
    const report = readFileSync(await (await download).path())
    expect(report.subarray(0, 5).toString()).toBe('%PDF-')
    await phone?.changeFaults({ isAirplaneModeOn: false })
    await until(
      'the phone has erased itself',
      () => phone?.view()?.registration.state === 'wiped',
      patienceMs,
    )
    await expect(async () => {
      await manager.reload()
      await expect(manager.getByText(words('console.device_state.wiped')).first()).toBeVisible({
        timeout: 2_000,
      })
    }).toPass({ timeout: patienceMs })
    await manager.context().close()
  })

  await test.step('every step stands in the usage history', async () => {
    const auditor = await sit(browser, 'auditor')
    const actions = [
      'settings.changed',
      'accounts.second_factor_added',
      'accounts.imported',
      'devices.registration_code_created',
      'devices.registered',
      'devices.approved',
      'accounts.locked',
      'accounts.password_reset',
      'recordings.listen_requested',
      'recordings.listen_rejected',
      'recordings.listen_approved',
      'recordings.listened',
      'devices.reported_lost',
      'loss_reports.created',
      'devices.wiped',
    ] as const
    for (const action of actions) {
      await open(auditor, `/audit?action=${action}`)
      await expect(
        auditor.getByRole('cell', { name: words(`console.audit_action.${action}`), exact: true }).first(),
      ).toBeVisible()
    }
    await auditor.context().close()
  })

  await test.step('the auditor verifies the log; somebody edits one row by hand; the auditor finds which', async () => {
    await constellation.server.container.audit.flush()
    expect(await verify()).toMatchObject({ ok: true })
    const byHand = new Database(join(dataDir, 'smartym.db'))
    byHand.exec(
      `drop trigger audit_entries_no_change; update audit_entries set reason = '업무상 필요' where position = 100`,
    )
    byHand.close()
    expect(await verify()).toMatchObject({ ok: false, firstBadEntry: 100 })
  })
})
