import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type FloorAgent } from '../../test/floor.ts'

interface SeenEvent {
  eventId: string
  kind: string
  agentId: string | null
  data: Record<string, unknown>
}

/** A reader of the stream over a real connection. */
class Reader {
  readonly events: SeenEvent[] = []
  readonly #abort = new AbortController()
  status = 0
  problem: Record<string, unknown> | undefined

  async open(url: string, headers: Record<string, string>): Promise<this> {
    const answer = await fetch(url, { headers, signal: this.#abort.signal })
    this.status = answer.status
    if (answer.status !== 200) this.problem = (await answer.json()) as Record<string, unknown>
    else void this.#read(answer).catch(() => {})
    return this
  }

  async #read(answer: Response): Promise<void> {
    const onEvent = (event: EventSourceMessage): void =>
      void this.events.push(JSON.parse(event.data) as SeenEvent)
    const parser = createParser({ onEvent })
    const text = new TextDecoder()
    for await (const chunk of answer.body ?? [])
      parser.feed(text.decode(chunk as Uint8Array, { stream: true }))
  }

  /** The kinds seen, once there are so many. */
  async kinds(count: number): Promise<string[]> {
    const deadline = performance.now() + 10_000
    while (this.events.length < count && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10))
    return this.events.map(({ kind }) => kind)
  }

  close(): void {
    this.#abort.abort()
  }
}

describe.each(['sqlite', 'mariadb'] as const)('the stream of events (%s)', (dialect) => {
  let floor: Floor
  const readers: Reader[] = []
  beforeAll(async () => {
    floor = await createFloor(dialect)
  })
  afterEach(() => {
    for (const reader of readers.splice(0)) reader.close()
  })
  afterAll(() => floor.stop())

  const stream = (token: string, query = '', headers: Record<string, string> = {}) => {
    const reader = new Reader()
    readers.push(reader)
    return reader.open(`${floor.address}/api/v1/events${query}`, {
      authorization: `Bearer ${token}`,
      ...headers,
    })
  }
  const wish = (agent: FloorAgent, to: 'available' | 'not_ready') =>
    agent.phone.report('agent.state_wished', {
      agentId: agent.agentId,
      wish: to,
      notReadyReason: null,
      isForAfterCall: false,
    })
  const flush = () => floor.container.outbox.flush()

  test('INT-1: a CRM hears of its dials and calls in order, ids and states only', async () => {
    const agent = await floor.addWorkingAgent()
    await flush()
    const reader = await stream(floor.crm.token)
    const made = (
      await floor.dial({
        agent: { agentId: agent.agentId },
        phoneNumber: '010-0000-4321',
        customerName: '홍길동',
      })
    ).json()
    const { payload } = await agent.phone.takeDial()
    await agent.phone.startCall(payload, agent.agentId)
    await agent.phone.report('call.ended', {
      callId: made.callId,
      outcome: 'busy',
      durationMs: 0,
      endedBy: 'network',
    })
    await flush()
    expect(await reader.kinds(8)).toEqual([
      'dial_request.created',
      'dial_request.changed',
      'call.started',
      'agent.state_changed',
      'dial_request.changed',
      'call.ended',
      'agent.state_changed',
      'dial_request.changed',
    ])
    const states = reader.events
      .filter(({ kind }) => kind.startsWith('dial_request'))
      .map(({ data }) => data['dialRequestState'])
    expect(states).toEqual(['accepted', 'received', 'dialing', 'ended'])
    expect(reader.events.at(-1)?.data).toMatchObject({
      dialRequestId: made.dialRequestId,
      callId: made.callId,
      outcome: 'busy',
    })
    expect(JSON.stringify(reader.events)).not.toMatch(/홍길동|4321/)
  })

  test('INT-1: a reader that comes back misses nothing and gets nothing twice', async () => {
    const agent = await floor.addWorkingAgent()
    await flush()
    const first = await stream(floor.crm.token, '?kinds=agent.state_changed')
    await wish(agent, 'not_ready')
    await flush()
    await first.kinds(1)
    first.close()
    await wish(agent, 'available')
    await wish(agent, 'not_ready')
    await flush()
    const lastEventId = first.events.at(-1)?.eventId ?? ''
    const second = await stream(floor.crm.token, '?kinds=agent.state_changed', {
      'last-event-id': lastEventId,
    })
    await second.kinds(2)
    await wish(agent, 'available')
    await flush()
    await second.kinds(3)
    const states = [...first.events, ...second.events].map(({ data }) => data['agentState'])
    expect(states).toEqual(['not_ready', 'available', 'not_ready', 'available'])
    const ids = [...first.events, ...second.events].map(({ eventId }) => eventId)
    expect(new Set(ids).size).toBe(4)
  })

  test('INT-1: an event that is no longer kept is answered 410 with the oldest that is', async () => {
    const { outbox } = floor.container
    await flush()
    await outbox.prune(floor.clock.now() + 1)
    const oldest = await outbox.oldestPosition()
    const reader = await stream(floor.crm.token, '', { 'last-event-id': '0' })
    expect([reader.status, reader.problem]).toMatchObject([
      410,
      { code: 'integrations.event_too_old', oldestEventId: String(oldest) },
    ])
    expect((await stream(floor.crm.token, '', { 'last-event-id': String(oldest - 1) })).status).toBe(200)
    expect((await stream(floor.crm.token, '', { 'last-event-id': 'soon' })).problem).toMatchObject({
      code: 'request.invalid',
    })
    expect((await stream(floor.crm.token, '?kinds=call.exploded')).problem).toMatchObject({
      code: 'request.invalid',
    })
  })

  test('SEC-6: a key of a branch, a browser token and a session hear of no more than they reach', async () => {
    const [agent, other] = [
      await floor.addWorkingAgent(floor.units.team1),
      await floor.addWorkingAgent(floor.units.busan),
    ]
    await flush()
    const origin = 'https://crm.example'
    const key = await floor.createKey(floor.units.seoul, [origin])
    const made = await key.request('POST', '/api/v1/browser-tokens', { agent: { agentId: agent.agentId } })
    const manager = await floor.addPerson('team_manager', floor.units.busan)
    await flush()
    const ofKey = await stream(key.token)
    const ofBrowser = await stream(made.json().token, '', { origin })
    const ofManager = new Reader()
    readers.push(ofManager)
    await ofManager.open(`${floor.address}/api/v1/events`, { cookie: manager.cookie })
    await wish(other, 'not_ready')
    await wish(agent, 'not_ready')
    await wish(other, 'available')
    await wish(agent, 'available')
    await flush()
    await Promise.all([ofKey.kinds(2), ofBrowser.kinds(2), ofManager.kinds(2)])
    const heard = (reader: Reader) => new Set(reader.events.map(({ agentId }) => agentId))
    expect(heard(ofKey)).toEqual(new Set([agent.agentId]))
    expect(heard(ofBrowser)).toEqual(new Set([agent.agentId]))
    expect(heard(ofManager)).toEqual(new Set([other.agentId]))
  })

  test('SEC-6: who may not list agents does not hear of them', async () => {
    const agent = await floor.addWorkingAgent()
    await flush()
    const { container, companyId } = floor
    const by = {
      companyId,
      actor: { kind: 'server', id: 'server', name: null },
      address: null,
      deviceId: null,
    } as const
    const { token } = await container.db.transaction((tx) =>
      container.accounts.createApiKey(tx, by, {
        companyId,
        name: 'calls only',
        permissions: ['events:stream', 'calls:list'],
        orgUnitId: null,
        origins: [],
      }),
    )
    const reader = await stream(token)
    const callId = container.ids.next('call')
    await agent.phone.report('call.started', {
      callId,
      direction: 'inbound',
      phoneNumber: null,
      agentId: agent.agentId,
      dialRequestId: null,
      recordingId: null,
      recordingMode: 'manual',
    })
    await agent.phone.report('call.ended', { callId, outcome: 'rejected', durationMs: 0, endedBy: 'agent' })
    await flush()
    expect(await reader.kinds(2)).toEqual(['call.started', 'call.ended'])
  })
})
