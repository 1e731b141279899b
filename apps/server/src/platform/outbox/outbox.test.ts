import { beforeEach, expect, test } from 'vitest'
import { FakeClock } from '../clock/index.ts'
import type { OpenDb } from '../db/index.ts'
import { describeOnBothDialects } from '../db/test/describe-on-both-dialects.ts'
import { createLeases } from '../jobs/index.ts'
import { createLog } from '../log/index.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import type { NewEvent, OutboxEvent } from './outbox.store.ts'

describeOnBothDialects('outbox', (makeDb) => {
  let db: OpenDb
  let clock: FakeClock
  let outbox: Outbox
  beforeEach(async () => {
    db = await makeDb()
    clock = new FakeClock()
    outbox = node('a')
  })
  const node = (name: string): Outbox =>
    createOutbox({ db, clock, leases: createLeases(db, clock, name), log: createLog('silent') })
  const event = (n: number, more: Partial<NewEvent> = {}): NewEvent => ({
    kind: 'call.ended',
    companyId: 'com_1',
    payload: { n },
    ...more,
  })
  const append = (from: Outbox, ...events: NewEvent[]) =>
    db.transaction(async (tx) => {
      for (const each of events) await from.append(tx, each)
    })
  const numbers = (events: readonly OutboxEvent[]) =>
    events.map(({ payload }) => (payload as { n: number }).n)

  test('events get positions without holes, in the order of their commits', async () => {
    await append(outbox, event(1), event(2))
    await append(outbox, event(3))
    await outbox.flush()
    const events = await outbox.listSince(0, {}, 100)
    expect(events.map(({ position }) => position)).toEqual([1, 2, 3])
    expect(numbers(events)).toEqual([1, 2, 3])
    expect(events[0]).toMatchObject({
      kind: 'call.ended',
      companyId: 'com_1',
      orgUnitId: null,
      occurredAt: clock.now(),
    })
    expect(await outbox.lastPosition()).toBe(3)
    expect(await outbox.oldestPosition()).toBe(1)
  })

  test('an event of an act that failed is never seen', async () => {
    await db
      .transaction(async (tx) => {
        await outbox.append(tx, event(1))
        throw new Error('fails')
      })
      .catch(() => {})
    await append(outbox, event(2))
    await outbox.flush()
    expect(numbers(await outbox.listSince(0, {}, 100))).toEqual([2])
  })

  test('a subscriber gets every event after its commit, in order, none twice', async () => {
    const seen: OutboxEvent[] = []
    await append(outbox, event(0))
    await outbox.start()
    const unsubscribe = outbox.subscribe((events) => seen.push(...events))
    await Promise.all(Array.from({ length: 60 }, (_, i) => append(outbox, event(i + 1))))
    await expect.poll(() => seen.length).toBe(60)
    expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: 60 }, (_, i) => i + 2))
    unsubscribe()
    await append(outbox, event(99))
    await outbox.flush()
    expect(seen).toHaveLength(60)
    await outbox.stop()
  })

  test('a node sees what another node appended', async () => {
    const other = node('b')
    const seen: OutboxEvent[] = []
    await outbox.start()
    await other.start()
    other.subscribe((events) => seen.push(...events))
    await append(outbox, event(1))
    await expect
      .poll(async () => {
        await clock.advance(250)
        return numbers(seen)
      })
      .toEqual([1])
    await Promise.all([outbox.stop(), other.stop()])
  })

  test('nothing is skipped while several nodes append and number at once', async () => {
    const nodes = [node('a'), node('b'), node('c')]
    const seen: number[] = []
    await Promise.all(nodes.map((each) => each.start()))
    nodes[2]?.subscribe((events) => seen.push(...numbers(events)))
    await Promise.all(
      Array.from({ length: 150 }, async (_, i) => {
        await append(nodes[i % 3] as Outbox, event(i))
        if (i % 10 === 0) await clock.advance(300)
      }),
    )
    await expect
      .poll(async () => {
        await clock.advance(300)
        return seen.length
      })
      .toBe(150)
    expect(new Set(seen).size).toBe(150)
    const positions = (await outbox.listSince(0, {}, 500)).map(({ position }) => position)
    expect(positions).toEqual(Array.from({ length: 150 }, (_, i) => i + 1))
    await Promise.all(nodes.map((each) => each.stop()))
  })

  test('a reader gets only what its filter lets through', async () => {
    await append(
      outbox,
      event(1, { agentId: 'agt_1', orgUnitId: 'org_1', apiKeyId: 'key_1' }),
      event(2, { agentId: 'agt_2', orgUnitId: 'org_2' }),
      event(3, { companyId: 'com_2' }),
      event(4, { kind: 'call.started' }),
    )
    await outbox.flush()
    const list = async (filter: Parameters<Outbox['listSince']>[1], since = 0) =>
      numbers(await outbox.listSince(since, filter, 10))
    expect(await list({ companyId: 'com_1' })).toEqual([1, 2, 4])
    expect(await list({ companyId: 'com_1', kinds: ['call.started'] })).toEqual([4])
    expect(await list({ agentIds: ['agt_2'] })).toEqual([2])
    expect(await list({ orgUnitIds: ['org_1', 'org_2'] })).toEqual([1, 2])
    expect(await list({ orgUnitIds: [] })).toEqual([])
    expect(await list({ apiKeyId: 'key_1' })).toEqual([1])
    expect(await list({}, 2)).toEqual([3, 4])
  })

  test('old events are forgotten, and positions go on', async () => {
    await append(outbox, event(1), event(2))
    await outbox.flush()
    clock.jumpWallClock(clock.now() + 1000)
    expect(await outbox.prune(clock.now())).toBe(1)
    expect(await outbox.oldestPosition()).toBe(2)
    await append(outbox, event(3))
    await outbox.flush()
    expect((await outbox.listSince(0, {}, 10)).map(({ position }) => position)).toEqual([2, 3])
  })
})
