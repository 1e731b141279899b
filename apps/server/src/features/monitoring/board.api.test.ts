import type { BoardEvent, BoardRow, NotReadyReason } from '@smartym/contract'
import { createParser } from 'eventsource-parser'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type FloorAgent } from '../../test/floor.ts'

/** A console that watches the board: the rows as they are after everything told so far. */
class Watcher {
  readonly updates: BoardEvent[] = []
  readonly rows = new Map<string, BoardRow>()
  status = 0
  readonly #abort = new AbortController()

  async open(address: string, cookie: string, query = ''): Promise<this> {
    const answer = await fetch(`${address}/api/v1/board/stream${query}`, {
      headers: { cookie },
      signal: this.#abort.signal,
    })
    this.status = answer.status
    if (answer.status === 200) void this.#read(answer).catch(() => {})
    else await answer.text()
    return this
  }

  async #read(answer: Response): Promise<void> {
    const parser = createParser({ onEvent: (event) => this.#take(JSON.parse(event.data) as BoardEvent) })
    const text = new TextDecoder()
    for await (const chunk of answer.body ?? [])
      parser.feed(text.decode(chunk as Uint8Array, { stream: true }))
  }

  #take(event: BoardEvent): void {
    this.updates.push(event)
    if (event.kind === 'snapshot') this.rows.clear()
    else for (const agentId of event.removed) this.rows.delete(agentId)
    for (const row of event.rows) this.rows.set(row.agentId, row)
  }

  async until(holds: () => boolean): Promise<void> {
    const deadline = performance.now() + 10_000
    while (!holds()) {
      if (performance.now() > deadline)
        throw new Error(`not seen; last ${JSON.stringify(this.updates.at(-1))}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  close(): void {
    this.#abort.abort()
  }
}

describe.each(['sqlite', 'mariadb'] as const)('the live board (%s)', (dialect) => {
  let floor: Floor
  const watchers: Watcher[] = []
  beforeAll(async () => {
    floor = await createFloor(dialect)
  })
  afterEach(() => {
    for (const watcher of watchers.splice(0)) watcher.close()
  })
  afterAll(() => floor.stop())

  const watch = async (cookie: string, query = '') => {
    const watcher = new Watcher()
    watchers.push(watcher)
    await watcher.open(floor.address, cookie, query)
    await watcher.until(() => watcher.updates.length > 0)
    return watcher
  }
  /** Lets the board's clock tick until it has shown what holds. */
  const passUntil = async (holds: () => boolean) => {
    for (let tries = 0; tries < 100 && !holds(); tries += 1) {
      await floor.container.outbox.flush()
      await floor.clock.advance(250)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect(holds()).toBe(true)
  }
  const startCall = async (agent: FloorAgent) => {
    const callId = floor.container.ids.next('call')
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

  test('MON-4: the board begins with everybody and then tells what changes, whole rows', async () => {
    const [agent, idle] = [await floor.addWorkingAgent(), await floor.addAgent()]
    const manager = await floor.addPerson('team_manager', floor.units.team1)
    const board = await watch(manager.cookie)
    expect(board.updates[0]).toMatchObject({ kind: 'snapshot' })
    expect(board.rows.get(idle.agentId)).toMatchObject({
      state: 'logged_out',
      device: null,
      call: null,
      callsToday: 0,
    })
    expect(board.rows.get(agent.agentId)).toMatchObject({
      state: 'available',
      device: { isConnected: true, model: 'Galaxy A15' },
    })
    const callId = await startCall(agent)
    await agent.phone.report('call.connected', { callId })
    await passUntil(() => board.rows.get(agent.agentId)?.call?.phase === 'connected')
    expect(board.rows.get(agent.agentId)).toMatchObject({
      state: 'in_call',
      callsToday: 1,
      call: { callId, customerNumber: { text: '010-****-1234', isMasked: true }, isRecording: false },
    })
    await agent.phone.report('call.ended', { callId, outcome: 'connected', durationMs: 1, endedBy: 'agent' })
    await passUntil(() => board.rows.get(agent.agentId)?.state === 'wrap_up')
    expect(board.rows.get(agent.agentId)).toMatchObject({ call: null })
    const told = board.updates.slice(1).flatMap(({ rows }) => rows.map(({ agentId }) => agentId))
    expect(told).not.toContain(idle.agentId)
  })

  test('MON-4: many changes between two ticks are one update', async () => {
    const agent = await floor.addWorkingAgent(floor.units.team2)
    const manager = await floor.addPerson('team_manager', floor.units.team2)
    const board = await watch(manager.cookie)
    for (const wish of ['not_ready', 'available', 'not_ready', 'available', 'not_ready'] as const)
      await agent.phone.report('agent.state_wished', {
        agentId: agent.agentId,
        wish,
        notReadyReason: null,
        isForAfterCall: false,
      })
    await passUntil(() => board.rows.get(agent.agentId)?.state === 'not_ready')
    const ofAgent = board.updates
      .slice(1)
      .filter(({ rows }) => rows.some((row) => row.agentId === agent.agentId))
    expect(ofAgent).toHaveLength(1)
  })

  test('MON-4: flags come and go with time, without any event', async () => {
    const agent = await floor.addWorkingAgent(floor.units.team2)
    const manager = await floor.addPerson('team_manager', floor.units.team2)
    const board = await watch(manager.cookie)
    const callId = await startCall(agent)
    await passUntil(() => board.rows.get(agent.agentId)?.state === 'in_call')
    floor.clock.jumpWallClock(floor.clock.now() + 10 * 60_000)
    await agent.phone.socket.heartbeat()
    await passUntil(() => board.rows.get(agent.agentId)?.flags.includes('long_call') === true)
    await agent.phone.report('call.ended', { callId, outcome: 'connected', durationMs: 1, endedBy: 'agent' })
    await agent.phone.disconnect()
    await passUntil(() => board.rows.get(agent.agentId)?.device?.isConnected === false)
    floor.clock.jumpWallClock(floor.clock.now() + 45_000)
    await passUntil(() => board.rows.get(agent.agentId)?.flags.includes('link_lost') === true)
  })

  test('SEC-6: a team’s manager sees the team, narrowed by the filter; one without the permission sees nothing', async () => {
    const [mine, other] = [
      await floor.addWorkingAgent(floor.units.team1),
      await floor.addWorkingAgent(floor.units.busan),
    ]
    const branch = await floor.addPerson('manager', floor.units.seoul)
    const board = await watch(branch.cookie)
    expect([board.rows.has(mine.agentId), board.rows.has(other.agentId)]).toEqual([true, false])
    const narrowed = await watch(branch.cookie, `?orgUnitId=${floor.units.team2}`)
    expect(narrowed.rows.has(mine.agentId)).toBe(false)
    const foreign = await watch(branch.cookie, `?orgUnitId=${floor.units.busan}`)
    expect(foreign.rows.size).toBe(0)
    await startCall(other)
    await startCall(mine)
    await passUntil(() => board.rows.get(mine.agentId)?.state === 'in_call')
    expect(board.rows.has(other.agentId)).toBe(false)
    const auditor = await floor.addPerson('auditor', floor.units.seoul)
    const refused = new Watcher()
    watchers.push(refused)
    await refused.open(floor.address, auditor.cookie)
    expect(refused.status).toBe(403)
  })

  test('MON-4: an agent who moves to another unit leaves one board and comes to another', async () => {
    const agent = await floor.addWorkingAgent(floor.units.team1)
    const [here, there] = [
      await watch((await floor.addPerson('team_manager', floor.units.team1)).cookie),
      await watch((await floor.addPerson('team_manager', floor.units.team2)).cookie),
    ]
    const { db } = floor.container
    await db.transaction((tx) =>
      tx
        .on<{ accounts: { id: string; org_unit_id: string } }>()
        .updateTable('accounts')
        .set({ org_unit_id: floor.units.team2 })
        .where('id', '=', agent.accountId)
        .execute(),
    )
    await agent.phone.report('agent.state_wished', {
      agentId: agent.agentId,
      wish: 'not_ready',
      notReadyReason: null,
      isForAfterCall: false,
    })
    await passUntil(() => !here.rows.has(agent.agentId) && there.rows.has(agent.agentId))
  })

  test('MON-4, MON-5: a reason for not being ready comes with the company’s own name, and without one when it is gone', async () => {
    const agent = await floor.addWorkingAgent()
    const manager = await floor.addPerson('team_manager', floor.units.team1)
    const board = await watch(manager.cookie)
    const actor = { kind: 'server', id: 'server', name: null } as const
    const by = { companyId: floor.companyId, actor, address: null, deviceId: null }
    const setReasons = async (value: NotReadyReason[]) => {
      await floor.container.db.transaction((tx) =>
        floor.container.settings.change(tx, by, {
          companyId: floor.companyId,
          level: 'company',
          targetId: floor.companyId,
          key: 'handset.notReadyReasons',
          value,
        }),
      )
      const known = () => floor.container.agents.policyOf(floor.units.team1).notReadyReasons
      await passUntil(() => known().length === value.length)
    }
    const name = { ko: '은행 창구 지원', en: 'Counter duty', ja: '窓口支援', zh: '柜台支援' }
    await setReasons([{ code: 'counter', name, limitMs: null }])
    const wish = { agentId: agent.agentId, wish: 'not_ready', isForAfterCall: false } as const
    await agent.phone.report('agent.state_wished', { ...wish, notReadyReason: 'counter' })
    await passUntil(() => board.rows.get(agent.agentId)?.state === 'not_ready')
    expect(board.rows.get(agent.agentId)).toMatchObject({
      notReadyReason: 'counter',
      notReadyReasonName: name,
    })
    await setReasons([])
    const one = await floor.crm.request('GET', `/api/v1/agents/${agent.agentId}`)
    expect(one.json()).toMatchObject({ notReadyReason: 'counter', notReadyReasonName: null })
  })
})
