import type { ListenAlertResponse, ListenResponse } from '@smartym/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { accountIdOf, createListeningWorld, type ListeningWorld, units } from './test/listening-world.ts'

const free = { role: 'manager', condition: 'never', days: null, approvers: 1 } as const
const day = 24 * 3600_000

describeOnBothDialects('who has listened', (makeDb) => {
  let world: ListeningWorld
  let recordingId: string

  beforeAll(async () => {
    world = await createListeningWorld(await makeDb())
  })
  afterAll(() => world.close())

  beforeEach(async () => {
    await world.clock.advance(2 * day)
    await world.set('listening.rules', [])
    ;({ recordingId } = await world.storedRecording())
    world.forget()
  })

  const ownListens = async (as = 'agent', query = '') =>
    (await world.call(as, 'GET', `/own-listens?limit=200${query}`)).json<{ items: ListenResponse[] }>().items
  const alerts = async (as = 'auditor', query = '') =>
    (await world.call(as, 'GET', `/listen-alerts${query}`)).json<{ items: ListenAlertResponse[] }>().items
  const since = () => `&from=${encodeURIComponent(new Date(world.clock.now() - 1000).toISOString())}`
  const download = (as: string, id = recordingId, reason = 'audit') =>
    world.call(as, 'POST', `/recordings/${id}/downloads`, { reason, text: '감사 자료 제출' })

  test('ADM-13: an agent sees who listened to the agent’s calls, when, why and by whose leave', async () => {
    const from = since()
    const { listenRequestId } = await world.askFor(recordingId)
    await world.decide(listenRequestId)
    await world.grant(recordingId)
    await world.clock.advance(1000)
    expect((await download('second')).statusCode).toBe(200)
    const items = await ownListens('agent', from)
    expect(items).toMatchObject([
      {
        kind: 'download',
        listenerName: '이름-second',
        reason: 'audit',
        text: '감사 자료 제출',
        approverNames: [],
      },
      {
        kind: 'listen',
        recordingId,
        listenerName: '이름-asker',
        reason: 'complaint',
        reasonName: { ko: '민원 확인' },
        text: '민원 확인이 필요합니다',
        approverNames: ['이름-decider'],
        customerNumber: { isMasked: true },
      },
    ])
    expect(JSON.stringify(items)).not.toContain('12345678')
    expect(await ownListens('agent', `${from}&kind=listen`)).toHaveLength(1)
  })

  test('ADM-13: nobody sees another’s, and the company can keep it to itself', async () => {
    const from = since()
    await world.set('listening.rules', [free])
    const { recordingId: others } = await world.storedRecording({
      agentId: 'agt_00000000000070008000000000000002',
    })
    await world.grant(others)
    expect(await ownListens('agent', from)).toEqual([])
    await world.grant(recordingId)
    expect(await ownListens('agent', from)).toMatchObject([{ recordingId, reason: null, text: null }])
    expect(await ownListens('asker', from)).toEqual([])
    await world.set('listening.areListensShownToAgents', false)
    expect(await ownListens('agent', from)).toEqual([])
    await world.set('listening.areListensShownToAgents', true)
  })

  test('ADM-13: the list goes on page by page, newest first', async () => {
    const from = since()
    await world.set('listening.rules', [free])
    for (let n = 0; n < 3; n += 1) {
      await world.clock.advance(1000)
      await world.grant(recordingId)
    }
    const url = `/own-listens?limit=2&withTotal=true${from}`
    const first = (await world.call('agent', 'GET', url)).json()
    expect(first).toMatchObject({ total: 3, items: [{}, {}] })
    const next = (await world.call('agent', 'GET', `${url}&cursor=${first.nextCursor}`)).json()
    expect(next).toMatchObject({ nextCursor: null, items: [{}] })
    const all = [...first.items, ...next.items].map(({ at }: ListenResponse) => at)
    expect(all).toEqual(all.toSorted().toReversed())
    expect(new Set(all).size).toBe(3)
  })

  test('SEC-8: more listens than usual raise one alert a person and day, in the listen’s own commit', async () => {
    await world.set('listening.rules', [free])
    await world.set('listening.usualListens', 2)
    const raised = () => world.entries.filter(({ action }) => action === 'recordings.unusual_listens')
    const told = () => world.events.filter(({ kind }) => kind === 'listen_alert.changed')
    await Promise.all([1, 2].map(() => world.grant(recordingId, 'second')))
    expect(raised()).toEqual([])
    await Promise.all([1, 2, 3].map(() => world.grant(recordingId, 'second')))
    expect(raised()).toMatchObject([
      {
        actor: { kind: 'server' },
        object: { kind: 'account', id: accountIdOf('second') },
        detail: { count: 3 },
      },
    ])
    await world.grant(recordingId, 'asker')
    expect(raised()).toHaveLength(1)
    /* Those who watch learn that there is one, and of which kind; whom it is about stays in the list. */
    expect(told()).toMatchObject([
      { orgUnitId: units.branch, payload: { listenAlertKind: 'listen', isListenAlertOpen: true } },
    ])
    expect(JSON.stringify(told())).not.toContain(accountIdOf('second'))
    const [alert] = await alerts('auditor', '?isOpen=true')
    expect(alert).toMatchObject({ kind: 'listen', accountName: '이름-second', threshold: 2, count: 5 })
    await world.clock.advance(day)
    await Promise.all([1, 2, 3].map(() => world.grant(recordingId, 'second')))
    expect(raised()).toHaveLength(2)
    await world.set('listening.usualListens', 0)
    await world.grant(recordingId, 'asker')
    expect(raised()).toHaveLength(2)
  })

  test('SEC-8: unusual downloads are noticed, too, and a reason that is none takes nothing out', async () => {
    await world.set('listening.usualDownloads', 1)
    expect(world.codeOf(await download('asker', recordingId, 'curiosity'))).toBe(
      'recordings.listen_reason_unknown',
    )
    await download('asker')
    await download('asker')
    const found = (await alerts()).filter(({ kind }) => kind === 'download')
    expect(found).toMatchObject([{ accountId: accountIdOf('asker'), count: 2, threshold: 1 }])
  })

  test('SEC-8: an alert is closed once, by somebody else who reaches it, with what was found', async () => {
    await world.set('listening.rules', [free])
    await world.set('listening.usualListens', 1)
    for (let n = 0; n < 2; n += 1) await world.grant(recordingId, 'asker')
    const alert = (await alerts('second', '?isOpen=true')).find(
      ({ accountName }) => accountName === '이름-asker',
    )
    const close = (as: string, note = '민원 조사로 확인') =>
      world.call(as, 'POST', `/listen-alerts/${alert?.listenAlertId}/closing`, { note })
    expect(world.codeOf(await close('asker'))).toBe('recordings.own_listen_alert')
    expect(world.codeOf(await close('double'))).toBe('recordings.own_listen_alert')
    expect(world.codeOf(await close('stranger'))).toBe('recordings.listen_alert_not_found')
    expect(world.codeOf(await close('outsider'))).toBe('recordings.listen_alert_not_found')
    const answers = await Promise.all([close('second'), close('decider')])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    const told = world.events.map(({ payload }) => payload)
    expect(told.filter((payload) => JSON.stringify(payload).includes('"isListenAlertOpen":false'))).toEqual([
      { listenAlertId: alert?.listenAlertId, listenAlertKind: 'listen', isListenAlertOpen: false },
    ])
    expect(await alerts('stranger')).toEqual([])
    expect(world.entries.filter(({ action }) => action === 'recordings.listen_alert_closed')).toMatchObject([
      { reason: '민원 조사로 확인', object: { id: accountIdOf('asker') } },
    ])
  })

  test('SEC-8: the rules decide who asks: own team free, others asked, by the unit’s own rules', async () => {
    await world.set('listening.rules', [{ ...free, role: 'team_manager', condition: 'other_teams' }])
    expect((await world.grant(recordingId, 'leader')).statusCode).toBe(201)
    expect((await world.call('leader', 'GET', `/recordings/${recordingId}`)).json()).toMatchObject({
      listening: 'allowed',
    })
    await world.changeAccount('leader', { org_unit_id: units.branch })
    expect(world.codeOf(await world.grant(recordingId, 'leader'))).toBe('recordings.listen_not_approved')
    await world.restoreAccounts()
    await world.changeAccount('leader', { role: 'agent' })
    expect(world.codeOf(await world.grant(recordingId, 'leader'))).toBe('recordings.listen_not_approved')
    await world.restoreAccounts()
    expect(world.codeOf(await world.grant(recordingId, 'asker'))).toBe('recordings.listen_not_approved')
  })

  test('SEC-8: the company’s reasons can be listed and changed', async () => {
    const list = async () => (await world.call('asker', 'GET', '/listen-reasons')).json().items
    expect(await list()).toHaveLength(6)
    expect((await world.call('asker', 'GET', '/listen-reasons')).json()).toMatchObject({ maxRecordings: 20 })
    const name = { ko: '녹취록 작성', en: 'Transcript', ja: '書き起こし', zh: '笔录' }
    await world.set('listening.reasons', [{ code: 'transcript', name }])
    expect(await list()).toEqual([{ code: 'transcript', name }])
    expect(
      (await world.ask(recordingId, 'asker', { reason: 'transcript', text: '녹취록 작성용' })).json(),
    ).toMatchObject({ reason: 'transcript', reasonName: name })
  })

  test('ADM-13: what is older than the usage history is forgotten', async () => {
    await world.set('listening.rules', [free])
    await world.grant(recordingId)
    await world.set('audit.retentionDays', 365)
    await world.clock.advance(366 * day)
    expect((await ownListens()).length).toBeGreaterThan(0)
    await world.runJob('forget-old-listens')
    expect(await ownListens()).toEqual([])
    expect(await alerts()).toEqual([])
  })
})
