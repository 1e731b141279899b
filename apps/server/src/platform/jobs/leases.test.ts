import { beforeEach, expect, test } from 'vitest'
import { FakeClock } from '../clock/index.ts'
import type { OpenDb } from '../db/index.ts'
import { describeOnBothDialects } from '../db/test/describe-on-both-dialects.ts'
import { createLeases, type LeasesTables } from './leases.ts'

describeOnBothDialects('leases', (makeDb) => {
  let db: OpenDb
  let clock: FakeClock
  beforeEach(async () => {
    db = await makeDb()
    clock = new FakeClock()
  })
  const heldFor = async (): Promise<number> => {
    const row = await db
      .read<LeasesTables>()
      .selectFrom('leases')
      .select('held_until')
      .where('name', '=', 'z')
      .executeTakeFirstOrThrow()
    return row.held_until - clock.now()
  }
  const node = (name: string) => createLeases(db, clock, name)

  test('one node holds a name; another has it when the lease has run out', async () => {
    const [a, b] = [node('a').lease('x', 10_000), node('b').lease('x', 10_000)]
    expect(await a.ensureHeld()).toBe(true)
    expect(await b.ensureHeld()).toBe(false)
    await clock.advance(9_999)
    expect(await b.ensureHeld()).toBe(false)
    await clock.advance(1)
    expect(await b.ensureHeld()).toBe(true)
    expect(await a.ensureHeld()).toBe(false)
  })

  test('a node that asks in time keeps the name', async () => {
    const [a, b] = [node('a').lease('x', 10_000), node('b').lease('x', 10_000)]
    for (let i = 0; i < 10; i += 1) {
      expect(await a.ensureHeld()).toBe(true)
      expect(await b.ensureHeld()).toBe(false)
      await clock.advance(4_000)
    }
  })

  test('a released name can be had at once', async () => {
    const [a, b] = [node('a').lease('x', 10_000), node('b').lease('x', 10_000)]
    await a.ensureHeld()
    await a.release()
    expect(await b.ensureHeld()).toBe(true)
  })

  test('of many nodes that ask at once exactly one gets it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => node(`n${i}`).lease('y', 1000).ensureHeld()),
    )
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  test('work under a lease is not done by two, and the name is free afterwards, also when it fails', async () => {
    const { promise: release, resolve } = Promise.withResolvers<void>()
    const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>()
    const first = node('a').withLease('z', async () => {
      begin()
      await release
      return 'done'
    })
    await hasBegun
    await expect.poll(() => node('b').withLease('z', async () => 'mine')).toBeUndefined()
    for (let i = 0; i < 10; i += 1) {
      await clock.advance(10_000)
      await expect.poll(heldFor).toBeGreaterThan(10_000)
    }
    await expect.poll(() => node('b').withLease('z', async () => 'mine')).toBeUndefined()
    resolve()
    expect(await first).toBe('done')
    await expect(
      node('b').withLease('z', async () => {
        throw new Error('fails')
      }),
    ).rejects.toThrow('fails')
    expect(await node('c').withLease('z', async () => 'mine')).toBe('mine')
  })
})
