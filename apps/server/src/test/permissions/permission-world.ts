import { consentKinds } from '@smartym/contract'
import type { DialectName } from '../../platform/db/index.ts'
import { serverOrigin } from '../../features/audit/index.ts'
import { createFloor, type Floor, type FloorAgent, type FloorCompany, type Requester } from '../floor.ts'

/** Where an object lies, as seen by those of team 1 of the first company. */
export const places = ['own', 'own team', 'other team', 'other branch', 'other company'] as const
export type Place = (typeof places)[number]

/** Who tries; the columns of the table. */
export const callers = [
  'agent',
  'team_manager',
  'manager',
  'administrator',
  'auditor',
  'integrator',
  'button',
] as const
export type CallerName = (typeof callers)[number]

/** Ids of the things that lie at one place. */
export interface Things {
  readonly companyId: string
  readonly orgUnitId: string
  readonly accountId: string
  /** Somebody else of the unit, whose rights and ways in may change. */
  readonly spareAccountId: string
  readonly agentId: string
  readonly employeeNumber: string
  readonly deviceId: string
  readonly lineId: string
  /** E.164. */
  readonly lineNumber: string
  readonly lossReportId: string
  readonly customerReference: string
  readonly dialRequestId: string
  readonly callId: string
  readonly recordingId: string
  /** To the customer of the call; it was sent. */
  readonly textMessageId: string
  /** Of the line. */
  readonly textTemplateId: string
  readonly listenRequestId: string
  readonly markId: string
  readonly apiKeyId: string
  readonly registrationCodeId: string
  readonly assetNumber: string
  readonly settingChangeId: string
  readonly ownRoleId: string
  /** Published; the agent has agreed to it. */
  readonly consentTextId: string
  /** A draft for the account. */
  readonly formId: string
  /** Of the company; each place has a month of its own. */
  readonly reviewId: string
  readonly reviewMonth: string
}

export interface PermissionWorld {
  readonly floor: Floor
  readonly things: Readonly<Record<Place, Things>>
  readonly callers: Readonly<Record<CallerName, Requester>>
  /** What a caller sends with a request that opens a stream. */
  readonly headers: Readonly<Record<CallerName, Readonly<Record<string, string>>>>
  /** Somebody of the same company who reaches everything at a place, to show that it is there. */
  witnessOf(place: Place): { readonly administrator: Requester; readonly manager: Requester }
  stop(): Promise<void>
}

export const origin = 'https://crm.bank.example'
let numbers = 0

/** What only those may see who see behind the masks: the middle of every customer's name and number. */
export const hiddenOfCustomers = ['깨비', '깨비별', '7391-', '107391'] as const

interface Staff {
  readonly administrator: Requester
  readonly manager: Requester
}

async function ask(requester: Requester, url: string, body: object, method: 'POST' | 'PUT' = 'POST') {
  const answer = await requester.request(method, url, body, { 'idempotency-key': crypto.randomUUID() })
  if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode} ${answer.body}`)
  return answer.json()
}

/** One call of an agent, dialled and over, with its recording still on the phone. */
async function makeCall(company: FloorCompany, agent: FloorAgent) {
  numbers += 1
  const customerReference = `C-${numbers}`
  const dialed = await company.dial({
    agent: { agentId: agent.agentId },
    phoneNumber: `010-7391-${String(numbers).padStart(4, '0')}`,
    customerReference,
    customerName: '독고깨비별',
    purpose: 'service',
  })
  const { payload } = await agent.phone.takeDial()
  await agent.phone.startCall(payload, agent.agentId)
  const { callId, recordingId } = payload
  if (recordingId === null) throw new Error('a call on the floor is recorded')
  return { dialRequestId: dialed.json().dialRequestId as string, callId, recordingId, customerReference }
}
type MadeCall = Awaited<ReturnType<typeof makeCall>>

interface Belonging {
  readonly company: FloorCompany
  readonly staff: Staff
  readonly unit: string
  readonly owner: FloorAgent
}

async function makeThings(
  floor: Floor,
  { company, staff, unit, owner }: Belonging,
  call: MadeCall,
): Promise<Things> {
  numbers += 1
  const { db, lines } = floor.container
  const by = serverOrigin(company.companyId)
  const lineNumber = `+821099${String(numbers).padStart(6, '0')}`
  const lineId = await db.transaction(async (tx) => {
    const made = await lines.createLine(tx, by, {
      companyId: company.companyId,
      phoneNumber: lineNumber,
      carrier: 'SKT',
      isVerified: true,
    })
    await lines.bindLine(tx, by, made, owner.phone.deviceId)
    return made
  })
  const { administrator, manager } = staff
  const assetNumber = `ASSET-${numbers}`
  await ask(administrator, '/api/v1/listed-devices', { devices: [{ assetNumber }] })
  const code = await ask(administrator, '/api/v1/device-registration-codes', { agentId: owner.agentId })
  const key = await company.createKey(unit)
  const mark = await ask(manager, `/api/v1/recordings/${call.recordingId}/marks`, { atMs: 0, text: '확인' })
  const settings = await administrator.request('GET', `/api/v1/settings?level=org_unit&targetId=${unit}`)
  const change = await ask(administrator, '/api/v1/settings/changes', {
    level: 'org_unit',
    targetId: unit,
    version: settings.json().version,
    reason: '권한 표 확인',
    edits: [{ key: 'handset.wrapUpMs', value: 10_000 + numbers * 1000 }],
  })
  const role = await ask(administrator, '/api/v1/roles', {
    role: 'agent',
    name: `역할 ${numbers}`,
    grants: {},
  })
  const consentTextId = await giveConsent(administrator, owner, call)
  const form = { kind: 'usage_application', subjectAccountId: owner.accountId, values: {} }
  const { formId } = await ask(administrator, '/api/v1/forms', form)
  const texts = await sendText(floor, administrator, owner, { lineId, callId: call.callId })
  const listenRequestId = await requestListening(floor, manager, call.recordingId)
  return {
    ...call,
    ...texts,
    companyId: company.companyId,
    orgUnitId: unit,
    accountId: owner.accountId,
    spareAccountId: (await company.addAgent(unit)).accountId,
    agentId: owner.agentId,
    employeeNumber: owner.employeeNumber,
    deviceId: owner.phone.deviceId,
    lineId,
    lineNumber,
    lossReportId: await recordLoss(floor, owner, unit, company.companyId),
    listenRequestId,
    markId: mark.markId,
    apiKeyId: key.apiKeyId,
    registrationCodeId: code.registrationCodeId,
    assetNumber,
    settingChangeId: change.settingChangeId,
    ownRoleId: role.ownRoleId,
    consentTextId,
    formId,
    ...(await openReview(floor, company.companyId, numbers)),
  }
}

type AnyTables = Record<string, Record<string, unknown>>

/* Reported, but the phone stays: everything else is tried on it. */
async function recordLoss(
  { container: { db, ids, clock } }: Floor,
  owner: FloorAgent,
  unit: string,
  companyId: string,
) {
  const lossReportId = ids.next('lossReport')
  await db.transaction(async (tx) => {
    await tx
      .on<AnyTables>()
      .insertInto('loss_reports')
      .values({
        id: lossReportId,
        company_id: companyId,
        device_id: owner.phone.deviceId,
        org_unit_id: unit,
        agent_id: owner.agentId,
        reported_at: clock.now(),
      })
      .execute()
  })
  return lossReportId
}

/* Of a month long before the floor began, so that no job makes it. */
async function openReview(
  { container: { db, ids } }: Floor,
  companyId: string,
  number: number,
): Promise<Pick<Things, 'reviewId' | 'reviewMonth'>> {
  const reviewMonth = `${2000 + number}-01`
  const reviewId = ids.next('review')
  const figures = {
    countedAt: '2026-11-02T00:00:00.000Z',
    entries: 0,
    people: 0,
    kinds: [],
    actions: [],
    figures: [],
    lookers: [],
    earlierMonths: [],
    outsideHours: [],
    administrators: [],
  }
  await db.transaction(async (tx) => {
    await tx
      .on<AnyTables>()
      .insertInto('reviews')
      .values({
        id: reviewId,
        company_id: companyId,
        month: reviewMonth,
        starts_at: number,
        ends_at: number,
        due_at: number,
        state: 'open',
        reviewer_acts: 0,
        figures: JSON.stringify(figures),
        findings: 0,
        open_findings: 0,
        entries: 0,
        revision: 1,
        created_at: number,
      })
      .execute()
  })
  return { reviewId, reviewMonth }
}

/* The line has a template, and its phone has texted the customer of its call by it. */
async function sendText(
  { container: { ids } }: Floor,
  administrator: Requester,
  { phone }: FloorAgent,
  { lineId, callId }: Pick<Things, 'lineId' | 'callId'>,
): Promise<Pick<Things, 'textMessageId' | 'textTemplateId'>> {
  const body = '곧 다시 전화드리겠습니다.'
  const words = { level: 'line', targetId: lineId, name: '회선 문구', body, isAdvertising: false }
  const { textTemplateId } = await ask(administrator, '/api/v1/text-templates', words)
  const textMessageId = ids.next('textMessage')
  const said = { textMessageId, callId, textTemplateId, templateVersion: 1, body, parts: 1 }
  await phone.report('text.ordered', said)
  await phone.report('text.sent', { textMessageId, parts: 1 })
  return { textMessageId, textTemplateId }
}

/* Only what is stored can be asked for; what is asked for here is never heard. */
async function requestListening(
  { container: { db } }: Floor,
  supervisor: Requester,
  recordingId: string,
): Promise<string> {
  const setState = (state: string) =>
    db.transaction(async (tx) => {
      await tx
        .on<AnyTables>()
        .updateTable('recordings')
        .set({ state })
        .where('id', '=', recordingId)
        .execute()
    })
  await setState('stored')
  const body = { reason: 'quality', text: '품질 확인' }
  const { listenRequestId } = await ask(supervisor, `/api/v1/recordings/${recordingId}/listen-requests`, body)
  await setState('expected')
  return listenRequestId
}

/* One kind a place: of each kind the company has one text that counts. */
async function giveConsent(administrator: Requester, { phone, agentId }: FloorAgent, call: MadeCall) {
  const kind = consentKinds[Number(call.customerReference.slice(2)) % consentKinds.length]
  const words = { ko: '동의', en: 'Consent', ja: '同意', zh: '同意' }
  const draft = { kind, isRequired: false, title: words, body: words }
  const { consentTextId } = await ask(administrator, '/api/v1/consent-texts', draft)
  await ask(administrator, `/api/v1/consent-texts/${consentTextId}/publication`, {})
  await phone.report('consent.given', { agentId, consentTextId, language: 'ko' })
  return consentTextId as string
}

async function staffOf(company: FloorCompany): Promise<Staff> {
  return {
    administrator: await company.addPerson('administrator', company.units.seoul),
    manager: await company.addPerson('manager', company.units.seoul),
  }
}

/** Two companies on one server, things of each kind at every place, and one caller a role. */
export async function createPermissionWorld(
  dialect: DialectName,
  logLines?: string[],
): Promise<PermissionWorld> {
  const floor = await createFloor(dialect, { ...(logLines !== undefined && { logLines }) })
  const other = await floor.addCompany()
  const { team1, team2, seoul, busan } = floor.units
  const staff = await staffOf(floor)
  const busanStaff = { ...staff, manager: await floor.addPerson('manager', busan) }
  const otherStaff = await staffOf(other)
  const owner = await floor.addWorkingAgent(team1)
  const colleague = await floor.addWorkingAgent(team1)
  const neighbour = await floor.addWorkingAgent(team2)
  const far = await floor.addWorkingAgent(busan)
  const foreign = await other.addWorkingAgent(other.units.team1)
  const belongings: Record<Place, Belonging> = {
    own: { company: floor, staff, unit: team1, owner },
    'own team': { company: floor, staff, unit: team1, owner: colleague },
    'other team': { company: floor, staff, unit: team2, owner: neighbour },
    'other branch': { company: floor, staff: busanStaff, unit: busan, owner: far },
    'other company': { company: other, staff: otherStaff, unit: other.units.team1, owner: foreign },
  }
  /* Calls first: what is changed afterwards is told to the phones, too. */
  const calls = new Map<Place, MadeCall>()
  for (const place of places)
    calls.set(place, await makeCall(belongings[place].company, belongings[place].owner))
  const made: Partial<Record<Place, Things>> = {}
  for (const [place, call] of calls) made[place] = await makeThings(floor, belongings[place], call)
  const things = made as Record<Place, Things>
  const crm = await floor.createKey(null, [origin])
  const issued = await ask(crm, '/api/v1/browser-tokens', { agent: { agentId: owner.agentId } })
  const buttonHeaders = { authorization: `Bearer ${issued.token}`, origin }
  const button: Requester = {
    request: (method, url, body, headers = {}) =>
      floor.app.inject({
        method,
        url,
        headers: { ...buttonHeaders, ...headers },
        ...(body !== undefined && { payload: body }),
      }),
  }
  const people = {
    agent: await floor.signIn(owner.loginId),
    team_manager: await floor.addPerson('team_manager', team1),
    manager: await floor.addPerson('manager', seoul),
    administrator: await floor.addPerson('administrator', seoul),
    auditor: await floor.addPerson('auditor', seoul),
  }
  return {
    floor,
    things,
    callers: { ...people, integrator: crm, button },
    headers: {
      agent: { cookie: people.agent.cookie },
      team_manager: { cookie: people.team_manager.cookie },
      manager: { cookie: people.manager.cookie },
      administrator: { cookie: people.administrator.cookie },
      auditor: { cookie: people.auditor.cookie },
      integrator: { authorization: `Bearer ${crm.token}` },
      button: buttonHeaders,
    },
    witnessOf: (place) => belongings[place].staff,
    stop: () => floor.stop(),
  }
}
