import type { ListenGrantResponse, ListenRequestResponse } from '@smartym/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { agentId, createListeningWorld, type ListeningWorld, units } from './test/listening-world.ts'

describeOnBothDialects('attacks on listening', (makeDb) => {
  let world: ListeningWorld
  let recordingId: string

  beforeAll(async () => {
    world = await createListeningWorld(await makeDb())
  })
  afterAll(() => world.close())

  beforeEach(async () => {
    await world.restoreAccounts()
    await world.set('listening.rules', [])
    ;({ recordingId } = await world.storedRecording())
    world.forget()
  })

  const codes = (answers: readonly { json(): unknown }[]) => answers.map((answer) => world.codeOf(answer))
  const refusals = () =>
    world.entries.filter(({ kind }) => kind === 'refusal').map(({ detail }) => detail?.['code'])

  async function approved(as = 'asker', by = 'decider'): Promise<string> {
    const { listenRequestId } = await world.askFor(recordingId, as)
    expect((await world.decide(listenRequestId, 'approved', by)).statusCode).toBe(200)
    return listenRequestId
  }
  const twoApprovers = () =>
    world.set('listening.rules', [{ role: 'manager', condition: 'always', days: null, approvers: 2 }])

  test('SEC-8: nobody approves what they asked for, not through a second account either', async () => {
    const { listenRequestId } = await world.askFor(recordingId)
    expect(codes([await world.decide(listenRequestId, 'approved', 'asker')])).toEqual([
      'recordings.own_request',
    ])
    expect(codes([await world.decide(listenRequestId, 'approved', 'double')])).toEqual([
      'recordings.own_request',
    ])
    expect(refusals()).toEqual(['own_request', 'own_request'])
    expect((await world.findRequest(listenRequestId))?.state).toBe('open')
    expect(codes([await world.grant(recordingId)])).toEqual(['recordings.listen_not_approved'])
  })

  test('SEC-8: who is heard neither asks nor decides nor listens, whatever the rules', async () => {
    expect(codes([await world.ask(recordingId, 'subject')])).toEqual(['recordings.own_call'])
    const { listenRequestId } = await world.askFor(recordingId)
    const refused = [
      await world.decide(listenRequestId, 'approved', 'subject'),
      await world.decide(listenRequestId, 'rejected', 'subject'),
      await world.withdraw(listenRequestId, 'subject'),
    ]
    expect(codes(refused)).toEqual(Array(3).fill('recordings.own_call'))
    await world.set('listening.rules', [{ role: 'manager', condition: 'never', days: null, approvers: 1 }])
    expect(codes([await world.grant(recordingId, 'subject')])).toEqual(['recordings.own_call'])
    const shown = await world.call('subject', 'GET', `/recordings/${recordingId}`)
    expect(shown.json()).toMatchObject({ listening: 'refused' })
    expect((await world.grant(recordingId, 'asker')).statusCode).toBe(201)
  })

  test('SEC-8: of two approvals at once one counts, of an approval and a refusal too', async () => {
    for (const second of ['approved', 'rejected']) {
      const { recordingId: id } = await world.storedRecording()
      const { listenRequestId } = await world.askFor(id)
      const answers = await Promise.all([
        world.decide(listenRequestId, 'approved', 'decider'),
        world.decide(listenRequestId, second, 'second'),
      ])
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
      const won = answers.find(({ statusCode }) => statusCode === 200)?.json<ListenRequestResponse>()
      expect((await world.findRequest(listenRequestId))?.state).toBe(won?.state)
    }
  })

  test('SEC-8: where two must approve, one twice, two accounts of one, or both at once make it no one but two', async () => {
    await twoApprovers()
    const { listenRequestId, approvalsNeeded } = await world.askFor(recordingId)
    expect(approvalsNeeded).toBe(2)
    const both = await Promise.all([
      world.decide(listenRequestId, 'approved', 'second'),
      world.decide(listenRequestId, 'approved', 'secondDouble'),
    ])
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 403])
    const first = both.find(({ statusCode }) => statusCode === 200)?.json<ListenRequestResponse>()
    expect(first).toMatchObject({ state: 'open', playsLeft: null, approvals: [{ note: null }] })
    const waiting = await world.call('second', 'GET', '/listen-requests?decidable=true')
    expect(waiting.json<{ items: object[] }>().items).not.toContainEqual(
      expect.objectContaining({ listenRequestId }),
    )
    expect(codes([await world.decide(listenRequestId, 'approved', 'second')])).toEqual([
      'recordings.own_approval',
    ])
    expect(codes([await world.grant(recordingId)])).toEqual(['recordings.listen_not_approved'])
    expect((await world.decide(listenRequestId, 'approved', 'decider')).json()).toMatchObject({
      state: 'approved',
      playsLeft: 3,
    })
    expect((await world.grant(recordingId)).statusCode).toBe(201)
  })

  test('SEC-8: rules that became stricter since it was asked count', async () => {
    const { listenRequestId } = await world.askFor(recordingId)
    await twoApprovers()
    expect((await world.decide(listenRequestId)).json()).toMatchObject({ state: 'open', approvalsNeeded: 2 })
  })

  test('SEC-8: a withdrawal beside an approval leaves nothing to play', async () => {
    const { listenRequestId } = await world.askFor(recordingId)
    const [, withdrawn] = await Promise.all([world.decide(listenRequestId), world.withdraw(listenRequestId)])
    expect(withdrawn.statusCode).toBe(200)
    expect((await world.findRequest(listenRequestId))?.state).toBe('withdrawn')
    expect((await world.grant(recordingId)).statusCode).toBe(403)
    expect(codes([await world.decide(listenRequestId)])).toEqual(['recordings.listen_request_closed'])
    expect(codes([await world.withdraw(listenRequestId)])).toEqual(['recordings.listen_request_closed'])
  })

  test('SEC-8: a withdrawal by another who could decide stops what plays already', async () => {
    const listenRequestId = await approved()
    const grant = (await world.grant(recordingId)).json<ListenGrantResponse>()
    expect((await world.readSealed(grant)).statusCode).toBe(200)
    expect((await world.withdraw(listenRequestId, 'stranger')).statusCode).toBe(404)
    expect((await world.withdraw(listenRequestId, 'second')).json()).toMatchObject({ state: 'withdrawn' })
    expect(codes([await world.readSealed(grant)])).toEqual(['recordings.listen_expired'])
    expect(codes([await world.grant(recordingId)])).toEqual(['recordings.listen_withdrawn'])
  })

  test.each([
    ['loses the role', { role: 'agent' }],
    ['moves to another branch', { org_unit_id: units.otherBranch }],
    ['leaves', { deactivated_at: 1 }],
  ] as const)(
    'SEC-8: an approval is worth nothing from the moment that its approver %s',
    async (_what, change) => {
      const listenRequestId = await approved()
      const grant = (await world.grant(recordingId)).json<ListenGrantResponse>()
      await world.changeAccount('decider', change)
      expect(codes([await world.readSealed(grant)])).toEqual(['recordings.listen_expired'])
      world.forget()
      expect(codes([await world.grant(recordingId)])).toEqual(['recordings.listen_withdrawn'])
      await world.restoreAccounts()
      expect(codes([await world.grant(recordingId)])).toEqual(['recordings.listen_withdrawn'])
      expect(await world.findRequest(listenRequestId)).toMatchObject({
        state: 'withdrawn',
        decidedByName: null,
      })
      expect(world.entries.map(({ action }) => action)).not.toContain('recordings.listened')
    },
  )

  test('SEC-8: a role of the company’s own counts as it is now: what it takes, or narrows, ends approvals', async () => {
    const all = { 'recordings:listen': 'subtree', 'recordings:approve_listen': 'subtree' } as const
    await world.giveOwnRole('decider', all)
    await approved()
    expect((await world.grant(recordingId)).statusCode).toBe(201)
    await world.giveOwnRole('decider', { ...all, 'recordings:approve_listen': 'team' })
    expect(codes([await world.grant(recordingId)])).toEqual(['recordings.listen_withdrawn'])
    await world.restoreAccounts()
    ;({ recordingId } = await world.storedRecording())
    const role = await world.giveOwnRole('asker', all)
    await world.set('listening.rules', [
      { role: 'manager', condition: 'always', days: null, approvers: 1 },
      { role, condition: 'never', days: null, approvers: 1 },
    ])
    expect((await world.grant(recordingId)).statusCode).toBe(201)
    await world.giveOwnRole('asker', { 'recordings:list': 'subtree' })
    expect((await world.grant(recordingId)).statusCode).toBe(403)
  })

  test('SEC-8: a second account is known by name and birth date, too', async () => {
    await world.changeAccount('asker', { birth_on: '1991-03-27' })
    await world.changeAccount('second', { name: '이름 - ASKER', birth_on: '1991-03-27' })
    const { listenRequestId } = await world.askFor(recordingId)
    expect(codes([await world.decide(listenRequestId, 'approved', 'second')])).toEqual([
      'recordings.own_request',
    ])
    await world.changeAccount('second', { birth_on: '1990-03-27' })
    expect((await world.decide(listenRequestId, 'approved', 'second')).statusCode).toBe(200)
  })

  test('SEC-8: the play itself finds the lost right, even when nothing else has looked', async () => {
    const listenRequestId = await approved()
    await world.changeAccount('decider', { role: 'auditor' })
    world.forget()
    expect(codes([await world.grant(recordingId)])).toEqual(['recordings.listen_withdrawn'])
    expect(world.entries.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ['recordings.listen_withdrawn', 'server'],
      ['recordings.listen_refused', 'account'],
    ])
    expect(world.events.map(({ payload }) => payload)).toMatchObject([
      { listenRequestId, listenRequestState: 'withdrawn' },
    ])
  })

  test('SEC-8: a requester who loses the right plays no more, and is not approved', async () => {
    await approved()
    await world.changeAccount('asker', { org_unit_id: units.otherBranch })
    expect(codes([await world.grant(recordingId)])).toEqual(['recordings.listen_withdrawn'])
    await world.restoreAccounts()
    const { recordingId: other } = await world.storedRecording()
    const { listenRequestId } = await world.askFor(other)
    await world.changeAccount('asker', { role: 'administrator' })
    expect(codes([await world.decide(listenRequestId)])).toEqual(['recordings.requester_without_right'])
  })

  test('SEC-8: who lost the right to decide decides no more, though the session remembers it', async () => {
    const { listenRequestId } = await world.askFor(recordingId)
    await world.changeAccount('decider', { org_unit_id: units.otherTeam })
    expect((await world.decide(listenRequestId)).statusCode).toBe(404)
    expect(refusals()).toEqual(['out_of_scope'])
    expect((await world.findRequest(listenRequestId))?.state).toBe('open')
  })

  test('SEC-8: the night’s round withdraws what stands on nobody’s right, and leaves the rest', async () => {
    const lost = await approved('asker', 'decider')
    ;({ recordingId } = await world.storedRecording())
    const kept = await approved('asker', 'second')
    await world.changeAccount('decider', { role: 'integrator' })
    await world.runJob('expire-listen-requests')
    expect((await world.findRequest(lost))?.state).toBe('withdrawn')
    expect((await world.findRequest(kept))?.state).toBe('approved')
  })

  test('SEC-8: another unit’s request is like none at all, by every door', async () => {
    const { listenRequestId } = await world.askFor(recordingId)
    const url = `/listen-requests/${listenRequestId}`
    for (const as of ['stranger', 'outsider']) {
      const doors = [
        await world.decide(listenRequestId, 'approved', as),
        await world.withdraw(listenRequestId, as),
        await world.call(as, 'GET', `${url}/recordings`),
      ]
      expect(codes(doors)).toEqual(Array(3).fill('recordings.listen_request_not_found'))
      expect(await world.findRequest(listenRequestId, as)).toBeUndefined()
      expect(codes([await world.ask(recordingId, as)])).toEqual(['recordings.not_found'])
      expect(codes([await world.grant(recordingId, as)])).toEqual(['recordings.not_found'])
    }
    const unknown = await world.decide('lrq_00000000000070008000000000000000', 'approved', 'stranger')
    expect(codes([unknown])).toEqual(['recordings.listen_request_not_found'])
  })

  test('SEC-8: a set is decided as one, by somebody who reaches all of it, and played one by one', async () => {
    const { recordingId: elsewhere } = await world.storedRecording({ orgUnitId: units.otherTeam })
    world.forget()
    const set = (await world.askSet([recordingId, elsewhere])).json<ListenRequestResponse>()
    expect(set).toMatchObject({ recordingCount: 2, recordingId, state: 'open' })
    expect(world.events).toHaveLength(2)
    expect(await world.findRequest(set.listenRequestId, 'leader')).toBeUndefined()
    expect((await world.decide(set.listenRequestId, 'approved', 'leader')).statusCode).toBe(404)
    expect(codes([await world.ask(elsewhere)])).toEqual(['recordings.listen_already_requested'])
    expect(await world.findRequest(set.listenRequestId, 'decider')).toMatchObject({ mayDecide: true })
    expect((await world.decide(set.listenRequestId)).json()).toMatchObject({
      state: 'approved',
      playsLeft: 3,
    })
    expect((await world.grant(elsewhere)).json()).toMatchObject({ playsLeft: 2 })
    const items = (
      await world.call('asker', 'GET', `/listen-requests/${set.listenRequestId}/recordings`)
    ).json<{
      items: { recordingId: string; playsLeft: number }[]
    }>().items
    expect(Object.fromEntries(items.map((item) => [item.recordingId, item.playsLeft]))).toEqual({
      [recordingId]: 3,
      [elsewhere]: 2,
    })
    const ofOne = await world.call('asker', 'GET', `/listen-requests?recordingId=${elsewhere}&mine=true`)
    expect(ofOne.json()).toMatchObject({ items: [{ listenRequestId: set.listenRequestId, playsLeft: 2 }] })
  })

  test('SEC-8: a set with one that is out of reach, not stored, one’s own or one too many is refused whole', async () => {
    const { recordingId: foreign } = await world.storedRecording({ orgUnitId: units.otherBranch })
    const { recordingId: expected } = await world.expectOne({ orgUnitId: units.team, agentId })
    await world.set('listening.maxSetSize', 2)
    const answers = [
      await world.askSet([recordingId, foreign]),
      await world.askSet([recordingId, expected]),
      await world.askSet([recordingId], 'subject'),
      await world.askSet([recordingId, foreign, expected]),
      await world.ask(recordingId, 'asker', { reason: 'curiosity', text: '그냥 듣고 싶어서' }),
      await world.askSet([recordingId, recordingId]),
    ]
    expect(codes(answers)).toEqual([
      'recordings.not_found',
      'recordings.not_stored',
      'recordings.own_call',
      'recordings.listen_set_too_large',
      'recordings.listen_reason_unknown',
      'request.invalid',
    ])
    expect((await world.ask(recordingId)).statusCode).toBe(201)
  })
})
