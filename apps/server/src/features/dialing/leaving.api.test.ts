import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type FloorAgent } from '../../test/floor.ts'

type Administrator = Awaited<ReturnType<Floor['addPerson']>>

describe.each(['sqlite', 'mariadb'] as const)('people who leave or move (%s)', (dialect) => {
  let floor: Floor
  let admin: Administrator
  beforeAll(async () => {
    floor = await createFloor(dialect)
    admin = await floor.addPerson('administrator', floor.units.seoul)
  })
  afterAll(() => floor.stop())

  const dial = (agent: FloorAgent) =>
    floor.dial({ agent: { agentId: agent.agentId }, phoneNumber: '010-0000-1234' })
  const readRequest = async (id: string) =>
    (await floor.crm.request('GET', `/api/v1/dial-requests/${id}`)).json()
  const leave = (agent: FloorAgent) =>
    admin.request('POST', `/api/v1/accounts/${agent.accountId}/deactivation`, { reason: '계약 종료' })
  const readAccount = async (agent: FloorAgent) =>
    (await admin.request('GET', `/api/v1/accounts/${agent.accountId}`)).json()
  const listAgents = async () =>
    (await floor.crm.request('GET', '/api/v1/agents?limit=200'))
      .json()
      .items.map((each: FloorAgent) => each.agentId)

  test('INT-5: one act ends work, tokens and a pending dial at once, frees the phone, and keeps what is past', async () => {
    const agent = await floor.addWorkingAgent()
    const origin = 'https://crm.example.kr'
    const key = await floor.createKey(null, [origin])
    const issued = await key.request('POST', '/api/v1/browser-tokens', { agent: { agentId: agent.agentId } })
    const button = { authorization: `Bearer ${issued.json().token}`, origin }
    const look = () => floor.app.inject({ url: `/api/v1/agents/${agent.agentId}`, headers: button })
    expect((await look()).statusCode).toBe(200)
    const { dialRequestId } = (await dial(agent)).json()
    const command = await agent.phone.takeDial()
    expect(command.payload).toMatchObject({ dialRequestId })

    const left = await leave(agent)
    expect(left.json()).toMatchObject({ state: 'deactivated', extension: null, phone: null })
    expect((await look()).statusCode).toBe(401)
    expect(await agent.phone.socket.next('agent_state')).toMatchObject({ state: 'available' })
    expect(await agent.phone.socket.next('agent_state')).toMatchObject({ state: 'logged_out' })
    const orders = [await agent.phone.socket.next('command'), await agent.phone.socket.next('command')]
    expect(orders.map(({ kind }) => kind).sort()).toEqual(['cancel_dial', 'sign_out'])
    expect((await dial(agent)).json()).toMatchObject({ status: 404, code: 'agents.not_found' })
    const again = await agent.phone.signIn(agent.loginId, agent.password)
    expect(again.json()).toMatchObject({ status: 401, code: 'accounts.sign_in_refused' })
    expect(await listAgents()).not.toContain(agent.agentId)
    expect(await readRequest(dialRequestId)).toMatchObject({ agentId: agent.agentId })
    const device = await admin.request('GET', `/api/v1/devices/${agent.phone.deviceId}`)
    expect(device.json()).toMatchObject({ agentId: null, assignedAgentId: null, state: 'active' })
  })

  test('INT-5: a dial that the phone does not have yet is taken back by itself', async () => {
    const agent = await floor.addWorkingAgent()
    const { dialRequestId } = (await dial(agent)).json()
    await leave(agent)
    expect(await readRequest(dialRequestId)).toMatchObject({ state: 'canceled' })
  })

  test('ADM-3: who comes back has the own past, a new password, and nothing of the old one', async () => {
    const agent = await floor.addWorkingAgent()
    await leave(agent)
    expect((await leave(agent)).json()).toMatchObject({ status: 409, code: 'accounts.deactivated' })
    const back = await admin.request('POST', `/api/v1/accounts/${agent.accountId}/reactivation`)
    expect(back.json().account).toMatchObject({ state: 'active', agentId: agent.agentId })
    const old = await agent.phone.signIn(agent.loginId, agent.password)
    expect(old.json()).toMatchObject({ code: 'accounts.sign_in_refused' })
    const initial = await agent.phone.signIn(agent.loginId, back.json().initialPassword)
    expect(initial.json()).toMatchObject({ code: 'accounts.password_change_required' })
    const repeated = await admin.request('POST', `/api/v1/accounts/${agent.accountId}/reactivation`)
    expect(repeated.json()).toMatchObject({ status: 409, code: 'accounts.not_deactivated' })
  })

  test('ADM-3: many are moved or deactivated at once; what is refused for one does not keep the others', async () => {
    const agents = [await floor.addAgent(), await floor.addAgent(), await floor.addAgent()]
    const [first, second, third] = agents as [FloorAgent, FloorAgent, FloorAgent]
    const bulk = (body: object) => admin.request('POST', '/api/v1/account-changes', body)
    const accountIds = agents.map(({ accountId }) => accountId)
    const moved = await bulk({ act: 'move', accountIds, orgUnitId: floor.units.busan })
    expect(moved.json()).toEqual({ changed: 3, refused: [] })
    expect(await readAccount(second)).toMatchObject({ orgUnitId: floor.units.busan })
    const own = { act: 'deactivate', accountIds: [first.accountId, admin.accountId], reason: '퇴사' }
    expect((await bulk(own)).json()).toEqual({
      changed: 1,
      refused: [{ accountId: admin.accountId, code: 'accounts.own_account' }],
    })
    const rest = { act: 'deactivate', accountIds, reason: '퇴사' }
    expect((await bulk(rest)).json()).toEqual({
      changed: 2,
      refused: [{ accountId: first.accountId, code: 'accounts.deactivated' }],
    })
    expect(await readAccount(third)).toMatchObject({ state: 'deactivated' })
  })

  test('MON-2: a phone has the settings of its new unit as soon as its agent is moved, or somebody else works on it', async () => {
    const { version } = (await admin.request('GET', '/api/v1/settings?level=company')).json()
    const change = {
      level: 'org_unit',
      targetId: floor.units.busan,
      edits: [{ key: 'handset.lowBatteryPercent', value: 33 }],
      version,
      reason: '배터리 경고',
    }
    const set = await admin.request('POST', '/api/v1/settings/changes', change, {
      'idempotency-key': crypto.randomUUID(),
    })
    expect(set.statusCode).toBe(201)
    const agent = await floor.addWorkingAgent(floor.units.team1)
    await admin.request('PATCH', `/api/v1/accounts/${agent.accountId}`, { orgUnitId: floor.units.busan })
    const order = await agent.phone.socket.next('command')
    expect(order).toMatchObject({
      kind: 'apply_settings',
      payload: { settings: { lowBatteryPercent: 33 } },
    })
    await agent.phone.signOut()
    const other = await floor.addAgent(floor.units.team1)
    expect((await agent.phone.signIn(other.loginId, other.password)).statusCode).toBe(201)
    const next = await agent.phone.socket.next('command')
    expect(next).toMatchObject({ kind: 'apply_settings', payload: { settings: { lowBatteryPercent: 5 } } })
  })

  test('ADM-3: who moves takes the phone along, and leaves the calls where they were made', async () => {
    const agent = await floor.addWorkingAgent(floor.units.team1)
    await dial(agent)
    const { payload } = await agent.phone.takeDial()
    await agent.phone.startCall(payload, agent.agentId)
    const change = { orgUnitId: floor.units.busan }
    await admin.request('PATCH', `/api/v1/accounts/${agent.accountId}`, change)
    const device = await admin.request('GET', `/api/v1/devices/${agent.phone.deviceId}`)
    expect(device.json()).toMatchObject({ agentId: agent.agentId, orgUnitId: floor.units.busan })
    const call = await admin.request('GET', `/api/v1/calls/${payload.callId}`)
    expect(call.json()).toMatchObject({ orgUnitId: floor.units.team1 })
    const unit = await admin.request('PATCH', `/api/v1/org-units/${floor.units.team1}`, {
      parentId: floor.units.busan,
    })
    expect(unit.json()).toMatchObject({ path: `${floor.units.busan}/${floor.units.team1}/` })
    const after = await admin.request('GET', `/api/v1/calls/${payload.callId}`)
    expect(after.json()).toMatchObject({ orgUnitId: floor.units.team1 })
  })

  test('SEC-6: the personnel system’s key keeps agents, and nobody who has more rights', async () => {
    const manager = await floor.addPerson('team_manager', floor.units.team1)
    const person = { loginId: 'hr-1', name: '신입', role: 'agent', orgUnitId: floor.units.team2 }
    const made = await floor.crm.request('POST', '/api/v1/accounts', person)
    expect(made.statusCode).toBe(201)
    const { accountId } = made.json().account
    const promoted = await floor.crm.request('PATCH', `/api/v1/accounts/${accountId}`, { role: 'manager' })
    expect(promoted.json()).toMatchObject({ status: 403, code: 'accounts.role_not_grantable' })
    for (const above of [manager.accountId, admin.accountId]) {
      const renamed = await floor.crm.request('PATCH', `/api/v1/accounts/${above}`, { name: '빼앗음' })
      expect(renamed.json()).toMatchObject({ status: 403, code: 'accounts.more_rights' })
      const ended = await floor.crm.request('POST', `/api/v1/accounts/${above}/deactivation`, {
        reason: '퇴사',
      })
      expect(ended.json()).toMatchObject({ status: 403, code: 'accounts.more_rights' })
    }
    const shown = await floor.crm.request('GET', `/api/v1/accounts/${admin.accountId}`)
    expect(shown.json()).toMatchObject({ isChangeable: false, phoneNumber: null, birthOn: null })
  })

  test('ADM-3: the tree tells how many accounts and phones each unit has', async () => {
    const unit = await admin.request('POST', '/api/v1/org-units', {
      parentId: floor.units.busan,
      kind: 'team',
      name: '셈팀',
    })
    const { orgUnitId } = unit.json()
    await floor.addWorkingAgent(orgUnitId)
    await floor.addPerson('team_manager', orgUnitId)
    const counts = await admin.request('GET', '/api/v1/org-units/counts')
    expect(counts.json().items).toContainEqual({ orgUnitId, accounts: 2, devices: 1 })
  })

  test('INT-5: who leaves in a call ends it, and works no more afterwards, whatever the phone wishes', async () => {
    const agent = await floor.addWorkingAgent()
    await dial(agent)
    const { payload } = await agent.phone.takeDial()
    await agent.phone.startCall(payload, agent.agentId)
    await agent.phone.report('call.connected', { callId: payload.callId })
    expect((await leave(agent)).statusCode).toBe(200)
    expect(await listAgents()).toContain(agent.agentId)
    const wish = {
      agentId: agent.agentId,
      wish: 'available',
      notReadyReason: null,
      isForAfterCall: true,
    } as const
    await agent.phone.report('agent.state_wished', wish)
    await floor.pass(5000)
    const ended = {
      callId: payload.callId,
      outcome: 'connected',
      durationMs: 5000,
      endedBy: 'agent',
    } as const
    await agent.phone.report('call.ended', ended)
    await floor.pass(600_000)
    expect(await listAgents()).not.toContain(agent.agentId)
    const calls = await admin.request('GET', `/api/v1/calls/${payload.callId}`)
    expect(calls.json()).toMatchObject({ agentId: agent.agentId, phase: 'ended' })
  })
})
