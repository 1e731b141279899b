import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  DialRequestResponse,
  ImportedAccounts,
  ListenRequestResponse,
  RecordingResponse,
} from '@smartym/contract'
import {
  type ApiClient,
  type Constellation,
  listen,
  listenWithoutApproval,
  startConstellation,
} from '@smartym/test-kit'
import Database from 'better-sqlite3'
import Excel from 'exceljs'
import { afterEach, describe, expect, test } from 'vitest'

let constellation: Constellation | undefined
const folders: string[] = []
afterEach(async () => {
  await constellation?.stop()
  constellation = undefined
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function workbookOf(agents: number): Promise<string> {
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('사용자')
  sheet.addRow(['아이디', '이름', '소속', '역할', '사번', '내선'])
  for (let n = 1; n <= agents; n += 1)
    sheet.addRow([`kim${n}`, `김상담${n}`, '서울지점 / 상담2팀', '상담원', `S${n}`, 9000 + n])
  return Buffer.from(await book.xlsx.writeBuffer()).toString('base64')
}

/** `npm run -s audit -- verify`, as the auditor runs it in the server's shell. */
function verify(dataDir: string, databaseUrl?: string): Promise<Record<string, unknown>> {
  const cli = join(import.meta.dirname, '../features/audit/audit.cli.ts')
  const env = {
    PATH: process.env['PATH'],
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, 'verify', '--data', dataDir], { env }, (_error, stdout) =>
      resolve(JSON.parse(stdout) as Record<string, unknown>),
    )
  })
}

async function signIn(address: string, loginId: string, password: string) {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginId, password }),
  })
  const { code } = (await answer.json()) as { code?: string }
  return { status: answer.status, code }
}

/* One call of the agent, recorded and stored. */
async function makeCall({ crm, company, until }: Constellation, auditor: ApiClient): Promise<string> {
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
  )
  return recordingId ?? ''
}

describe.each(['sqlite', 'mariadb'] as const)('people, phones and trust (%s)', (database) => {
  test('ADM-3, SEC-1, SEC-2, SEC-8, MON-3, SEC-3: from an import to the edited row that the auditor finds', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'smartym-trust-'))
    folders.push(dataDir)
    constellation = await startConstellation({ database, dataDir })
    const { address, handsets, until } = constellation
    const [administrator, auditor, managerA, managerB] = (await Promise.all(
      (['administrator', 'auditor', 'managerA', 'managerB'] as const).map(constellation.signIn),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient]

    // The administrator brings 200 agents from Excel and says who needs approval to listen.
    const imported = await administrator.post<ImportedAccounts>('/api/v1/account-imports', {
      file: await workbookOf(200),
      createsUnits: true,
      mode: 'all',
    })
    expect(imported).toMatchObject({ imported: 200, skipped: 0, unitsCreated: 1 })
    const { version } = await administrator.get<{ version: number }>('/api/v1/settings?level=company')
    await administrator.post('/api/v1/settings/changes', {
      level: 'company',
      version,
      reason: '청취승인 규칙 시행',
      edits: [
        {
          key: 'listening.rules',
          value: [{ role: 'team_manager', condition: 'always', days: null, approvers: 1 }],
        },
      ],
    })

    // An agent is locked out by five wrong passwords, and let in again by the administrator.
    const [person] = imported.passwords
    const { loginId = '', initialPassword = '' } = person ?? {}
    for (let n = 0; n < 5; n += 1) await signIn(address, loginId, 'wrong-password-1!')
    expect((await signIn(address, loginId, initialPassword)).code).toBe('accounts.locked')
    const found = await administrator.get<{ items: { accountId: string; loginId: string }[] }>(
      `/api/v1/accounts?limit=200&search=${loginId}`,
    )
    const accountId = found.items.find((each) => each.loginId === loginId)?.accountId ?? ''
    const reset = await administrator.post<{ initialPassword: string }>(
      `/api/v1/accounts/${accountId}/password-reset`,
    )
    expect((await signIn(address, loginId, reset.initialPassword)).status).toBe(202)

    // A listen is asked for, refused, asked for again, approved, and heard.
    const recordingId = await makeCall(constellation, auditor)
    expect(await listenWithoutApproval(managerA, recordingId)).toBe('recordings.listen_not_approved')
    const ask = () =>
      managerA.post<ListenRequestResponse>(`/api/v1/recordings/${recordingId}/listen-requests`, {
        reason: 'quality',
        text: '상담 품질 확인',
      })
    const decide = (listenRequestId: string, decision: string) =>
      managerB.post(`/api/v1/listen-requests/${listenRequestId}/approval`, { decision })
    await decide((await ask()).listenRequestId, 'rejected')
    expect(await listenWithoutApproval(managerA, recordingId)).toBe('recordings.listen_not_approved')
    await decide((await ask()).listenRequestId, 'approved')
    const heard = await listen(managerA, recordingId)
    expect(heard.sha256).toBe(handsets[0]?.audioInSha256(recordingId))

    // A manager loses a phone: it is blocked at once, and erases itself when it is in reach.
    const deviceId = handsets[0]?.deviceId ?? ''
    await managerB.post(`/api/v1/devices/${deviceId}/loss`, { reason: '외근 중 분실' })
    await until('the phone has erased itself', async () => {
      const { state } = await administrator.get<{ state: string }>(`/api/v1/devices/${deviceId}`)
      return state === 'wiped'
    })

    // Every step stands in the history.
    const stood = async (objectId: string) => {
      const path = `/api/v1/audit-entries?limit=200&objectId=${objectId}`
      return (await auditor.get<{ items: { action: string }[] }>(path)).items.map(({ action }) => action)
    }
    expect(await stood(accountId)).toEqual(
      expect.arrayContaining(['accounts.created', 'accounts.locked', 'accounts.password_reset']),
    )
    expect(await stood(recordingId)).toEqual(
      expect.arrayContaining(['recordings.stored', 'recordings.listen_refused', 'recordings.listened']),
    )
    expect(await stood(deviceId)).toEqual(
      expect.arrayContaining(['devices.registered', 'devices.reported_lost', 'devices.wiped']),
    )
    const all = await auditor.get<{ items: { action: string }[] }>('/api/v1/audit-entries?limit=200')
    for (const action of [
      'recordings.listen_requested',
      'recordings.listen_rejected',
      'recordings.listen_approved',
    ])
      expect(all.items.map((entry) => entry.action)).toContain(action)

    // The auditor verifies; somebody edits one row by hand; the auditor finds which.
    await constellation.server.container.audit.flush()
    const databaseUrl = constellation.databaseUrl
    const whole = await verify(dataDir, databaseUrl)
    expect(whole).toMatchObject({ ok: true })
    expect(Number(whole['entries'])).toBeGreaterThan(200)
    if (database === 'sqlite') {
      const byHand = new Database(join(dataDir, 'smartym.db'))
      byHand.exec(
        `drop trigger audit_entries_no_change; update audit_entries set reason = '업무상 필요' where position = 100`,
      )
      byHand.close()
      expect(await verify(dataDir)).toMatchObject({ ok: false, firstBadEntry: 100 })
    }
  }, 180_000)
})
