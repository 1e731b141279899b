import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type FloorAgent } from '../../test/floor.ts'
import type { AuditTables } from '../../test/audit-tables.ts'

describe.each(['sqlite', 'mariadb'] as const)('agents (%s)', (dialect) => {
  let floor: Floor
  beforeAll(async () => {
    floor = await createFloor(dialect)
  })
  afterAll(() => floor.stop())

  const read = async (agent: FloorAgent) =>
    (await floor.crm.request('GET', `/api/v1/agents/${agent.agentId}`)).json()
  const wish = (
    agent: FloorAgent,
    to: 'available' | 'not_ready' | 'logged_out',
    reason: string | null = null,
    at?: number,
  ) =>
    agent.phone.report(
      'agent.state_wished',
      { agentId: agent.agentId, wish: to, notReadyReason: reason, isForAfterCall: false },
      at,
    )
  const startCall = async (agent: FloorAgent, callId = floor.container.ids.next('call')) => {
    await agent.phone.report('call.started', {
      callId,
      direction: 'inbound',
      phoneNumber: '01000001234',
      agentId: agent.agentId,
      dialRequestId: null,
      recordingId: null,
      recordingMode: 'manual',
    })
    return callId
  }
  const endCall = (agent: FloorAgent, callId: string) =>
    agent.phone.report('call.ended', { callId, outcome: 'connected', durationMs: 1000, endedBy: 'agent' })
  const actionsOn = async (agent: FloorAgent) => {
    const rows = await floor.container.db
      .read<AuditTables>()
      .selectFrom('audit_entries')
      .select(['action', 'kind', 'device_id', 'detail'])
      .where('object_id', '=', agent.agentId)
      .orderBy('id')
      .execute()
    return rows
  }

  test('SEC-1: an agent signs in on a phone, which is told the state, and is available; both ends are audited', async () => {
    const agent = await floor.addAgent()
    await agent.phone.connect()
    const answer = await agent.phone.signIn(agent.loginId, agent.password)
    expect(answer.statusCode).toBe(201)
    expect(answer.json().agent).toMatchObject({
      agentId: agent.agentId,
      loginId: agent.loginId,
      orgUnitName: '상담1팀',
    })
    const frame = await agent.phone.socket.next('agent_state')
    expect(frame).toMatchObject({ agentId: agent.agentId, state: 'available', cause: 'agent', until: null })
    expect(await read(agent)).toMatchObject({ state: 'available', deviceId: agent.phone.deviceId })
    expect((await agent.phone.signOut()).statusCode).toBe(204)
    expect(await read(agent)).toMatchObject({ state: 'logged_out', deviceId: null, flags: [] })
    expect(await actionsOn(agent)).toMatchObject([
      { action: 'agents.signed_in', kind: 'login', device_id: agent.phone.deviceId },
      { action: 'agents.signed_out', kind: 'login', device_id: agent.phone.deviceId },
    ])
  })

  test('SEC-1: a wrong password, an account of a manager, and nobody at all do not sign in', async () => {
    const agent = await floor.addAgent()
    const wrong = await agent.phone.signIn(agent.loginId, 'guess')
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'accounts.sign_in_refused'])
    const manager = await floor.addPerson('manager', floor.units.seoul)
    const { loginId } = await floor.container.accounts
      .findAccount(manager.accountId)
      .then((found) => found ?? { loginId: '' })
    const refused = await agent.phone.signIn(loginId, agent.password)
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'agents.not_an_agent'])
    expect((await agent.phone.signOut()).statusCode).toBe(204)
  })

  test('SEC-1: an agent works on one phone: another is refused while the first is there, and takes over when it is gone', async () => {
    const agent = await floor.addWorkingAgent()
    const { phone: other } = await floor.addAgent()
    await other.connect()
    const refused = await other.signIn(agent.loginId, agent.password)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'agents.signed_in_elsewhere'])
    await agent.phone.disconnect()
    expect((await other.signIn(agent.loginId, agent.password)).statusCode).toBe(201)
    expect(await read(agent)).toMatchObject({ state: 'available', deviceId: other.deviceId })
    const last = (await actionsOn(agent)).at(-1)
    expect(JSON.parse(String(last?.detail))).toEqual({ movedFrom: agent.phone.deviceId })
    await wish(agent, 'not_ready', 'break')
    expect(await read(agent)).toMatchObject({ state: 'available' })
  })

  test('SEC-1: who signs in on a phone ends the work of who was there before', async () => {
    const agent = await floor.addWorkingAgent()
    const next = await floor.addAgent()
    expect((await agent.phone.signIn(next.loginId, next.password)).statusCode).toBe(201)
    expect(await read(agent)).toMatchObject({ state: 'logged_out', cause: 'server', deviceId: null })
    expect(await read(next)).toMatchObject({ state: 'available', deviceId: agent.phone.deviceId })
  })

  test('signing in again on the same phone changes nothing', async () => {
    const agent = await floor.addWorkingAgent()
    await wish(agent, 'not_ready', 'training')
    const before = await read(agent)
    await floor.pass(1000)
    expect((await agent.phone.signIn(agent.loginId, agent.password)).statusCode).toBe(201)
    expect(await read(agent)).toEqual(before)
  })

  test('MON-5: a wish for a break counts from when it was made; its limit is shown and ends nothing', async () => {
    const agent = await floor.addWorkingAgent()
    const madeAt = floor.clock.now() + 3000
    await floor.pass(5000)
    await wish(agent, 'not_ready', 'break', madeAt)
    const since = new Date(madeAt).toISOString()
    const until = new Date(madeAt + 15 * 60_000).toISOString()
    expect(await read(agent)).toMatchObject({
      state: 'not_ready',
      notReadyReason: 'break',
      since,
      until,
      cause: 'agent',
    })
    floor.clock.jumpWallClock(floor.clock.now() + 16 * 60_000)
    await floor.pass(1000)
    expect(await read(agent)).toMatchObject({ state: 'not_ready' })
  })

  test('MON-5: a reason that the company does not have is left out of a wish, and refused from a manager', async () => {
    const agent = await floor.addWorkingAgent()
    await wish(agent, 'not_ready', 'siesta')
    expect(await read(agent)).toMatchObject({ state: 'not_ready', notReadyReason: null })
    const manager = await floor.addPerson('team_manager', floor.units.team1)
    const order = { state: 'not_ready', notReadyReason: 'siesta' }
    const answer = await manager.request('POST', `/api/v1/agents/${agent.agentId}/state`, order)
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'agents.unknown_reason'])
  })

  test('MON-5: a manager’s order in a call waits for its end; the agent’s phone is told, and the act is audited', async () => {
    const agent = await floor.addWorkingAgent()
    const manager = await floor.addPerson('team_manager', floor.units.team1)
    const callId = await startCall(agent)
    const order = { state: 'not_ready', notReadyReason: 'training' }
    const answer = await manager.request('POST', `/api/v1/agents/${agent.agentId}/state`, order)
    expect(answer.json()).toMatchObject({
      state: 'in_call',
      nextState: { state: 'not_ready', notReadyReason: 'training' },
    })
    await endCall(agent, callId)
    expect(await read(agent)).toMatchObject({ state: 'wrap_up' })
    await floor.pass(31_000)
    expect(await read(agent)).toMatchObject({
      state: 'not_ready',
      notReadyReason: 'training',
      cause: 'timer',
      nextState: null,
    })
    expect((await actionsOn(agent)).map(({ action }) => action)).toContain('agents.state_forced')
    const frames = (await agent.phone.socket.rest()).flatMap((frame) =>
      frame.type === 'agent_state' ? [frame] : [],
    )
    expect(frames.map(({ state }) => state)).toEqual([
      'available',
      'in_call',
      'in_call',
      'wrap_up',
      'not_ready',
    ])
    expect(frames.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5])
  })

  test('MON-5: a manager signs an agent out: the phone is ordered to forget', async () => {
    const agent = await floor.addWorkingAgent()
    const manager = await floor.addPerson('team_manager', floor.units.team1)
    const path = `/api/v1/agents/${agent.agentId}/state`
    expect((await manager.request('POST', path, { state: 'logged_out' })).json()).toMatchObject({
      state: 'logged_out',
      cause: 'manager',
      deviceId: null,
    })
    expect(await agent.phone.socket.next('command')).toMatchObject({ kind: 'sign_out' })
    const refused = await manager.request('POST', path, { state: 'available' })
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { code: 'agents.transition_refused', agentState: 'logged_out' },
    ])
  })

  test('SEC-6: a manager of another team neither sees nor orders an agent', async () => {
    const agent = await floor.addWorkingAgent(floor.units.team1)
    const stranger = await floor.addPerson('team_manager', floor.units.team2)
    const path = `/api/v1/agents/${agent.agentId}`
    for (const answer of [
      await stranger.request('GET', path),
      await stranger.request('POST', `${path}/state`, { state: 'available' }),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'agents.not_found'])
    const seen = (await stranger.request('GET', '/api/v1/agents?limit=200')).json().items
    expect(seen.some((item: { agentId: string }) => item.agentId === agent.agentId)).toBe(false)
  })

  test('MON-5: an older wish to be available does not undo a manager’s order', async () => {
    const agent = await floor.addWorkingAgent()
    const manager = await floor.addPerson('team_manager', floor.units.team1)
    const wishedAt = floor.clock.now()
    await floor.pass(2000)
    await manager.request('POST', `/api/v1/agents/${agent.agentId}/state`, { state: 'not_ready' })
    await wish(agent, 'available', null, wishedAt)
    expect(await read(agent)).toMatchObject({ state: 'not_ready', cause: 'manager' })
    await wish(agent, 'available')
    expect(await read(agent)).toMatchObject({ state: 'available', cause: 'agent' })
  })

  test('MON-5: what the agent chose in a call is applied after wrap-up; who chose to leave is signed out', async () => {
    const agent = await floor.addWorkingAgent()
    const callId = await startCall(agent)
    await wish(agent, 'logged_out')
    expect((await agent.phone.signOut()).json().code).toBe('agents.transition_refused')
    await endCall(agent, callId)
    await floor.pass(31_000)
    expect(await read(agent)).toMatchObject({ state: 'logged_out', cause: 'timer', deviceId: null })
    expect(await agent.phone.socket.next('command')).toMatchObject({ kind: 'sign_out' })
  })

  test('MON-5: of two calls at once the agent has the one that is left', async () => {
    const agent = await floor.addWorkingAgent()
    const [first, second] = [await startCall(agent), await startCall(agent)]
    expect(await read(agent)).toMatchObject({ currentCallId: first })
    await endCall(agent, first)
    expect(await read(agent)).toMatchObject({ state: 'in_call', currentCallId: second })
    await endCall(agent, second)
    expect(await read(agent)).toMatchObject({ state: 'wrap_up', currentCallId: null })
  })

  test('MON-5: wrap-up ends at the server’s deadline although the server was started anew', async () => {
    const agent = await floor.addWorkingAgent()
    const endsAt = floor.clock.now() + 30_000
    await endCall(agent, await startCall(agent))
    const again = await floor.startAgain()
    await floor.clock.advance(30_000)
    await again.container.agents.sweep()
    await again.stop()
    expect(await read(agent)).toMatchObject({ state: 'available', since: new Date(endsAt).toISOString() })
  })

  test('MON-4: long calls, long wrap-up and lost links are flagged by the unit’s limits', async () => {
    const agent = await floor.addWorkingAgent()
    const { db, settings } = floor.container
    const by = {
      companyId: floor.companyId,
      actor: { kind: 'server', id: 'server', name: null },
      address: null,
      deviceId: null,
    } as const
    const set = (key: 'agents.longWrapUpMs' | 'agents.longCallMs' | 'handset.wrapUpMs', value: number) =>
      db.transaction((tx) =>
        settings.change(tx, by, {
          companyId: floor.companyId,
          level: 'org_unit',
          targetId: floor.units.team1,
          key,
          value,
        }),
      )
    await set('agents.longCallMs', 60_000)
    await set('agents.longWrapUpMs', 5000)
    await set('handset.wrapUpMs', 20_000)
    await floor.pass(11_000)
    const callId = await startCall(agent)
    await floor.pass(59_000)
    expect(await read(agent)).toMatchObject({ flags: [] })
    await floor.pass(1000)
    expect(await read(agent)).toMatchObject({ flags: ['long_call'] })
    await endCall(agent, callId)
    await floor.pass(5000)
    expect(await read(agent)).toMatchObject({ state: 'wrap_up', flags: ['long_wrap_up'] })
    await floor.pass(15_000)
    expect(await read(agent)).toMatchObject({ state: 'available', flags: [] })
    await agent.phone.disconnect()
    await floor.pass(45_000)
    expect(await read(agent)).toMatchObject({ state: 'available', flags: ['link_lost'] })
  })

  test('CTC-3: agents are listed with their states, by state and unit', async () => {
    const [agent, idle] = [
      await floor.addWorkingAgent(floor.units.busan),
      await floor.addAgent(floor.units.busan),
    ]
    const list = async (query: string) => {
      const path = `/api/v1/agents?orgUnitId=${floor.units.busan}&limit=200&withTotal=true&${query}`
      const page = (await floor.crm.request('GET', path)).json()
      return { total: page.total, agentIds: page.items.map((item: { agentId: string }) => item.agentId) }
    }
    expect(await list('')).toEqual({ total: 2, agentIds: [idle.agentId, agent.agentId] })
    expect(await list('state=available')).toEqual({ total: 1, agentIds: [agent.agentId] })
    expect(await list('state=logged_out')).toEqual({ total: 1, agentIds: [idle.agentId] })
    const number = `search=${encodeURIComponent(idle.employeeNumber)}`
    expect(await list(number)).toEqual({ total: 1, agentIds: [idle.agentId] })
    expect(await list('search=%25')).toEqual({ total: 0, agentIds: [] })
  })
})
