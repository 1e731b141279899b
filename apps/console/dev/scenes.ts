import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { sealedContent } from './fake/answers.ts'
import { apiKeyScenes } from './scenes-api-keys.ts'
import { idOf } from './fake/random.ts'
import { listeningScenes } from './scenes-listening.ts'
import { historyScenes } from './scenes-history.ts'
import { manualScenes } from './scenes-manual.ts'
import type { Scene } from './scene.ts'

const recording = (number: number) => `/recordings/${idOf('rec', number)}`

/** The sealed file of recording 3, whole or with one byte flipped in its third chunk. */
async function dropFile(page: Page, isBroken: boolean): Promise<void> {
  const bytes = Uint8Array.from(sealedContent.sealed)
  if (isBroken) bytes[40_000] = (bytes[40_000] ?? 0) ^ 1
  const file = join(tmpdir(), isBroken ? 'broken.smr' : 'whole.smr')
  await writeFile(file, bytes)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.waitForTimeout(600)
}

/** The fake server wants this step of whoever is called so. */
async function beginStep(page: Page, step: string): Promise<void> {
  await page.locator('input').first().fill(`step:${step}`)
  await page.locator('input[type=password]').fill('x')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(600)
}

async function listen(page: Page): Promise<void> {
  await page.getByRole('button', { name: /듣기|Listen|聴く|收听/ }).click()
  await page.waitForSelector('input[type=range]')
  await page.waitForTimeout(900)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
}

export const scenes: readonly Scene[] = [
  ...manualScenes,
  { name: 'sign-in', path: '/sign-in', person: null },
  {
    name: 'sign-in-refused',
    path: '/sign-in?returnTo=%2Fcalls&isExpired=1',
    person: null,
    isNarrowOnly: true,
    async act(page) {
      await page.locator('input').first().fill('manager')
      await page.locator('input[type=password]').fill('wrong')
      await page.keyboard.press('Enter')
    },
  },
  ...(['second_factor', 'enrolment', 'password_change'] as const).map((step): Scene => ({
    name: `sign-in-${step}`,
    path: '/sign-in',
    person: null,
    isNarrowOnly: true,
    act: (page) => beginStep(page, step),
  })),
  {
    name: 'sign-in-recovery-codes',
    path: '/sign-in',
    person: null,
    isNarrowOnly: true,
    async act(page) {
      await beginStep(page, 'enrolment')
      await page.locator('input[inputmode=numeric]').fill('123456')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(400)
    },
  },
  {
    name: 'sign-in-throttled',
    path: '/sign-in?problem=accounts.provider_account_unknown',
    person: null,
    isNarrowOnly: true,
    async act(page) {
      await page.locator('input').first().fill('manager')
      await page.locator('input[type=password]').fill('throttled')
      await page.keyboard.press('Enter')
    },
  },
  { name: 'account', path: '/account' },
  { name: 'users', path: '/accounts', person: 'admin' },
  {
    name: 'users-chosen',
    path: '/accounts?role=agent',
    person: 'admin',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('checkbox').first().check()
      await page.waitForTimeout(300)
    },
  },
  { name: 'person', path: `/accounts/${idOf('acc', 5)}`, person: 'admin' },
  { name: 'person-new', path: '/accounts/new', person: 'admin', isNarrowOnly: true },
  { name: 'import', path: '/accounts/import', person: 'admin', isNarrowOnly: true },
  {
    name: 'import-preview',
    path: '/accounts/import',
    person: 'admin',
    async act(page) {
      const file = join(tmpdir(), '사용자.csv')
      await writeFile(file, '아이디,이름,소속')
      await page.locator('input[type=file]').setInputFiles(file)
      await page.waitForTimeout(800)
    },
  },
  { name: 'organization', path: '/organization', person: 'admin', isNarrowOnly: true },
  { name: 'organization-unit', path: `/organization?unit=${idOf('org', 2)}`, person: 'admin' },
  { name: 'roles', path: '/roles?role=manager', person: 'admin' },
  { name: 'roles-own', path: `/roles?role=${idOf('rol', 1)}`, person: 'admin', isNarrowOnly: true },
  { name: 'roles-edit', path: `/roles?role=${idOf('rol', 1)}&act=edit`, person: 'admin' },
  {
    name: 'users-reset',
    path: '/accounts',
    person: 'admin',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: /작업/ }).first().click()
      await page.getByRole('menuitem', { name: '비밀번호 초기화' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '비밀번호 초기화' }).click()
      await page.waitForTimeout(400)
    },
  },
  ...apiKeyScenes,
  { name: 'account-none', path: '/account', person: 'auditor', isNarrowOnly: true },
  { name: 'account-en', path: '/account', language: 'en', isNarrowOnly: true },
  { name: 'account-ja', path: '/account', language: 'ja', isNarrowOnly: true },
  { name: 'account-zh', path: '/account', language: 'zh', isNarrowOnly: true },
  {
    name: 'account-password',
    path: '/account',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: '비밀번호 변경' }).click()
      await page.locator('input[type=password]').nth(1).fill('vK8-한지원')
    },
  },
  {
    name: 'account-totp',
    path: '/account',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: '인증 앱 교체' }).click()
      await page.waitForTimeout(400)
    },
  },
  { name: 'board-cards', path: '/board' },
  { name: 'board-table', path: '/board?layout=table' },
  { name: 'board-agent', path: `/board?agent=${idOf('agt', 1)}`, isNarrowOnly: true },
  { name: 'board-filtered', path: '/board?show=trouble', isNarrowOnly: true },
  { name: 'board-none', path: '/board?find=zzz', isNarrowOnly: true },
  { name: 'board-slim', path: '/board', isNarrowOnly: true, width: 680 },
  { name: 'recordings-slim', path: '/recordings', isNarrowOnly: true, width: 680 },
  { name: 'call-slim', path: `/calls/${idOf('call', 3)}`, isNarrowOnly: true, width: 680 },
  { name: 'board-wall', path: '/board?wall=1' },
  { name: 'calls', path: '/calls' },
  {
    name: 'calls-filtered',
    path: '/calls?from=2026-11-20&to=2026-11-23&outcome=no_answer&direction=outbound',
    isNarrowOnly: true,
  },
  { name: 'call', path: `/calls/${idOf('call', 3)}` },
  { name: 'call-live', path: `/calls/${idOf('call', 1)}` },
  { name: 'call-missing', path: `/calls/${idOf('call', 7)}`, isNarrowOnly: true },
  { name: 'call-gone', path: `/calls/${idOf('call', 99_999)}`, isNarrowOnly: true },
  { name: 'recordings', path: '/recordings' },
  { name: 'recordings-none', path: '/recordings?digits=00000000&state=damaged', isNarrowOnly: true },
  { name: 'recording-idle', path: recording(3) },
  { name: 'recording-playing', path: recording(3), act: listen },
  {
    name: 'recording-verified',
    path: recording(3),
    isNarrowOnly: true,
    act: async (page) => page.getByRole('button', { name: '위변조 검증' }).click(),
  },
  { name: 'recording-request', path: recording(4) },
  { name: 'recording-requested', path: recording(5), isNarrowOnly: true },
  { name: 'recording-rejected', path: recording(6), isNarrowOnly: true },
  { name: 'recording-recording', path: recording(1), isNarrowOnly: true },
  { name: 'recording-uploading', path: recording(2), isNarrowOnly: true },
  { name: 'recording-missing', path: recording(7), isNarrowOnly: true },
  { name: 'recording-no-tool', path: recording(9), isNarrowOnly: true },
  { name: 'recording-long-name', path: recording(11), isNarrowOnly: true },
  ...listeningScenes,
  { name: 'player', path: '/player' },
  { name: 'player-whole', path: '/player', isNarrowOnly: true, act: async (page) => dropFile(page, false) },
  { name: 'player-broken', path: '/player', isNarrowOnly: true, act: async (page) => dropFile(page, true) },
  { name: 'devices', path: '/devices', person: 'admin' },
  {
    name: 'devices-code',
    path: '/devices',
    person: 'admin',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: '단말기 등록 코드' }).click()
      await page.getByRole('button', { name: '등록 코드 발급' }).click()
      await page.waitForTimeout(500)
    },
  },
  { name: 'device', path: `/devices/${idOf('dev', 3)}`, person: 'admin' },
  { name: 'device-lost', path: `/devices/${idOf('dev', 26)}`, person: 'admin' },
  {
    name: 'device-replaced',
    path: `/devices/${idOf('dev', 3)}`,
    person: 'admin',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: '기기 변경' }).click()
      await page.waitForTimeout(500)
    },
  },
  { name: 'settings', path: '/settings', person: 'admin' },
  { name: 'settings-unit', path: `/settings?unit=${idOf('org', 3)}`, person: 'admin', isNarrowOnly: true },
  { name: 'settings-history', path: '/settings?tab=history', person: 'admin' },
  { name: 'settings-receipts', path: '/settings?tab=receipts', person: 'admin', isNarrowOnly: true },
  { name: 'settings-none', path: '/settings?find=zzz', person: 'auditor', isNarrowOnly: true },
  {
    name: 'settings-preview',
    path: '/settings?find=%EB%B0%B0%ED%84%B0%EB%A6%AC',
    person: 'admin',
    async act(page) {
      await page.getByRole('button', { name: '변경: 최소 배터리' }).click()
      await page.getByRole('spinbutton').fill('20')
      await page.getByRole('button', { name: '변경 내용 확인' }).click()
      await page.waitForTimeout(500)
    },
  },
  { name: 'settings-en', path: '/settings', person: 'admin', language: 'en', isNarrowOnly: true },
  { name: 'lines', path: '/lines', person: 'admin' },
  {
    name: 'lines-change',
    path: '/lines',
    person: 'admin',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: '회선 작업' }).first().click()
      await page.getByRole('menuitem', { name: '회선 변경' }).click()
      await page.waitForTimeout(500)
    },
  },
  {
    name: 'lines-verify',
    path: '/lines',
    person: 'admin',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: '회선 작업' }).first().click()
      await page.getByRole('menuitem', { name: '번호 확인' }).click()
      await page.getByRole('button', { name: '확인번호 보내기' }).click()
      await page.waitForTimeout(500)
    },
  },
  ...historyScenes,
  { name: 'audit', path: '/audit', person: 'auditor' },
  { name: 'audit-entry', path: `/audit?entry=${idOf('aud', 2)}`, person: 'auditor', isNarrowOnly: true },
  {
    name: 'audit-export',
    path: '/audit',
    person: 'auditor',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: '목록 내려받기' }).click()
      await page.waitForTimeout(400)
    },
  },
  { name: 'no-permission', path: '/audit', isNarrowOnly: true },
  { name: 'not-found', path: '/nowhere', isNarrowOnly: true },
  {
    name: 'shortcuts',
    path: recording(3),
    isNarrowOnly: true,
    act: async (page) => page.keyboard.press('Shift+Slash'),
  },
  {
    name: 'filter-open',
    path: '/recordings',
    isNarrowOnly: true,
    act: async (page) => page.getByRole('button', { name: '상태' }).first().click(),
  },
  {
    name: 'period-open',
    path: '/recordings',
    isNarrowOnly: true,
    act: async (page) => page.getByRole('button', { name: '기간' }).first().click(),
  },
  { name: 'folded', path: '/calls', isNarrowOnly: true, preferences: { isNavigationFolded: true } },
  { name: 'recordings-en', path: '/recordings', language: 'en', isNarrowOnly: true },
  { name: 'recordings-ja', path: '/recordings', language: 'ja', isNarrowOnly: true },
  { name: 'recordings-zh', path: '/recordings', language: 'zh', isNarrowOnly: true },
  { name: 'call-en', path: `/calls/${idOf('call', 3)}`, language: 'en', isNarrowOnly: true },
  { name: 'call-ja', path: `/calls/${idOf('call', 3)}`, language: 'ja', isNarrowOnly: true },
  { name: 'board-en', path: '/board', language: 'en', isNarrowOnly: true },
  { name: 'board-zh', path: '/board', language: 'zh', isNarrowOnly: true },
]
