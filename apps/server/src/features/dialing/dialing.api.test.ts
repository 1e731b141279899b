import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serverOrigin } from '../audit/index.ts'
import { createFloor, type Floor, type FloorAgent } from '../../test/floor.ts'

const number = '010-0000-1234'

describe.each(['sqlite', 'mariadb'] as const)('dial requests (%s)', (dialect) => {
  let floor: Floor
  beforeAll(async () => {
    floor = await createFloor(dialect)
  })
  afterAll(() => floor.stop())

  const dial = (agent: FloorAgent, changes: object = {}) =>
    floor.dial({ agent: { agentId: agent.agentId }, phoneNumber: number, ...changes })
  const readRequest = async (id: string) =>
    (await floor.crm.request('GET', `/api/v1/dial-requests/${id}`)).json()
  const readAgent = async (agent: FloorAgent) =>
    (await floor.crm.request('GET', `/api/v1/agents/${agent.agentId}`)).json()
  const iso = (at: number) => new Date(at).toISOString()

  test('CTC-1: a request makes the agent’s phone dial, and follows its call to the end', async () => {
    const agent = await floor.addWorkingAgent()
    const answer = await floor.dial({
      agent: { employeeNumber: agent.employeeNumber },
      phoneNumber: number,
      customerReference: 'C-1001',
      customerName: '홍길동',
      purpose: 'collection',
      note: '약속 확인',
    })
    expect(answer.statusCode).toBe(201)
    const made = answer.json()
    const customerNumber = { text: '010-****-1234', last4: '1234', isMasked: true }
    expect(made).toMatchObject({ state: 'accepted', agentId: agent.agentId, customerNumber })
    const { payload } = await agent.phone.takeDial()
    expect(payload).toEqual({
      dialRequestId: made.dialRequestId,
      callId: made.callId,
      recordingId: made.recordingId,
      phoneNumber: '+821000001234',
      customerName: '홍길동',
      customerReference: 'C-1001',
      purpose: 'collection',
      note: '약속 확인',
    })
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'received', phase: null })
    await agent.phone.startCall(payload, agent.agentId)
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'dialing', phase: 'dialing' })
    await floor.pass(1000)
    await agent.phone.report('call.ringing', { callId: made.callId })
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'ringing' })
    await floor.pass(2000)
    await agent.phone.report('call.connected', { callId: made.callId })
    await floor.pass(30_000)
    expect(await readAgent(agent)).toMatchObject({
      state: 'in_call',
      currentCallId: made.callId,
      isReserved: false,
    })
    const ended = {
      callId: made.callId,
      outcome: 'connected',
      durationMs: 30_000,
      endedBy: 'customer',
    } as const
    await agent.phone.report('call.ended', ended)
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'ended', outcome: 'connected' })
    expect(await readAgent(agent)).toMatchObject({ state: 'wrap_up', cause: 'call', currentCallId: null })
    expect((await floor.crm.request('GET', `/api/v1/calls/${made.callId}`)).json()).toMatchObject({
      phase: 'ended',
      outcome: 'connected',
      durationMs: 30_000,
      customerName: '홍*동',
      isCustomerNameMasked: true,
      coverage: 'missing',
      dialRequestId: made.dialRequestId,
    })
    await floor.pass(31_000)
    expect(await readAgent(agent)).toMatchObject({ state: 'available', cause: 'timer' })
  })

  test('CTC-1: the agent is named by id, employee number or extension; an unknown one or none is refused', async () => {
    const agent = await floor.addWorkingAgent()
    for (const reference of [{ agentId: agent.agentId }, { extension: agent.extension }]) {
      const answer = await floor.dial({ agent: reference, phoneNumber: number })
      expect(answer.statusCode).toBe(201)
      await floor.crm.request('POST', `/api/v1/dial-requests/${answer.json().dialRequestId}/cancellation`)
    }
    const unknown = await floor.dial({ agent: { employeeNumber: '1' }, phoneNumber: number })
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'agents.not_found'])
    const nobody = await floor.dial({ phoneNumber: number })
    expect([nobody.statusCode, nobody.json().code]).toEqual([400, 'dialing.agent_required'])
  })

  test.each([
    ['112', 'dialing.number_emergency'],
    ['119', 'dialing.number_emergency'],
    ['02-119', 'dialing.number_emergency'],
    ['1330', 'dialing.number_emergency'],
    ['+1 212 555 0123', 'dialing.number_foreign'],
    ['010-CALL-NOW', 'dialing.number_invalid'],
    ['010-1234', 'dialing.number_invalid'],
  ])('CTC-1: %s is not called: %s', async (phoneNumber, code) => {
    const agent = await floor.addWorkingAgent()
    const answer = await dial(agent, { phoneNumber })
    expect([answer.statusCode, answer.json().code]).toEqual([422, code])
    expect(await readAgent(agent)).toMatchObject({ state: 'available', isReserved: false })
  })

  test('CTC-3: an agent who has not signed in is refused with since when', async () => {
    const agent = await floor.addAgent()
    const answer = await dial(agent)
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      {
        code: 'dialing.agent_logged_out',
        agentState: 'logged_out',
        since: iso(floor.clock.now()),
        possibleAt: null,
      },
    ])
  })

  test('CTC-3: an agent on a break is refused with the reason and since when', async () => {
    const agent = await floor.addWorkingAgent()
    const wish = {
      agentId: agent.agentId,
      wish: 'not_ready',
      notReadyReason: 'break',
      isForAfterCall: false,
    } as const
    await agent.phone.report('agent.state_wished', wish)
    const since = iso(floor.clock.now())
    await floor.pass(5000)
    expect((await dial(agent)).json()).toMatchObject({
      code: 'dialing.agent_not_ready',
      agentState: 'not_ready',
      notReadyReason: 'break',
      notReadyReasonName: { ko: '휴식', en: 'Break' },
      since,
      possibleAt: null,
    })
  })

  test('CTC-3: in a call and in wrap-up an agent is refused, the latter with when it may be possible', async () => {
    const agent = await floor.addWorkingAgent()
    await dial(agent)
    const { payload } = await agent.phone.takeDial()
    const reserved = (await dial(agent)).json()
    expect(reserved).toMatchObject({ code: 'dialing.agent_reserved', agentState: 'available' })
    await agent.phone.startCall(payload, agent.agentId)
    expect((await dial(agent)).json()).toMatchObject({ code: 'dialing.agent_in_call', possibleAt: null })
    const ended = { callId: payload.callId, outcome: 'busy', durationMs: 0, endedBy: 'network' } as const
    await agent.phone.report('call.ended', ended)
    expect((await dial(agent)).json()).toMatchObject({
      code: 'dialing.agent_in_wrap_up',
      agentState: 'wrap_up',
      since: iso(floor.clock.now()),
      possibleAt: iso(floor.clock.now() + 30_000),
    })
  })

  test('CTC-3: a phone that is not connected is not asked to dial when nothing can wake it', async () => {
    const agent = await floor.addWorkingAgent()
    await agent.phone.disconnect()
    const answer = await dial(agent)
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'dialing.device_not_connected'])
  })

  test('CTC-3: a phone that cannot record is not asked to dial where recording is required', async () => {
    const agent = await floor.addWorkingAgent()
    await agent.phone.socket.heartbeat({ recordingFaults: ['method'] })
    expect((await dial(agent)).json()).toMatchObject({
      code: 'dialing.recording_not_ready',
      recordingFaults: ['method'],
    })
    expect(await readAgent(agent)).toMatchObject({ flags: ['not_recording'] })
    await agent.phone.socket.heartbeat()
    expect((await dial(agent)).statusCode).toBe(201)
  })

  test('CTC-1: the same idempotency key is one dial; with another body it is refused', async () => {
    const agent = await floor.addWorkingAgent()
    const headers = { 'idempotency-key': 'click-1' }
    const body = { agent: { agentId: agent.agentId }, phoneNumber: number }
    const first = await floor.dial(body, headers)
    const again = await floor.dial(body, headers)
    expect([again.statusCode, again.json(), again.headers['idempotent-replayed']]).toEqual([
      201,
      first.json(),
      'true',
    ])
    const other = await floor.dial({ ...body, phoneNumber: '010-0000-9999' }, headers)
    expect([other.statusCode, other.json().code]).toEqual([422, 'request.idempotency_key_reused'])
    const without = await floor.crm.request('POST', '/api/v1/dial-requests', body)
    expect([without.statusCode, without.json().code]).toEqual([400, 'request.idempotency_key_missing'])
  })

  test('CTC-3: of two clicks at once exactly one dials, 200 times', async () => {
    const agent = await floor.addWorkingAgent()
    for (let race = 0; race < 200; race += 1) {
      const answers = await Promise.all([dial(agent), dial(agent)])
      const [won, ...others] = answers.filter(({ statusCode }) => statusCode === 201)
      expect([won !== undefined, others.length]).toEqual([true, 0])
      const lost = answers.find(({ statusCode }) => statusCode !== 201)
      expect(lost?.json().code).toBe('dialing.agent_reserved')
      await floor.crm.request('POST', `/api/v1/dial-requests/${won?.json().dialRequestId}/cancellation`)
    }
  }, 120_000)

  test('SEC-6: a key of one branch neither dials nor sees agents and requests of another', async () => {
    const agent = await floor.addWorkingAgent(floor.units.team1)
    const busan = await floor.createKey(floor.units.busan)
    const seoul = await floor.createKey(floor.units.seoul)
    const body = { agent: { agentId: agent.agentId }, phoneNumber: number }
    const dialBy = (key: typeof busan) =>
      key.request('POST', '/api/v1/dial-requests', body, { 'idempotency-key': crypto.randomUUID() })
    expect((await dialBy(busan)).json().code).toBe('agents.not_found')
    const made = (await dialBy(seoul)).json()
    const path = `/api/v1/dial-requests/${made.dialRequestId}`
    expect((await busan.request('GET', path)).json().code).toBe('dialing.request_not_found')
    expect((await busan.request('POST', `${path}/cancellation`)).json().code).toBe(
      'dialing.request_not_found',
    )
    expect((await busan.request('GET', `/api/v1/calls/${made.callId}/trace`)).json().code).toBe(
      'calls.not_found',
    )
    expect((await busan.request('GET', '/api/v1/dial-requests')).json().items).toEqual([])
    expect((await seoul.request('GET', path)).statusCode).toBe(200)
  })

  test('INT-3: a browser token dials for its own agent without naming it, and for no other', async () => {
    const [agent, other] = [await floor.addWorkingAgent(), await floor.addWorkingAgent()]
    const origin = 'https://crm.example'
    const key = await floor.createKey(null, [origin])
    const { token } = (
      await key.request('POST', '/api/v1/browser-tokens', { agent: { agentId: agent.agentId } })
    ).json()
    const dialInBrowser = (body: object) =>
      floor.app.inject({
        method: 'POST',
        url: '/api/v1/dial-requests',
        headers: { authorization: `Bearer ${token}`, origin, 'idempotency-key': crypto.randomUUID() },
        payload: { phoneNumber: number, ...body },
      })
    expect((await dialInBrowser({ agent: { agentId: other.agentId } })).json().code).toBe('agents.not_found')
    expect((await dialInBrowser({})).json()).toMatchObject({ agentId: agent.agentId, state: 'accepted' })
  })

  test('CTC-4: requests are listed newest first, by agent, customer and time, page by page', async () => {
    const agent = await floor.addWorkingAgent()
    const made: string[] = []
    for (const reference of ['R-1', 'R-2', 'R-1']) {
      const answer = await dial(agent, { customerReference: reference })
      made.unshift(answer.json().dialRequestId)
      await floor.crm.request('POST', `/api/v1/dial-requests/${made[0]}/cancellation`)
      await floor.pass(1000)
    }
    const list = async (query: string) =>
      (await floor.crm.request('GET', `/api/v1/dial-requests?agentId=${agent.agentId}&${query}`)).json()
    const idsOf = (page: { items: { dialRequestId: string }[] }) =>
      page.items.map((item) => item.dialRequestId)
    const first = await list('limit=2&withTotal=true')
    expect([idsOf(first), first.total]).toEqual([made.slice(0, 2), 3])
    const second = await list(`limit=2&cursor=${first.nextCursor}`)
    expect([idsOf(second), second.nextCursor]).toEqual([made.slice(2), null])
    expect(idsOf(await list('customerReference=R-1'))).toEqual([made[0], made[2]])
    const from = iso(floor.clock.now() - 1500)
    expect(idsOf(await list(`from=${from}`))).toEqual([made[0]])
    expect((await floor.crm.request('GET', '/api/v1/dial-requests?cursor=nonsense')).json().code).toBe(
      'request.cursor_invalid',
    )
  })

  test('SEC-12: what a request leaves in the event log holds no number and no name', async () => {
    const agent = await floor.addWorkingAgent()
    const since = await floor.container.outbox.lastPosition()
    await dial(agent, { customerName: '홍길동', phoneNumber: '010-0000-7654' })
    await floor.container.outbox.flush()
    const events = await floor.container.outbox.listSince(since, {}, 100)
    expect(events.map(({ kind }) => kind)).toContain('dial_request.created')
    expect(JSON.stringify(events)).not.toMatch(/홍길동|7654/)
  })

  test('SEC-12: a unit that hides names from its phones sends them masked; the number is dialled whole', async () => {
    const { companyId } = floor
    const change = (value: boolean) =>
      floor.container.db.transaction((tx) =>
        floor.container.settings.change(tx, serverOrigin(companyId), {
          companyId,
          level: 'company',
          targetId: companyId,
          key: 'handset.isNameMasked',
          value,
        }),
      )
    await change(true)
    await floor.pass(11_000)
    const agent = await floor.addWorkingAgent()
    await dial(agent, {
      customerName: '홍길동',
      customerReference: 'CUST-1001',
      phoneNumber: '010-0000-7654',
    })
    const { payload } = await agent.phone.takeDial()
    expect(payload).toMatchObject({
      phoneNumber: '+821000007654',
      customerName: '홍*동',
      customerReference: '*****1001',
    })
    await change(false)
    await floor.pass(11_000)
  })
})
