import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FakePushSender } from '../gateway/index.ts'
import { createFloor, type Floor, type FloorAgent } from '../../test/floor.ts'

describe.each(['sqlite', 'mariadb'] as const)('the life of a dial request (%s)', (dialect) => {
  const push = new FakePushSender()
  let floor: Floor
  beforeAll(async () => {
    floor = await createFloor(dialect, { push })
  })
  afterAll(() => floor.stop())

  const dial = async (agent: FloorAgent) => {
    const answer = await floor.dial({ agent: { agentId: agent.agentId }, phoneNumber: '010-0000-1234' })
    expect(answer.statusCode).toBe(201)
    return answer.json<{ dialRequestId: string; callId: string; recordingId: string }>()
  }
  const readRequest = async (id: string) =>
    (await floor.crm.request('GET', `/api/v1/dial-requests/${id}`)).json()
  const readAgent = async (agent: FloorAgent) =>
    (await floor.crm.request('GET', `/api/v1/agents/${agent.agentId}`)).json()
  const readTrace = async (callId: string) =>
    (await floor.crm.request('GET', `/api/v1/calls/${callId}/trace`)).json<{
      steps: {
        step: string
        at: string | null
        isFailed: boolean
        note: string | null
        tookMs: number | null
      }[]
    }>()
  const cancel = (id: string) => floor.crm.request('POST', `/api/v1/dial-requests/${id}/cancellation`)
  const hasRecording = async (recordingId: string) => {
    const { db } = floor.container
    const row = await db
      .read<{ recordings: { id: string } }>()
      .selectFrom('recordings')
      .select('id')
      .where('id', '=', recordingId)
      .executeTakeFirst()
    return row !== undefined
  }

  test('CTC-2: without a receipt the request ends as push_timeout and the agent is free', async () => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    expect(await hasRecording(made.recordingId)).toBe(true)
    expect(await readAgent(agent)).toMatchObject({ isReserved: true })
    await floor.pass(2000)
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'sent' })
    await floor.pass(7000)
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'failed', outcome: 'push_timeout' })
    expect(await readAgent(agent)).toMatchObject({ isReserved: false, flags: ['unresponsive'] })
    expect(await hasRecording(made.recordingId)).toBe(false)
    const { steps } = await readTrace(made.callId)
    expect(steps.find(({ step }) => step === 'receipt')).toMatchObject({
      isFailed: true,
      note: 'push_timeout',
    })
    expect(steps.find(({ step }) => step === 'dialed')).toMatchObject({ at: null })
  })

  test('CTC-2: a receipt that comes too late is answered with an order not to dial', async () => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    const command = await agent.phone.socket.next('command')
    await floor.pass(9000)
    await agent.phone.receive(command.commandId)
    const order = await agent.phone.socket.next('command')
    expect(order).toMatchObject({ kind: 'cancel_dial', payload: { dialRequestId: made.dialRequestId } })
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'failed', outcome: 'push_timeout' })
  })

  test('CTC-2: a phone without a connection is woken, fetches the command, and dials', async () => {
    const agent = await floor.addWorkingAgent()
    await agent.phone.disconnect()
    const made = await dial(agent)
    expect(push.woken).toContain(agent.phone.deviceId)
    const { commands } = (await agent.phone.request('GET', '/api/v1/handset/commands')).json()
    expect(commands).toMatchObject([{ kind: 'dial', payload: { dialRequestId: made.dialRequestId } }])
    await agent.phone.receive(commands[0].commandId)
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'received' })
  })

  test('CTC-1: a call that was made although its request had been given up is the truth', async () => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    await floor.pass(9000)
    await agent.phone.startCall({ ...made, phoneNumber: '+821000001234' }, agent.agentId)
    expect(await readRequest(made.dialRequestId)).toMatchObject({
      state: 'dialing',
      outcome: null,
      endedAt: null,
    })
    expect(await readAgent(agent)).toMatchObject({ state: 'in_call', flags: [] })
    expect(await hasRecording(made.recordingId)).toBe(true)
  })

  test('CTC-2: a call that begins although its receipt was lost is a receipt', async () => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    await agent.phone.startCall({ ...made, phoneNumber: '+821000001234' }, agent.agentId)
    const { steps } = await readTrace(made.callId)
    expect(steps.find(({ step }) => step === 'receipt')).toMatchObject({ isFailed: false, tookMs: 0 })
    await floor.pass(9000)
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'dialing' })
    expect(await readAgent(agent)).toMatchObject({ state: 'in_call', flags: [] })
  })

  test.each([
    ['recording_not_ready', 'refused_by_policy'],
    ['not_available', 'refused_by_policy'],
    ['already_in_call', 'refused_by_policy'],
    ['expired', 'push_timeout'],
    ['unknown_command', 'device_failed'],
  ] as const)('CTC-1: a phone’s refusal %s ends the request as %s', async (reason, outcome) => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    const { commandId } = await agent.phone.takeDial()
    await agent.phone.report('command.refused', { commandId, reason })
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'failed', outcome })
    expect(await readAgent(agent)).toMatchObject({ state: 'available', isReserved: false })
    const { steps } = await readTrace(made.callId)
    expect(steps.find(({ step }) => step === 'dialed')).toMatchObject({ isFailed: true, note: reason })
  })

  test('CTC-1: a phone cannot refuse the command of another', async () => {
    const [agent, other] = [await floor.addWorkingAgent(), await floor.addWorkingAgent()]
    const made = await dial(agent)
    const { commandId } = await agent.phone.takeDial()
    await other.phone.report('command.refused', { commandId, reason: 'not_available' })
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'received' })
  })

  test('CTC-1: a phone that has the command and says no more ends as unknown, its agent is free before', async () => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    await agent.phone.takeDial()
    await floor.pass(41_000)
    expect(await readAgent(agent)).toMatchObject({ isReserved: false })
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'received' })
    await floor.pass(50_000)
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'failed', outcome: 'unknown' })
  })

  test('CTC-1: a request taken back before the phone has it just ends; a later receipt changes nothing', async () => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    const command = await agent.phone.socket.next('command')
    expect((await cancel(made.dialRequestId)).json()).toMatchObject({
      state: 'canceled',
      outcome: 'canceled',
    })
    expect(await readAgent(agent)).toMatchObject({ isReserved: false })
    await agent.phone.receive(command.commandId)
    expect(await agent.phone.socket.next('command')).toMatchObject({ kind: 'cancel_dial' })
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'canceled' })
    const again = await cancel(made.dialRequestId)
    expect([again.statusCode, again.json().code]).toEqual([409, 'dialing.not_cancelable'])
  })

  test('CTC-1: a ringing phone is told to hang up, and its word ends the request; a connected one is left alone', async () => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    const { payload } = await agent.phone.takeDial()
    await agent.phone.startCall(payload, agent.agentId)
    await agent.phone.report('call.ringing', { callId: made.callId })
    expect((await cancel(made.dialRequestId)).json()).toMatchObject({ state: 'ringing' })
    expect(await agent.phone.socket.next('command')).toMatchObject({ kind: 'cancel_dial' })
    const ended = { callId: made.callId, outcome: 'canceled', durationMs: 0, endedBy: 'agent' } as const
    await agent.phone.report('call.ended', ended)
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state: 'canceled', outcome: 'canceled' })
    await floor.pass(31_000)
    const second = await dial(agent)
    const { payload: next } = await agent.phone.takeDial()
    await agent.phone.startCall(next, agent.agentId)
    await agent.phone.report('call.connected', { callId: second.callId })
    expect((await cancel(second.dialRequestId)).json()).toMatchObject({
      code: 'dialing.not_cancelable',
      dialRequestState: 'connected',
    })
  })

  test.each([
    ['busy', 'ended'],
    ['no_answer', 'ended'],
    ['rejected', 'ended'],
    ['invalid_number', 'ended'],
    ['unreachable', 'ended'],
    ['device_failed', 'failed'],
    ['unknown', 'failed'],
  ] as const)('CTC-4: the outcome %s leaves the request %s, and wrap-up follows', async (outcome, state) => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    const { payload } = await agent.phone.takeDial()
    await agent.phone.startCall(payload, agent.agentId)
    await agent.phone.report('call.ended', {
      callId: made.callId,
      outcome,
      durationMs: 0,
      endedBy: 'network',
    })
    expect(await readRequest(made.dialRequestId)).toMatchObject({ state, outcome, phase: 'ended' })
    expect(await readAgent(agent)).toMatchObject({ state: 'wrap_up' })
    expect(await hasRecording(made.recordingId)).toBe(false)
  })

  test('CTC-9: the trace names every step with its time and what it waited for', async () => {
    const agent = await floor.addWorkingAgent()
    const made = await dial(agent)
    await floor.pass(500)
    const { payload } = await agent.phone.takeDial()
    await floor.pass(700)
    await agent.phone.startCall(payload, agent.agentId)
    await floor.pass(1500)
    await agent.phone.report('call.ringing', { callId: made.callId })
    await floor.pass(3000)
    await agent.phone.report('call.connected', { callId: made.callId })
    const { steps } = await readTrace(made.callId)
    expect(steps.map(({ step, tookMs, at }) => [step, at === null ? 'open' : tookMs])).toEqual([
      ['accepted', null],
      ['rule_checked', 0],
      ['pushed', 0],
      ['receipt', 500],
      ['dialed', 700],
      ['rang', 1500],
      ['connected', 3000],
      ['recorded', 'open'],
      ['ended', 'open'],
      ['sealed', 'open'],
      ['uploaded', 'open'],
      ['verified', 'open'],
    ])
    expect((await floor.crm.request('GET', `/api/v1/calls/call_${'0'.repeat(32)}/trace`)).json().code).toBe(
      'calls.not_found',
    )
  })
})
