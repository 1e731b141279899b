import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditTables } from '../../test/audit-tables.ts'
import { createFloor, type Floor, type FloorAgent } from '../../test/floor.ts'
import type { CallsTables } from './index.ts'

describe.each(['sqlite', 'mariadb'] as const)('calls (%s)', (dialect) => {
  let floor: Floor
  beforeAll(async () => {
    floor = await createFloor(dialect)
  })
  afterAll(() => floor.stop())

  const start = async (agent: FloorAgent, changes: object = {}, at?: number) => {
    const callId = floor.container.ids.next('call')
    const payload = {
      callId,
      direction: 'outbound',
      phoneNumber: '01000001234',
      agentId: agent.agentId,
      dialRequestId: null,
      recordingId: null,
      recordingMode: 'automatic',
      ...changes,
    } as const
    await agent.phone.report('call.started', payload, at)
    return payload.callId
  }
  const end = (agent: FloorAgent, callId: string, changes: object = {}) =>
    agent.phone.report('call.ended', {
      callId,
      outcome: 'connected',
      durationMs: 20_000,
      endedBy: 'customer',
      ...changes,
    })
  const read = async (callId: string) => (await floor.crm.request('GET', `/api/v1/calls/${callId}`)).json()
  const rowOf = async (callId: string) =>
    floor.container.db
      .read<CallsTables>()
      .selectFrom('calls')
      .selectAll()
      .where('id', '=', callId)
      .executeTakeFirst()
  const rejected = async (agent: FloorAgent) =>
    floor.container.db
      .read<{ rejected_reports: { device_id: string; kind: string; code: string; seq: number } }>()
      .selectFrom('rejected_reports')
      .select(['kind', 'code'])
      .where('device_id', '=', agent.phone.deviceId)
      .orderBy('seq')
      .execute()

  test('UPL-7: a call that only the phone’s list knows is over from the start, lacks its recording, and moves no agent', async () => {
    const agent = await floor.addWorkingAgent()
    const logged = {
      callId: floor.container.ids.next('call'),
      direction: 'inbound',
      phoneNumber: '01000004321',
      agentId: agent.agentId,
      recordingMode: 'automatic',
      outcome: 'connected',
      durationMs: 61_000,
    } as const
    const at = floor.clock.now() - 3_600_000
    await agent.phone.report('call.logged', logged, at)
    await agent.phone.report('call.logged', logged, at)
    const call = await read(logged.callId)
    expect(call).toMatchObject({
      source: 'call_log',
      phase: 'ended',
      outcome: 'connected',
      agentId: agent.agentId,
      customerNumber: { text: '010-****-4321' },
      startedAt: new Date(at).toISOString(),
      endedAt: new Date(at + 61_000).toISOString(),
      durationMs: 61_000,
      coverage: 'missing',
      recordingId: null,
    })
    expect(await rejected(agent)).toEqual([])
    const days = await floor.container.db
      .read<CallsTables>()
      .selectFrom('call_day_counts')
      .select(['calls', 'connected', 'talk_ms'])
      .where('agent_id', '=', agent.agentId)
      .execute()
    expect(days).toEqual([{ calls: 1, connected: 1, talk_ms: 61_000 }])
    const state = await floor.crm.request('GET', `/api/v1/agents/${agent.agentId}`)
    expect(state.json()).toMatchObject({ state: 'available' })
  })

  test('UPL-7: a call for help, or one that nobody answered, lacks none', async () => {
    const agent = await floor.addWorkingAgent()
    const logged = async (changes: object) => {
      const payload = {
        callId: floor.container.ids.next('call'),
        direction: 'outbound',
        phoneNumber: '112',
        agentId: null,
        recordingMode: 'manual',
        outcome: 'connected',
        durationMs: 5_000,
        ...changes,
      } as const
      await agent.phone.report('call.logged', payload)
      return rowOf(payload.callId)
    }
    expect(await logged({})).toMatchObject({ coverage: 'not_required', agent_id: null })
    const missed = { recordingMode: 'automatic', outcome: 'no_answer', durationMs: 0, direction: 'inbound' }
    expect(await logged(missed)).toMatchObject({ coverage: 'not_required', connected_at: null })
  })

  test('a call that the agent dials by hand is kept with the facts of call time', async () => {
    const agent = await floor.addWorkingAgent()
    const callId = await start(agent, { dialRequestId: `dial_${'0'.repeat(32)}` })
    expect(await read(callId)).toMatchObject({
      direction: 'outbound',
      phase: 'dialing',
      agentId: agent.agentId,
      employeeNumber: agent.employeeNumber,
      extension: agent.extension,
      orgUnitId: floor.units.team1,
      orgUnitName: '상담1팀',
      customerNumber: { text: '010-****-1234', last4: '1234', isMasked: true },
      dialRequestId: null,
      coverage: 'not_required',
    })
    await floor.pass(20_000)
    await end(agent, callId)
    expect(await read(callId)).toMatchObject({ phase: 'ended', durationMs: 20_000, coverage: 'missing' })
  })

  test('REC-1, UPL-7: a call that nobody answered waits for no recording, until its phone records after all', async () => {
    const agent = await floor.addWorkingAgent()
    const recordingId = floor.container.ids.next('recording')
    const callId = await start(agent, { recordingId })
    expect(await read(callId)).toMatchObject({ recordingId, recordingState: 'expected' })
    await end(agent, callId, { outcome: 'busy', durationMs: 0 })
    expect(await read(callId)).toMatchObject({
      outcome: 'busy',
      recordingId: null,
      recordingState: null,
      coverage: 'not_required',
    })
    await agent.phone.report('recording.started', {
      recordingId,
      callId,
      mode: 'automatic',
      captureMethod: 'virtual',
      media: '3gp',
    })
    expect(await read(callId)).toMatchObject({ recordingId, recordingState: 'recording' })
  })

  test('UPL-7: the same report twice and reports out of order change nothing; a stranger’s phone neither', async () => {
    const [agent, stranger] = [await floor.addWorkingAgent(), await floor.addWorkingAgent()]
    const callId = await start(agent)
    await start(agent, { callId, phoneNumber: '01000009999' })
    await floor.pass(5000)
    await end(agent, callId, { outcome: 'no_answer', durationMs: 0, endedBy: 'network' })
    const before = await read(callId)
    await agent.phone.report('call.connected', { callId })
    await agent.phone.report('call.ringing', { callId })
    await end(agent, callId)
    await start(stranger, { callId })
    await end(stranger, callId, { outcome: 'busy' })
    expect(await read(callId)).toEqual(before)
    expect(await rejected(agent)).toEqual([])
    expect(await rejected(stranger)).toEqual([
      { kind: 'call.started', code: 'calls.not_found' },
      { kind: 'call.ended', code: 'calls.not_found' },
    ])
    await agent.phone.report('call.ringing', { callId: `call_${'0'.repeat(32)}` })
    expect(await rejected(agent)).toEqual([{ kind: 'call.ringing', code: 'calls.not_found' }])
  })

  test('a phone whose clock is an hour wrong moves no call into the future or before its request', async () => {
    const agent = await floor.addWorkingAgent()
    const hour = 3_600_000
    const now = floor.clock.now()
    const ahead = await start(agent, {}, now + hour)
    expect(await rowOf(ahead)).toMatchObject({ started_at: now, received_at: now })
    await end(agent, ahead)
    await floor.pass(31_000)
    const made = (await floor.dial({ agent: { agentId: agent.agentId }, phoneNumber: '01000001234' })).json()
    await agent.phone.takeDial()
    const askedAt = floor.clock.now()
    await floor.pass(1000)
    await start(agent, { callId: made.callId, dialRequestId: made.dialRequestId }, askedAt - hour)
    expect(await rowOf(made.callId)).toMatchObject({
      started_at: askedAt,
      dial_request_id: made.dialRequestId,
    })
    await agent.phone.report(
      'call.ended',
      { callId: made.callId, outcome: 'connected', durationMs: 60_000, endedBy: 'agent' },
      askedAt - hour,
    )
    const row = await rowOf(made.callId)
    expect(row).toMatchObject({ duration_ms: 60_000 })
    expect(row?.ended_at).toBeLessThanOrEqual(floor.clock.now())
  })

  test('a call whose phone never told its end is ended after six hours, and its late word still counts', async () => {
    const agent = await floor.addWorkingAgent()
    const callId = await start(agent)
    await agent.phone.report('call.connected', { callId })
    const connectedAt = floor.clock.now()
    floor.clock.jumpWallClock(connectedAt + 6 * 3_600_000 + 1000)
    await floor.container.jobs.runDue()
    expect(await read(callId)).toMatchObject({ phase: 'ended', outcome: 'connected', durationMs: null })
    expect((await floor.crm.request('GET', `/api/v1/agents/${agent.agentId}`)).json()).toMatchObject({
      state: 'wrap_up',
      currentCallId: null,
    })
    await agent.phone.report(
      'call.ended',
      { callId, outcome: 'connected', durationMs: 90_000, endedBy: 'customer' },
      connectedAt + 90_000,
    )
    expect(await read(callId)).toMatchObject({
      durationMs: 90_000,
      endedAt: new Date(connectedAt + 90_000).toISOString(),
    })
    const counts = await floor.container.db
      .read<CallsTables>()
      .selectFrom('call_day_counts')
      .selectAll()
      .where('agent_id', '=', agent.agentId)
      .execute()
    expect(counts).toMatchObject([{ calls: 1, connected: 1, talk_ms: 90_000 }])
  })

  test('CTC-4: the CRM’s disposition is kept, audited and told; the last one stands; an unknown code is refused', async () => {
    const agent = await floor.addWorkingAgent()
    const callId = await start(agent)
    const put = (code: string, language = 'ko') =>
      floor.crm.request(
        'PUT',
        `/api/v1/calls/${callId}/disposition`,
        { code, note: '금요일' },
        { 'accept-language': language },
      )
    expect((await put('promise')).json()).toMatchObject({
      code: 'promise',
      name: '납부 약속',
      note: '금요일',
    })
    expect(await agent.phone.socket.next('disposition')).toEqual({
      type: 'disposition',
      callId,
      code: 'promise',
      note: '금요일',
    })
    expect((await put('no_contact', 'en')).json()).toMatchObject({ name: 'Not reached' })
    const refused = await put('nothing')
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'dispositions.unknown_code'])
    expect(await read(callId)).toMatchObject({ disposition: { code: 'no_contact', name: '통화 못함' } })
    const entries = await floor.container.db
      .read<AuditTables>()
      .selectFrom('audit_entries')
      .select(['action', 'actor_kind', 'detail'])
      .where('object_id', '=', callId)
      .orderBy('id')
      .execute()
    expect(entries.map(({ action, detail }) => [action, JSON.parse(detail)])).toEqual([
      ['calls.disposition_recorded', { code: 'promise', before: null }],
      ['calls.disposition_recorded', { code: 'no_contact', before: 'promise' }],
    ])
    await floor.container.outbox.flush()
    const events = await floor.container.outbox.listSince(0, { kinds: ['call.disposition_recorded'] }, 500)
    expect(events.filter(({ agentId }) => agentId === agent.agentId)).toHaveLength(2)
  })

  test('CTC-7: the phone’s disposition counts unless a later one is there; what the company has not is rejected', async () => {
    const agent = await floor.addWorkingAgent()
    const callId = await start(agent)
    const saidAt = floor.clock.now()
    await floor.pass(2000)
    await floor.crm.request('PUT', `/api/v1/calls/${callId}/disposition`, { code: 'promise' })
    await agent.phone.report('disposition.recorded', { callId, code: 'no_contact', note: null }, saidAt)
    expect(await read(callId)).toMatchObject({ disposition: { code: 'promise' } })
    await floor.pass(1000)
    await agent.phone.report('disposition.recorded', { callId, code: 'no_contact', note: '부재' })
    expect(await read(callId)).toMatchObject({ disposition: { code: 'no_contact', note: '부재' } })
    await agent.phone.report('disposition.recorded', { callId, code: 'nothing', note: null })
    expect(await rejected(agent)).toEqual([
      { kind: 'disposition.recorded', code: 'dispositions.unknown_code' },
    ])
  })

  test('SEC-12: a masked number is shown whole by an audited act of those who may', async () => {
    const agent = await floor.addWorkingAgent()
    const callId = await start(agent)
    const manager = await floor.addPerson('team_manager', floor.units.team1)
    const path = `/api/v1/calls/${callId}/number-reveals`
    const answer = await manager.request('POST', path, {})
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { phoneNumber: '+821000001234', text: '010-0000-1234' },
    ])
    const entry = await floor.container.db
      .read<AuditTables>()
      .selectFrom('audit_entries')
      .selectAll()
      .where('object_id', '=', callId)
      .executeTakeFirst()
    expect(entry).toMatchObject({
      kind: 'reveal',
      action: 'calls.number_revealed',
      actor_id: manager.accountId,
    })
    const auditor = await floor.addPerson('auditor', floor.units.seoul)
    expect((await auditor.request('POST', path, {})).json().code).toBe('auth.forbidden')
    const stranger = await floor.addPerson('team_manager', floor.units.busan)
    expect((await stranger.request('POST', path, {})).json().code).toBe('calls.not_found')
  })

  test('SEC-6: calls are seen by whom they concern: own, team, branch, company', async () => {
    const agent = await floor.addWorkingAgent(floor.units.team2)
    const callId = await start(agent)
    const path = `/api/v1/calls/${callId}`
    const statusFor = async (role: 'team_manager' | 'manager' | 'auditor', unit: string) =>
      (await (await floor.addPerson(role, unit)).request('GET', path)).statusCode
    expect(await statusFor('team_manager', floor.units.team2)).toBe(200)
    expect(await statusFor('manager', floor.units.seoul)).toBe(200)
    expect(await statusFor('team_manager', floor.units.seoul)).toBe(404)
    expect(await statusFor('team_manager', floor.units.team1)).toBe(404)
    expect(await statusFor('auditor', floor.units.busan)).toBe(200)
  })

  test('ADM-1, SEC-6, SEC-12: the list is taken away as it is seen: own scope, same filter, masked numbers', async () => {
    const agent = await floor.addWorkingAgent(floor.units.team2)
    const elsewhere = await floor.addWorkingAgent(floor.units.busan)
    await start(agent, { phoneNumber: '01000007781' })
    await start(elsewhere, { phoneNumber: '01000007781' })
    const manager = await floor.addPerson('manager', floor.units.seoul)
    const ask = (filter: object) =>
      manager.request(
        'POST',
        '/api/v1/calls/exports',
        { format: 'csv', reason: '월간 점검 보고', filter },
        { 'accept-language': 'ko' },
      )
    const answer = await ask({ trailingDigits: '7781', agentId: agent.agentId })
    expect(answer.headers['smartym-export-rows']).toBe('1')
    const lines = answer.body.split('\r\n')
    expect(lines).toContain('전화번호,끝자리 7781')
    expect(lines.filter((line) => line.includes('010-****-7781'))).toHaveLength(1)
    expect(answer.body).not.toContain('0000')
    expect((await ask({ trailingDigits: '7781' })).headers['smartym-export-rows']).toBe('1')
    const entries = await floor.container.db
      .read<AuditTables>()
      .selectFrom('audit_entries')
      .select(['kind', 'detail'])
      .where('actor_id', '=', manager.accountId)
      .where('object_kind', '=', 'export')
      .where('action', '=', 'calls.exported')
      .execute()
    expect(entries).toHaveLength(2)
    expect(JSON.stringify(entries)).not.toContain('7781')
    const leader = await floor.addPerson('team_manager', floor.units.team2)
    const refused = await leader.request('POST', '/api/v1/calls/exports', {
      format: 'csv',
      reason: '월간 점검 보고',
      filter: {},
    })
    expect(refused.json().code).toBe('auth.forbidden')
  })
})
