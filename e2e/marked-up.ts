import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { findPlaces, type Places } from '../scripts/screenshots/places.ts'
import type { Demo } from './demo.ts'
import { companyIdOf, openDemoDatabase } from './demo-database.ts'

/** A text that becomes a picture and runs a script, were it ever taken for markup. */
export const markedUp = (word: string): string => `<img src=x onerror="window.isRun=1">${word}`

/** What somebody signed in may ask for. */
interface Caller {
  get<T>(path: string): Promise<T>
  send<T>(method: string, path: string, data?: object): Promise<T>
}

/** Works at the API as somebody; `loginId` null: as the CRM. */
async function callerOf(request: APIRequestContext, demo: Demo, loginId: string | null): Promise<Caller> {
  const own: Record<string, string> =
    loginId === null
      ? { authorization: `Bearer ${demo.apiKey}` }
      : { 'x-csrf-token': (await demo.signIn(request, loginId)).csrfToken }
  async function send<T>(method: string, path: string, data?: object): Promise<T> {
    const answer = await request.fetch(`${demo.url}/api/v1/${path}`, {
      method,
      headers: { ...own, 'idempotency-key': randomUUID() },
      ...(data && { data }),
    })
    const text = await answer.text()
    if (!answer.ok()) throw new Error(`${method} ${path} was answered ${answer.status()} ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as T
  }
  return { get: (path) => send('GET', path), send }
}

const inFourLanguages = (word: string) => {
  const text = markedUp(word)
  return { ko: text, en: text, ja: text, zh: text }
}

/** A call of the CRM for a customer whose name, reference and note are marked up, to its end. */
async function makeCall(crm: Caller): Promise<{ callId: string; recordingId: string }> {
  const asked = await crm.send<{ dialRequestId: string; callId: string; recordingId: string }>(
    'POST',
    'dial-requests',
    {
      agent: { employeeNumber: '20230101' },
      phoneNumber: '010-0000-9104',
      customerName: markedUp('고객명'),
      customerReference: markedUp('고객번호'),
      purpose: 'service',
    },
  )
  for (;;) {
    const { state } = await crm.get<{ state: string }>(`dial-requests/${asked.dialRequestId}`)
    if (state === 'ended') break
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  await crm.send('PUT', `calls/${asked.callId}/disposition`, {
    code: 'promised',
    note: markedUp('상담메모'),
  })
  return asked
}

/** Texts of people, units, keys, lines, phones and settings. */
async function plantAdministration(admin: Caller): Promise<{ accountId: string; deviceId: string }> {
  const { items: units } = await admin.get<{ items: { orgUnitId: string; kind: string; name: string }[] }>(
    'org-units',
  )
  const parentId = units.find(({ name }) => name === '서울지점')?.orgUnitId
  const { orgUnitId } = await admin.send<{ orgUnitId: string }>('POST', 'org-units', {
    parentId,
    kind: 'team',
    name: markedUp('조직명'),
  })
  const { account } = await admin.send<{ account: { accountId: string } }>('POST', 'accounts', {
    loginId: 'marked-up',
    name: markedUp('사용자명'),
    role: 'agent',
    orgUnitId,
  })
  const role = await admin.send<{ ownRoleId: string }>('POST', 'roles', {
    role: 'agent',
    name: markedUp('역할명'),
    grants: {},
  })
  await admin.send('PUT', `accounts/${account.accountId}/own-role`, { ownRoleId: role.ownRoleId })
  await admin.send('POST', 'api-keys', {
    name: markedUp('키이름'),
    permissions: ['calls:list'],
    orgUnitId: null,
    origins: [],
  })
  await admin.send('POST', 'lines', { phoneNumber: '010-0001-0901', carrier: markedUp('통신사') })
  await admin.send('POST', 'listed-devices', {
    devices: [{ assetNumber: '<img/src=x/onerror=isRun=1>ASSET', note: markedUp('목록메모') }],
  })
  const { items: reasons } = await admin.get<{ items: object[] }>('listen-reasons')
  const { items: notReady } = await admin.get<{ items: object[] }>('not-ready-reasons')
  const { version } = await admin.get<{ version: number }>('settings?level=company')
  await admin.send('POST', 'settings/changes', {
    level: 'company',
    version,
    reason: markedUp('변경사유'),
    edits: [
      {
        key: 'listening.reasons',
        value: [...reasons, { code: 'marked_up', name: inFourLanguages('청취사유명') }],
      },
      {
        key: 'handset.notReadyReasons',
        value: [...notReady, { ...notReady[0], code: 'marked_up', name: inFourLanguages('이석사유명') }],
      },
    ],
  })
  const { items: devices } = await admin.get<{ items: { deviceId: string; agentName: string }[] }>(
    'devices?state=active',
  )
  const deviceId = devices.find(({ agentName }) => agentName === '박소율')?.deviceId ?? ''
  for (const act of ['suspend', 'resume'])
    await admin.send('POST', `devices/${deviceId}/changes`, { act, reason: markedUp('단말기사유') })
  return { accountId: account.accountId, deviceId }
}

async function plantConsent(admin: Caller): Promise<string> {
  const { consentTextId } = await admin.send<{ consentTextId: string }>('POST', 'consent-texts', {
    kind: 'terms_of_use',
    isRequired: false,
    title: inFourLanguages('동의서제목'),
    body: inFourLanguages('동의서본문'),
  })
  return consentTextId
}

/** An agent's form, handed in. */
async function plantForm(agent: Caller): Promise<string> {
  const { formId, revision } = await agent.send<{ formId: string; revision: number }>('POST', 'forms', {
    kind: 'personal_data_consent',
    values: {
      applicant_name: markedUp('신청인'),
      employee_number: '20230101',
      agrees_collection: 'yes',
      agrees_recording: 'yes',
      agrees_third_party: 'yes',
      remarks: markedUp('비고'),
    },
  })
  await agent.send('POST', `forms/${formId}/submission`, { revision })
  return formId
}

/* The demo's newest review is the auditor's, and not signed. */
async function plantReview(auditor: Caller, reviewId: string): Promise<void> {
  const { revision } = await auditor.get<{ revision: number }>(`reviews/${reviewId}`)
  await auditor.send('POST', `reviews/${reviewId}/findings`, {
    revision,
    severity: 'low',
    text: markedUp('지적사항'),
    measure: markedUp('조치내용'),
    state: 'open',
    auditEntryIds: [],
  })
}

/** What only phones, the demo's own files or time bring about, written where it is kept. */
function plantByHand(demo: Demo, deviceId: string): void {
  const db = openDemoDatabase(demo)
  const admin = demo.people.find(({ loginId }) => loginId === 'admin')
  db.prepare('update devices set model = ? where id = ?').run(markedUp('단말기모델'), deviceId)
  db.prepare(`update dispositions set names = ? where code = 'promised'`).run(
    JSON.stringify(inFourLanguages('상담결과명')),
  )
  const companyId = companyIdOf(db)
  db.prepare(
    `insert into listen_alerts (id, company_id, account_id, account_name, kind, day, threshold, raised_at, closed_by_name,
      closed_at, note) values (?, ?, ?, ?, 'listen', '2026-01-02', 1, 1, ?, 2, ?)`,
  ).run(
    `lal_${randomUUID().replaceAll('-', '')}`,
    companyId,
    admin?.accountId,
    markedUp('알람대상'),
    markedUp('알람확인'),
    markedUp('알람메모'),
  )
  db.close()
}

/** A passkey with a marked-up name for somebody who is signed in; no sign-in could show it, so it goes again. Returns its id. */
export function plantPasskey(demo: Demo, loginId: string): string {
  const db = openDemoDatabase(demo)
  const id = `sfa_${randomUUID().replaceAll('-', '')}`
  const person = demo.people.find((each) => each.loginId === loginId)
  db.prepare(
    `insert into second_factors (id, company_id, account_id, kind, name, created_at) values (?, ?, ?, 'passkey', ?, 1)`,
  ).run(id, companyIdOf(db), person?.accountId, markedUp('패스키명'))
  db.close()
  return id
}

export function removePasskey(demo: Demo, id: string): void {
  const db = openDemoDatabase(demo)
  db.prepare('delete from second_factors where id = ?').run(id)
  db.close()
}

/** Every text that a person, a CRM, a phone or a file brings in, marked up; and where it is to be seen. */
export async function plantMarkup(
  request: APIRequestContext,
  demo: Demo,
): Promise<{ readonly places: Places; readonly requestId: string; readonly formId: string }> {
  const as = (loginId: string | null) => callerOf(request, demo, loginId)
  const known = await findPlaces(request, demo.url, async (loginId) => {
    return (await demo.signIn(request, loginId)).csrfToken
  })
  const admin = await as('admin')
  const { accountId, deviceId } = await plantAdministration(admin)
  const consentTextId = await plantConsent(admin)
  plantByHand(demo, deviceId)
  const { callId, recordingId } = await makeCall(await as(null))
  const formId = await plantForm(await as('agent1'))
  await plantReview(await as('auditor'), known.reviewId)
  const manager = await as('manager-a')
  const mark = { atMs: 0, text: markedUp('마킹내용') }
  await manager.send('POST', `recordings/${known.recordingId}/marks`, mark)
  const { listenRequestId } = await manager.send<{ listenRequestId: string }>(
    'POST',
    `recordings/${recordingId}/listen-requests`,
    { reason: 'marked_up', text: markedUp('청취설명') },
  )
  await (
    await as('manager-b')
  ).send('POST', `listen-requests/${listenRequestId}/approval`, {
    decision: 'rejected',
    note: markedUp('결정사유'),
  })
  const places = { ...known, callId, accountId, deviceId, consentTextId }
  return { places, requestId: listenRequestId, formId }
}
