import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { screenshotPages } from '../scripts/screenshots/pages.ts'
import { type Demo, test } from './demo.ts'

/** A text that would run a script if a page took it for markup, in an attribute or between tags; 60 characters at most. */
const hostile = (place: string): string => `${place}"'><img src=x onerror=xss()>`

declare global {
  interface Window {
    /** Policies that were violated on this page. */
    violations: string[]
  }
}

type Answer = Readonly<Record<string, string>>

interface Speaker {
  get(path: string): Promise<{ items: Answer[] } & Answer>
  send(method: 'POST' | 'PUT' | 'PATCH', path: string, body: object): Promise<Answer>
}

/** Signs somebody in and speaks for them. */
async function speakAs(request: APIRequestContext, demo: Demo, loginId: string): Promise<Speaker> {
  await demo.signIn(request, loginId)
  const session = await request.get(`${demo.url}/api/v1/session`)
  const { csrfToken } = (await session.json()) as { csrfToken: string }
  const read = async (answer: { ok(): boolean; url(): string; text(): Promise<string> }) => {
    const text = await answer.text()
    if (!answer.ok()) throw new Error(`${answer.url()} answered ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as { items: Answer[] } & Answer
  }
  return {
    get: async (path) => read(await request.get(`${demo.url}/api/v1${path}`)),
    async send(method, path, data) {
      const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': randomUUID() }
      return read(await request.fetch(`${demo.url}/api/v1${path}`, { method, headers, data }))
    },
  }
}

/** A phone that says hostile things of itself. */
async function registerPhone(admin: Speaker): Promise<string> {
  const { code = '' } = await admin.send('POST', '/device-registration-codes', { note: hostile('code-note') })
  const { challenge = '' } = await admin.send('POST', '/device-registration-challenges', {})
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const message = Buffer.from(`smartym/registration${challenge}${code}`)
  const proof = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const { deviceId = '' } = await admin.send('POST', '/device-registrations', {
    code,
    challenge,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    proof: proof.toString('base64url'),
    model: hostile('model'),
    osVersion: hostile('os-version'),
    appVersion: '0.1.0',
    assetNumber: hostile('asset-number'),
  })
  return deviceId
}

async function seedByAdministrator(admin: Speaker) {
  const unit = await admin.send('POST', '/org-units', {
    name: hostile('unit'),
    kind: 'team',
    parentId: (await admin.get('/org-units')).items[0]?.['orgUnitId'],
  })
  const account = await admin.send('POST', '/accounts', {
    loginId: 'hostile',
    name: hostile('person'),
    role: 'agent',
    orgUnitId: unit['orgUnitId'],
    carrier: hostile('carrier'),
    employeeNumber: 'X-1',
  })
  await admin.send('POST', '/roles', { name: hostile('role'), role: 'agent', grants: {} })
  await admin.send('POST', '/api-keys', {
    name: hostile('key'),
    permissions: ['self'],
    orgUnitId: null,
    origins: [],
  })
  const line = { phoneNumber: '010-0000-7777', carrier: hostile('line-carrier') }
  await admin.send('POST', '/lines', line)
  const words = (place: string) => ({
    ko: hostile(place),
    en: hostile(place),
    ja: hostile(place),
    zh: hostile(place),
  })
  const text = await admin.send('POST', '/consent-texts', {
    kind: 'personal_data',
    isRequired: false,
    title: words('title'),
    body: words('body'),
  })
  await admin.send('POST', '/listed-devices', {
    devices: [{ assetNumber: 'HOSTILE-1', note: hostile('note') }],
  })
  const deviceId = await registerPhone(admin)
  await admin.send('POST', `/devices/${deviceId}/changes`, { act: 'approve', reason: hostile('cause') })
  const accountId = account['accountId'] ?? ''
  await admin.send('POST', '/forms', {
    kind: 'usage_application',
    subjectAccountId: accountId,
    values: { applicant_name: hostile('applicant'), purpose: hostile('purpose') },
  })
  const target = { level: 'org_unit', targetId: unit['orgUnitId'] ?? '' }
  const { version } = await admin.get(`/settings?${new URLSearchParams(target).toString()}`)
  await admin.send('POST', '/settings/changes', {
    ...target,
    version,
    reason: hostile('setting'),
    edits: [{ key: 'handset.wrapUpMs', value: 33_000 }],
  })
  return { deviceId, accountId, consentTextId: text['consentTextId'] ?? '' }
}

async function seedByManagers(request: APIRequestContext, demo: Demo) {
  const manager = await speakAs(request, demo, 'manager-a')
  const { items } = await manager.get('/recordings?state=stored&limit=1')
  const { recordingId = '', callId = '' } = items[0] ?? {}
  await manager.send('POST', `/recordings/${recordingId}/marks`, { atMs: 0, text: hostile('mark') })
  await manager.send('POST', `/recordings/${recordingId}/listen-requests`, {
    reason: 'quality',
    text: hostile('why'),
  })
  return { recordingId, callId }
}

/** A call to a customer with a hostile name, by whichever agent of the demo is free, with a hostile note. */
async function seedByAgent(request: APIRequestContext, demo: Demo): Promise<void> {
  const names = ['agent1', 'agent2', 'agent3']
  await expect(async () => {
    const name = names.shift() ?? 'agent1'
    names.push(name)
    const agent = await speakAs(request, demo, name)
    const made = await agent.send('POST', '/dial-requests', {
      phoneNumber: '010-0000-5555',
      customerReference: hostile('reference'),
      customerName: hostile('customer'),
      note: hostile('dial-note'),
      purpose: 'service',
    })
    const code = (await agent.get('/dispositions')).items[0]?.['code']
    await expect(async () => {
      const { callId } = await agent.get(`/dial-requests/${made['dialRequestId']}`)
      await agent.send('PUT', `/calls/${callId}/disposition`, { code, note: hostile('call-note') })
    }).toPass({ timeout: 20_000 })
  }).toPass({ timeout: 90_000 })
}

/** Everything that is on the page, opened where it opens. */
async function textOf(page: Page): Promise<string> {
  const inputs = await page
    .locator('input, textarea')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
  return [await page.locator('body').innerText(), ...inputs].join('\n')
}

test('SEC-11, ASVS 1.2.1, 3.2.2: whatever somebody enters, every page shows it as text', async ({
  page,
  demo,
}) => {
  test.setTimeout(360_000)
  const ran: string[] = []
  await page.exposeFunction('xss', () => ran.push(page.url()))
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', (event) =>
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  const ids = {
    ...(await seedByAdministrator(await speakAs(page.request, demo, 'admin'))),
    ...(await seedByManagers(page.request, demo)),
  }
  await seedByAgent(page.request, demo)
  const { items: calls } = await (
    await speakAs(page.request, demo, 'branch')
  ).get('/calls?limit=1')
  const callId = calls[0]?.['callId'] ?? ids.callId

  const seen = new Set<string>()
  for (const { path, person } of screenshotPages) {
    if (person === null || path === '/demo') continue
    await demo.signIn(page.request, person)
    const places = { ...ids, callId }
    await page.goto(demo.url + path.replace(/\$(\w+)/g, (_, name: keyof typeof places) => places[name]))
    await page.waitForLoadState('networkidle')
    for (const [, place = ''] of (await textOf(page)).matchAll(/([\w-]+)"'><img src=x/g)) seen.add(place)
    expect(await page.locator('img[src="x"]').count(), path).toBe(0)
    expect(await page.evaluate(() => window.violations), path).toEqual([])
  }
  expect(ran).toEqual([])
  const shown = [
    'asset-number',
    'call-note',
    'carrier',
    'cause',
    'customer',
    'key',
    'line-carrier',
    'mark',
    'model',
    'person',
    'role',
    'title',
    'unit',
    'why',
  ]
  expect(shown.filter((place) => !seen.has(place))).toEqual([])
})
