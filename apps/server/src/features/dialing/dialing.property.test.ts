import type { CommandFrame } from '@smartym/contract/frames'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type FloorAgent, type Requester } from '../../test/floor.ts'
import type { AgentsTables } from '../agents/index.ts'
import type { CallsTables } from '../calls/index.ts'
import type { DialingTables } from './index.ts'

type Tables = AgentsTables & CallsTables & DialingTables

const actions = [
  'dial',
  'dial',
  'receive',
  'receive',
  'refuse',
  'start',
  'start',
  'start by hand',
  'ring',
  'connect',
  'end',
  'end',
  'cancel',
  'wish available',
  'wish not ready',
  'wish to leave',
  'sign in',
  'force not ready',
  'force available',
  'sweep',
] as const
type Action = (typeof actions)[number]

/** A phone that does what it is told in any order that a network may bring. */
class Model {
  readonly floor: Floor
  readonly agent: FloorAgent
  readonly manager: Requester
  requests: string[] = []
  waiting: Extract<CommandFrame, { kind: 'dial' }>[] = []
  taken: Extract<CommandFrame, { kind: 'dial' }>[] = []
  calls: string[] = []

  constructor(floor: Floor, agent: FloorAgent, manager: Requester) {
    this.floor = floor
    this.agent = agent
    this.manager = manager
  }

  async fetchCommands(): Promise<void> {
    const answer = await this.agent.phone.request('GET', '/api/v1/handset/commands')
    const { commands } = answer.json<{ commands: CommandFrame[] }>()
    this.waiting = commands.flatMap((command) => (command.kind === 'dial' ? [command] : []))
  }

  act(action: Action): Promise<unknown> {
    return this.#acts[action]()
  }

  readonly #acts: Record<Action, () => Promise<unknown>> = {
    dial: async () => {
      const answer = await this.floor.dial({
        agent: { agentId: this.agent.agentId },
        phoneNumber: '010-0000-1234',
      })
      if (answer.statusCode === 201) this.requests.push(answer.json().dialRequestId)
      else if (!answer.json().code.startsWith('dialing.agent_')) throw new Error(answer.body)
    },
    receive: async () => {
      await this.fetchCommands()
      const command = this.waiting.shift()
      if (command === undefined) return
      this.taken.push(command)
      await this.agent.phone.receive(command.commandId)
    },
    refuse: async () => {
      const command = this.taken.pop()
      if (command === undefined) return
      await this.agent.phone.report('command.refused', {
        commandId: command.commandId,
        reason: 'not_available',
      })
    },
    start: async () => {
      const command = this.calls.length > 0 ? undefined : this.taken.shift()
      if (command === undefined) return
      this.calls.push(command.payload.callId)
      await this.agent.phone.startCall(command.payload, this.agent.agentId)
    },
    'start by hand': async () => {
      if (this.calls.length > 1) return
      const callId = this.floor.container.ids.next('call')
      this.calls.push(callId)
      await this.agent.phone.report('call.started', {
        callId,
        direction: 'inbound',
        phoneNumber: null,
        agentId: this.agent.agentId,
        dialRequestId: null,
        recordingId: null,
        recordingMode: 'manual',
      })
    },
    ring: async () => {
      const [callId] = this.calls
      if (callId !== undefined) await this.agent.phone.report('call.ringing', { callId })
    },
    connect: async () => {
      const [callId] = this.calls
      if (callId !== undefined) await this.agent.phone.report('call.connected', { callId })
    },
    end: async () => {
      const callId = this.calls.shift()
      if (callId === undefined) return
      const ended = { callId, outcome: 'no_answer', durationMs: 0, endedBy: 'network' } as const
      await this.agent.phone.report('call.ended', ended)
    },
    cancel: async () => {
      const id = this.requests.at(-1)
      if (id !== undefined) await this.floor.crm.request('POST', `/api/v1/dial-requests/${id}/cancellation`)
    },
    'wish available': () => this.#wish('available'),
    'wish not ready': () => this.#wish('not_ready'),
    'wish to leave': () => this.#wish('logged_out'),
    'sign in': () => this.agent.phone.signIn(this.agent.loginId, this.agent.password),
    'force not ready': () => this.#force('not_ready'),
    'force available': () => this.#force('available'),
    sweep: () => Promise.all([this.floor.container.agents.sweep(), this.floor.container.dialing.sweep()]),
  }

  #wish(wish: 'available' | 'not_ready' | 'logged_out'): Promise<void> {
    const { phone, agentId } = this.agent
    return phone.report('agent.state_wished', { agentId, wish, notReadyReason: null, isForAfterCall: false })
  }

  #force(state: string): Promise<unknown> {
    return this.manager.request('POST', `/api/v1/agents/${this.agent.agentId}/state`, { state })
  }
}

/* Reports travel one after another; everything else may come at the same time as them. */
const together = fc.uniqueArray(fc.constantFrom(...actions), { minLength: 1, maxLength: 3 })
const step = fc.oneof(
  { weight: 5, arbitrary: together },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 45 }) },
)

describe.each([
  ['sqlite', 20],
  ['mariadb', 8],
] as const)('any interleaving (%s)', (dialect, numRuns) => {
  let floor: Floor
  let manager: Requester
  beforeAll(async () => {
    floor = await createFloor(dialect)
    manager = await floor.addPerson('team_manager', floor.units.team1)
  })
  afterAll(() => floor.stop())

  const read = () => floor.container.db.read<Tables>()
  const agentRow = (agentId: string) =>
    read().selectFrom('agents').selectAll().where('agent_id', '=', agentId).executeTakeFirstOrThrow()

  async function ensureInvariants({ agent }: Model): Promise<void> {
    const { agentId } = agent
    const row = await agentRow(agentId)
    expect(row.state === 'in_call').toBe(row.current_call_id !== null)
    expect(row.state === 'logged_out').toBe(row.device_id === null)
    expect(row.reserved_for === null).toBe(row.reserved_until === null)
    if (row.current_call_id !== null) {
      const call = await read()
        .selectFrom('calls')
        .select('phase')
        .where('id', '=', row.current_call_id)
        .executeTakeFirst()
      expect(call?.phase).not.toBe('ended')
    }
    const waiting = await read()
      .selectFrom('dial_requests')
      .select('id')
      .where('agent_id', '=', agentId)
      .where('state', 'in', ['accepted', 'sent'])
      .execute()
    expect(waiting.length).toBeLessThanOrEqual(1)
  }

  async function ensureEnd({ agent }: Model): Promise<void> {
    floor.clock.jumpWallClock(floor.clock.now() + 6.5 * 3_600_000)
    await floor.container.jobs.runDue()
    await floor.pass(1000)
    floor.clock.jumpWallClock(floor.clock.now() + 60_000)
    await floor.pass(1000)
    const states = await read()
      .selectFrom('dial_requests')
      .select('state')
      .where('agent_id', '=', agent.agentId)
      .execute()
    expect(states.filter(({ state }) => !['ended', 'failed', 'canceled'].includes(state))).toEqual([])
    const calls = await read()
      .selectFrom('calls')
      .select('phase')
      .where('agent_id', '=', agent.agentId)
      .execute()
    expect(calls.filter(({ phase }) => phase !== 'ended')).toEqual([])
    const row = await agentRow(agent.agentId)
    expect([row.reserved_for, row.current_call_id]).toEqual([null, null])
    expect(['available', 'not_ready', 'logged_out']).toContain(row.state)
  }

  test('CTC-3: an agent has one reservation and one state at a time, and every request comes to an end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const model = new Model(floor, await floor.addWorkingAgent(), manager)
        for (const each of steps) {
          if (typeof each === 'number') await floor.pass(each * 1000)
          else await Promise.all(each.map((action) => model.act(action)))
          await ensureInvariants(model)
        }
        await ensureEnd(model)
        await model.agent.phone.disconnect()
      }),
      { numRuns, endOnFailure: true },
    )
  }, 240_000)
})
