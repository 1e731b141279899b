import type { HandsetConsent } from '@smartym/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditTables } from '../../test/audit-tables.ts'
import { createFloor, type Floor, type FloorAgent, type Requester } from '../../test/floor.ts'

const four = (text: string) => ({ ko: text, en: `${text} (en)`, ja: `${text} (ja)`, zh: `${text} (zh)` })
const draft = { kind: 'terms_of_use', isRequired: true, title: four('이용약관'), body: four('내용') }

describe.each(['sqlite', 'mariadb'] as const)('consents (%s)', (dialect) => {
  let floor: Floor
  let administrator: Requester
  let manager: Requester
  beforeAll(async () => {
    floor = await createFloor(dialect)
    administrator = await floor.addPerson('administrator', floor.units.seoul)
    manager = await floor.addPerson('team_manager', floor.units.team1)
  })
  afterAll(() => floor.stop())

  async function publish(changes: object = {}): Promise<{ consentTextId: string; version: number }> {
    const made = await administrator.request('POST', '/api/v1/consent-texts', { ...draft, ...changes })
    expect([made.statusCode, made.json().state, made.json().version]).toEqual([201, 'draft', null])
    const { consentTextId } = made.json()
    const published = await administrator.request(
      'POST',
      `/api/v1/consent-texts/${consentTextId}/publication`,
    )
    expect(published.statusCode).toBe(200)
    await floor.container.consents.sweep()
    return published.json()
  }
  const retire = async (consentTextId: string) => {
    await administrator.request('POST', `/api/v1/consent-texts/${consentTextId}/retirement`)
    await floor.container.consents.sweep()
  }
  const give = (agent: FloorAgent, consentTextId: string, at?: number) =>
    agent.phone.report('consent.given', { agentId: agent.agentId, consentTextId, language: 'ko' }, at)
  const withdraw = (agent: FloorAgent, consentTextId: string) =>
    agent.phone.report('consent.withdrawn', { agentId: agent.agentId, consentTextId })
  const dial = async (agent: FloorAgent) => {
    const answer = await floor.dial({ agent: { agentId: agent.agentId }, phoneNumber: '010-0000-1234' })
    if (answer.statusCode === 201)
      await floor.crm.request('POST', `/api/v1/dial-requests/${answer.json().dialRequestId}/cancellation`)
    return [answer.statusCode, answer.json().code]
  }
  /* Waits until the phone is told so. */
  async function told(agent: FloorAgent, isSo: (consent: HandsetConsent) => boolean): Promise<true> {
    for (;;) {
      const { agentId, consents } = await agent.phone.socket.next('consents')
      if (agentId === agent.agentId && consents.some(isSo)) return true
    }
  }
  async function signIn({ loginId, password }: FloorAgent): Promise<Pick<Requester, 'request'>> {
    const payload = { loginId, password }
    const answer = await floor.app.inject({ method: 'POST', url: '/api/v1/session', payload })
    const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''
    const headers = { cookie, 'x-csrf-token': answer.json<{ csrfToken: string }>().csrfToken }
    return { request: (method, url) => floor.app.inject({ method, url, headers }) }
  }
  const decisionsOf = async (agent: FloorAgent) =>
    (await administrator.request('GET', `/api/v1/consent-decisions?accountId=${agent.accountId}`)).json()
      .items
  const peopleOf = async (consentTextId: string, query = '', by = administrator) =>
    (await by.request('GET', `/api/v1/consent-texts/${consentTextId}/people?${query}`)).json()
  const audited = async (action: string, objectId: string) =>
    floor.container.db
      .read<AuditTables>()
      .selectFrom('audit_entries')
      .select(['actor_id', 'device_id', 'detail'])
      .where('action', '=', action)
      .where('object_id', '=', objectId)
      .execute()

  test('DIS-4: where nothing is published nobody is asked, and dialling goes on', async () => {
    const agent = await floor.addAgent()
    await agent.phone.connect()
    const answer = await agent.phone.signIn(agent.loginId, agent.password)
    expect(answer.json().consents).toEqual([])
    expect(await dial(agent)).toEqual([201, undefined])
  })

  test('DIS-4: an agent may not be made to dial before the required text is agreed to on the phone', async () => {
    const text = await publish()
    const agent = await floor.addAgent()
    await agent.phone.connect()
    const { consentTextId, version } = text
    const owed = { consentTextId, version, kind: 'terms_of_use', isRequired: true, givenAt: null }
    expect((await agent.phone.signIn(agent.loginId, agent.password)).json().consents).toEqual([owed])
    expect(await dial(agent)).toEqual([409, 'dialing.consent_missing'])
    const words = await agent.phone.request(
      'GET',
      `/api/v1/handset/consent-texts?consentTextIds=${consentTextId},x`,
    )
    expect(words.json()).toEqual({ items: [{ consentTextId, title: draft.title, body: draft.body }] })

    const at = floor.clock.now() - 500
    await give(agent, consentTextId, at)
    expect(await dial(agent)).toEqual([201, undefined])
    expect(await decisionsOf(agent)).toMatchObject([
      {
        decision: 'given',
        at: new Date(at).toISOString(),
        isClockSynchronised: true,
        version,
        source: 'handset',
        deviceId: agent.phone.deviceId,
        language: 'ko',
      },
    ])
    const [entry] = await audited('consents.given', consentTextId)
    expect(entry).toMatchObject({ actor_id: agent.accountId, device_id: agent.phone.deviceId })
    await retire(consentTextId)
  })

  test('DIS-4: a new version asks phones that are connected at once, and the older consent counts no more', async () => {
    const first = await publish()
    const agent = await floor.addWorkingAgent()
    await give(agent, first.consentTextId)
    expect(await dial(agent)).toEqual([201, undefined])
    const second = await publish({ body: four('바뀐 내용') })
    expect(second.version).toBe(first.version + 1)
    expect(
      await told(agent, (each) => each.consentTextId === second.consentTextId && each.givenAt === null),
    ).toBe(true)
    expect(await dial(agent)).toEqual([409, 'dialing.consent_missing'])
    const ended = await administrator.request('GET', `/api/v1/consent-texts/${first.consentTextId}`)
    expect(ended.json()).toMatchObject({ state: 'superseded', given: 1 })
    await retire(second.consentTextId)
    expect(await dial(agent)).toEqual([201, undefined])
  })

  test('DIS-4: a consent that is taken back stops dialling; the history tells both, the same word twice changes nothing', async () => {
    const { consentTextId } = await publish()
    const agent = await floor.addWorkingAgent()
    await give(agent, consentTextId)
    await give(agent, consentTextId)
    await withdraw(agent, consentTextId)
    await withdraw(agent, consentTextId)
    expect(await dial(agent)).toEqual([409, 'dialing.consent_missing'])
    expect((await decisionsOf(agent)).map((each: { decision: string }) => each.decision)).toEqual([
      'withdrawn',
      'given',
    ])
    expect(await peopleOf(consentTextId, `search=${agent.employeeNumber}`)).toMatchObject({
      items: [{ accountId: agent.accountId, standing: 'withdrawn', deviceId: agent.phone.deviceId }],
    })
    await give(agent, consentTextId)
    expect(await dial(agent)).toEqual([201, undefined])
    await retire(consentTextId)
  })

  test('DIS-4: a phone speaks only for the agent who works on it, and nobody agrees to a draft', async () => {
    const { consentTextId } = await publish()
    const agent = await floor.addWorkingAgent()
    const other = await floor.addWorkingAgent()
    await other.phone.report('consent.given', { agentId: agent.agentId, consentTextId, language: 'ko' })
    expect(await decisionsOf(agent)).toEqual([])
    expect(await dial(agent)).toEqual([409, 'dialing.consent_missing'])
    const hidden = (await administrator.request('POST', '/api/v1/consent-texts', draft)).json().consentTextId
    await give(agent, hidden)
    expect(await decisionsOf(agent)).toEqual([])
    const words = await agent.phone.request('GET', `/api/v1/handset/consent-texts?consentTextIds=${hidden}`)
    expect(words.json()).toEqual({ items: [] })
    await retire(consentTextId)
  })

  test('DIS-4: what is published never changes, is published once, and only with all four languages', async () => {
    const half = { ...draft, body: { ...four('내용'), zh: ' ' } }
    const { consentTextId } = (await administrator.request('POST', '/api/v1/consent-texts', half)).json()
    const path = `/api/v1/consent-texts/${consentTextId}`
    const early = await administrator.request('POST', `${path}/publication`)
    expect([early.statusCode, early.json()]).toMatchObject([
      422,
      { code: 'consents.text_incomplete', languages: ['zh'] },
    ])
    const change = { body: four('고친 내용') }
    const patch = (body: object) => administrator.request('PATCH', path, body)
    expect((await patch(change)).json()).toMatchObject({ state: 'draft', body: change.body })
    const both = await Promise.all([1, 2].map(() => administrator.request('POST', `${path}/publication`)))
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    const published = (await administrator.request('GET', path)).json()
    expect(published.sha256).toMatch(/^[0-9a-f]{64}$/)
    const late = await patch({ isRequired: false })
    expect([late.statusCode, late.json().code]).toEqual([409, 'consents.not_a_draft'])
    const gone = await administrator.request('DELETE', path)
    expect([gone.statusCode, gone.json().code]).toEqual([409, 'consents.not_a_draft'])
    expect((await administrator.request('GET', path)).json()).toEqual(published)
    await retire(consentTextId)
    const again = await administrator.request('POST', `${path}/retirement`)
    expect([again.statusCode, again.json().code]).toEqual([409, 'consents.not_published'])
  })

  test('DIS-4, SEC-6: a manager sees the own team’s people and counts, and publishes nothing', async () => {
    const { consentTextId } = await publish()
    const own = await floor.addWorkingAgent(floor.units.team1)
    const strange = await floor.addWorkingAgent(floor.units.busan)
    for (const agent of [own, strange]) await give(agent, consentTextId)
    const ids = (await peopleOf(consentTextId, 'standing=given', manager)).items.map(
      (person: { accountId: string }) => person.accountId,
    )
    expect(ids).toEqual([own.accountId])
    const given = (await peopleOf(consentTextId, 'standing=given')).items.length
    expect(given).toBe(2)
    const seen = async (by: Requester) =>
      (await by.request('GET', '/api/v1/consent-texts?state=published')).json().items[0]
    expect(await seen(administrator)).toMatchObject({ given: 2 })
    expect(await seen(manager)).toMatchObject({ given: 1 })
    const strangers = await manager.request('GET', `/api/v1/consent-decisions?accountId=${strange.accountId}`)
    expect(strangers.json().items).toEqual([])
    const refused = await manager.request('POST', '/api/v1/consent-texts', draft)
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'auth.forbidden'])
    await retire(consentTextId)
  })

  test('DIS-4: a person reads the own consents in the console and takes one back; the phone is told', async () => {
    const { consentTextId } = await publish()
    const agent = await floor.addWorkingAgent()
    const person = await signIn(agent)
    const own = async () => (await person.request('GET', '/api/v1/account/consents')).json().items
    expect(await own()).toMatchObject([{ consentTextId, standing: 'missing', body: draft.body }])
    const path = `/api/v1/account/consents/${consentTextId}/withdrawal`
    const early = await person.request('POST', path)
    expect([early.statusCode, early.json().code]).toEqual([409, 'consents.not_given'])
    await give(agent, consentTextId)
    expect(await own()).toMatchObject([{ standing: 'given' }])
    expect(await told(agent, ({ givenAt }) => givenAt !== null)).toBe(true)
    expect((await person.request('POST', path)).json().items).toMatchObject([{ standing: 'withdrawn' }])
    expect(await told(agent, ({ givenAt }) => givenAt === null)).toBe(true)
    expect(await dial(agent)).toEqual([409, 'dialing.consent_missing'])
    await retire(consentTextId)
  })

  test('DIS-4: a text of another company is not there', async () => {
    const unknown = `/api/v1/consent-texts/cnt_${'0'.repeat(32)}`
    for (const answer of [
      await administrator.request('GET', unknown),
      await administrator.request('POST', `${unknown}/publication`),
      await administrator.request('DELETE', unknown),
      await manager.request('GET', `${unknown}/people`),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'consents.text_not_found'])
  })
})
