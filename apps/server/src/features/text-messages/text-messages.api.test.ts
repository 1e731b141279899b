import type { TextMessageResponse, TextTemplateResponse } from '@smartym/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type FloorAgent, type Requester } from '../../test/floor.ts'

const words = {
  name: '기본 문구',
  body: '{company}입니다. {time}에 주신 전화에 {agent}이 다시 연락드립니다.',
}
const company = { level: 'company', ...words, isAdvertising: false }

describe.each(['sqlite', 'mariadb'] as const)('texts to callers whom nobody answered (%s)', (dialect) => {
  let floor: Floor
  let admin: Requester
  let manager: Requester
  let agent: FloorAgent
  beforeAll(async () => {
    floor = await createFloor(dialect)
    admin = await floor.addPerson('administrator', floor.units.seoul)
    manager = await floor.addPerson('team_manager', floor.units.team1)
    agent = await floor.addWorkingAgent(floor.units.team1)
  })
  afterAll(() => floor.stop())

  const send = (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object, by: Requester = admin) =>
    by.request(method, `/api/v1/${path}`, body, { 'idempotency-key': crypto.randomUUID() })
  const made = async (body: object) => {
    const answer = await send('POST', 'text-templates', body)
    expect(answer.statusCode).toBe(201)
    return answer.json<TextTemplateResponse>()
  }
  const texts = async (query = '', by: Requester = manager) =>
    (await by.request('GET', `/api/v1/text-messages${query}`)).json<{ items: TextMessageResponse[] }>().items
  const actions = async () =>
    (
      await floor.container.db
        .read<{ audit_entries: { action: string } }>()
        .selectFrom('audit_entries')
        .select('action')
        .execute()
    ).map(({ action }) => action)

  /** A call comes in, and nobody answers it. */
  async function missed(phone = agent.phone, phoneNumber = '+821055497163') {
    const callId = floor.container.ids.next('call')
    await phone.report('call.started', {
      callId,
      direction: 'inbound',
      phoneNumber,
      agentId: agent.agentId,
      dialRequestId: null,
      recordingId: null,
      recordingMode: 'automatic',
    })
    const outcome = { outcome: 'no_answer', durationMs: 0, endedBy: 'customer' } as const
    await phone.report('call.ended', { callId, ...outcome })
    return callId
  }

  async function ordered(textTemplateId: string) {
    const callId = await missed()
    const textMessageId = floor.container.ids.next('textMessage')
    const said = {
      textMessageId,
      callId,
      textTemplateId,
      templateVersion: 1,
      body: '곧 전화드립니다.',
      parts: 1,
    }
    await agent.phone.report('text.ordered', said)
    return { textMessageId, callId }
  }

  test('INB-1: a phone is told the words of its line, else of the nearest unit, else of the company, with what the server knows of it', async () => {
    const told = async () => {
      await agent.phone.disconnect()
      await floor.pass(6000)
      await agent.phone.connect()
      return agent.phone.welcome.settings.inbound
    }
    expect((await told())?.text).toBeNull()
    const ofCompany = await made(company)
    expect(ofCompany).toMatchObject({
      version: 1,
      form: 'sms',
      targetId: null,
      changedBy: expect.any(String),
    })
    const own = await told()
    expect(own).toMatchObject({ utcOffsetMs: 9 * 3_600_000, textPartsADay: 100, rules: [] })
    const { name } = await floor.container.organization.getCompany(floor.companyId)
    expect(own?.text).toEqual({
      textTemplateId: ofCompany.textTemplateId,
      version: 1,
      body: words.body.replace('{company}', name),
      isAdvertising: false,
    })
    const unit = { ...company, level: 'org_unit', body: '{unit}입니다.' }
    await made({ ...unit, targetId: floor.units.seoul })
    await made({ ...unit, targetId: floor.units.team2, body: '다른 팀입니다.' })
    const unitNames = await floor.container.organization.unitNames(floor.companyId)
    expect((await told())?.text?.body).toBe(`${unitNames.get(floor.units.team1)}입니다.`)
    const { db, lines } = floor.container
    const by = { companyId: floor.companyId, actor: { kind: 'server', id: 'server', name: null } } as const
    const lineId = await db.transaction(async (tx) => {
      const phoneNumber = '+821099990001'
      const origin = { ...by, address: null, deviceId: null }
      const facts = { companyId: floor.companyId, phoneNumber, carrier: 'SKT', isVerified: true }
      const id = await lines.createLine(tx, origin, facts)
      await lines.bindLine(tx, origin, id, agent.phone.deviceId)
      return id
    })
    const ofLine = await made({ ...company, level: 'line', targetId: lineId, body: '{line}입니다.' })
    expect((await told())?.text?.body).toBe('010-9999-0001입니다.')
    expect((await send('DELETE', `text-templates/${ofLine.textTemplateId}`)).statusCode).toBe(204)
    expect((await told())?.text?.body).toContain('입니다.')
  })

  test('INB-1: each change is a version of its own, made from the one before, and audited', async () => {
    const [first] = (await admin.request('GET', '/api/v1/text-templates')).json()
      .items as TextTemplateResponse[]
    const path = `text-templates/${first?.textTemplateId}`
    const changed = await send('PATCH', path, { version: 1, body: '곧 다시 전화드리겠습니다.' })
    expect(changed.json()).toMatchObject({ version: 2, name: first?.name, bytes: 25, parts: 1 })
    expect((await send('PATCH', path, { version: 1, name: '늦은 사람' })).json()).toMatchObject({
      code: 'text_templates.version_changed',
    })
    const versions = (await admin.request('GET', `/api/v1/${path}/versions`)).json().items
    expect(versions.map(({ version, body }: { version: number; body: string }) => [version, body])).toEqual([
      [2, '곧 다시 전화드리겠습니다.'],
      [1, first?.body],
    ])
    expect(await actions()).toContain('text_templates.changed')
  })

  test('INB-1: words that would not arrive, or that the law forbids, are refused with what is wrong', async () => {
    const unit = { ...company, level: 'org_unit', targetId: floor.units.busan }
    const refused = async (change: object) =>
      (await send('POST', 'text-templates', { ...unit, ...change })).json()
    expect(await refused({ body: '가'.repeat(1001) })).toMatchObject({
      code: 'text_templates.words_invalid',
      faults: ['too_long'],
    })
    expect(await refused({ body: '특가 안내', isAdvertising: true })).toMatchObject({
      faults: ['label_missing', 'opt_out_missing'],
    })
    expect(await refused({ targetId: `org_${'0'.repeat(32)}` })).toMatchObject({
      code: 'text_templates.target_not_found',
    })
    expect((await send('POST', 'text-templates', company)).json()).toMatchObject({
      code: 'text_templates.target_taken',
    })
  })

  test('INB-1: what phones say of texts is listed newest first, with the number masked, within reach alone', async () => {
    const [template] = (await admin.request('GET', '/api/v1/text-templates')).json().items
    const { textMessageId, callId } = await ordered(template.textTemplateId)
    expect((await texts())[0]).toMatchObject({
      textMessageId,
      callId,
      state: 'ordered',
      customerNumber: { text: '010-****-7163', isMasked: true },
      agentId: agent.agentId,
      settledAt: null,
    })
    await agent.phone.report('text.failed', { textMessageId, fault: 'unconfirmed' })
    expect((await texts())[0]).toMatchObject({ state: 'failed', fault: 'unconfirmed' })
    await agent.phone.report('text.sent', { textMessageId, parts: 1 })
    await agent.phone.report('text.failed', { textMessageId, fault: 'failed' })
    expect((await texts())[0]).toMatchObject({ state: 'sent', fault: null, parts: 1 })

    const again = { textMessageId: floor.container.ids.next('textMessage'), callId: await missed() }
    await floor.pass(1000)
    await agent.phone.report('text.withheld', { ...again, reason: 'interval' })
    expect((await texts())[0]).toMatchObject({ state: 'withheld', withheldReason: 'interval', body: null })
    expect(await texts('?state=sent')).toHaveLength(1)
    expect(await texts(`?callId=${callId}`)).toHaveLength(1)
    const page = (await manager.request('GET', '/api/v1/text-messages?limit=1&withTotal=true')).json()
    expect(page).toMatchObject({ total: 2, nextCursor: expect.any(String) })
    expect(await texts(`?limit=1&cursor=${encodeURIComponent(page.nextCursor)}`)).toMatchObject([
      { textMessageId },
    ])

    const away = await floor.addPerson('team_manager', floor.units.busan)
    const stranger = await (await floor.addCompany()).addPerson('administrator', floor.units.seoul)
    for (const by of [away, stranger]) {
      expect(await texts('', by)).toEqual([])
      const resent = await send('POST', `text-messages/${textMessageId}/resends`, undefined, by)
      expect(resent.json()).toMatchObject({ code: 'text_messages.not_found' })
    }
  })

  test('SEC-6: a phone speaks of its own calls only, and the number lies nowhere in clear', async () => {
    const callId = await missed()
    const other = await floor.addWorkingAgent(floor.units.team1)
    const before = (await texts()).length
    const textMessageId = floor.container.ids.next('textMessage')
    await other.phone.report('text.withheld', { textMessageId, callId, reason: 'budget' })
    expect(await texts()).toHaveLength(before)
    const { rows } = await sql`select * from text_messages`.execute(floor.container.db.forMigrations)
    const lain = JSON.stringify(rows, (_key, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    expect(lain).not.toContain('5549')
  })

  test('INB-1: a text that was sent or failed is sent again by the same phone, and who did it is kept', async () => {
    const [sent] = await texts('?state=sent')
    const answer = await send('POST', `text-messages/${sent?.textMessageId}/resends`, undefined, manager)
    expect(answer.statusCode).toBe(202)
    const { textMessageId } = answer.json<{ textMessageId: string }>()
    let command = await agent.phone.socket.next('command')
    while (command.kind !== 'send_text') command = await agent.phone.socket.next('command')
    expect(command.payload).toMatchObject({
      textMessageId,
      callId: sent?.callId,
      phoneNumber: '+821055497163',
      body: '곧 전화드립니다.',
      isAdvertising: false,
    })
    await agent.phone.receive(command.commandId)
    await agent.phone.report('text.ordered', {
      textMessageId,
      callId: sent?.callId ?? '',
      textTemplateId: sent?.textTemplateId ?? '',
      templateVersion: 1,
      body: '곧 전화드립니다.',
      parts: 1,
    })
    await agent.phone.report('text.sent', { textMessageId, parts: 1 })
    const [again] = await texts('?state=sent')
    expect(again).toMatchObject({ textMessageId, resendsId: sent?.textMessageId })
    expect(await actions()).toContain('text_messages.resent')
    const [withheld] = await texts('?state=withheld')
    expect(
      (await send('POST', `text-messages/${withheld?.textMessageId}/resends`, undefined, manager)).json(),
    ).toMatchObject({ code: 'text_messages.not_resendable' })
  })

  test('INB-1: a text that is to be sent again by a phone that is not there has failed', async () => {
    const [sent] = await texts('?state=sent')
    await agent.phone.disconnect()
    await send('POST', `text-messages/${sent?.textMessageId}/resends`, undefined, manager)
    expect((await texts())[0]).toMatchObject({ state: 'ordered' })
    await floor.pass(10_000)
    expect((await texts())[0]).toMatchObject({ state: 'failed', fault: 'phone_unreachable' })
  })
})
