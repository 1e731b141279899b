import { Registry } from 'prom-client'
import { beforeEach, expect, test } from 'vitest'
import { FakeClock } from '../../../platform/clock/index.ts'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createLeases } from '../../../platform/jobs/index.ts'
import { createLog } from '../../../platform/log/index.ts'
import { CheckpointForwarder } from './checkpoint-forwarder.service.ts'
import type { CheckpointSink } from './checkpoint-sink.port.ts'
import { createCheckpointMetrics } from './checkpoints.metrics.ts'
import { createCheckpointStore } from './checkpoints.store.ts'
import { createSinkProgressStore } from './sink-progress.store.ts'

describeOnBothDialects('SEC-3: checkpoints are brought to their sinks', (makeDb) => {
  let db: OpenDb
  let clock: FakeClock
  let registry: Registry
  beforeEach(async () => {
    db = await makeDb()
    clock = new FakeClock()
  })

  const sign = (treeSize: number) =>
    db.transaction((tx) =>
      createCheckpointStore(db).insert(tx, {
        treeSize,
        rootHash: Buffer.alloc(32),
        note: `note ${treeSize}`,
        signedAt: clock.now(),
      }),
    )
  function sinkOf(changes: Partial<CheckpointSink> = {}) {
    const taken: number[] = []
    const state = { isUp: true }
    const sink: CheckpointSink = {
      name: 'syslog',
      isPerNode: false,
      async append({ treeSize }) {
        if (!state.isUp) throw Object.assign(new Error('to 10.0.0.1'), { code: 'ECONNREFUSED' })
        taken.push(treeSize)
      },
      ...changes,
    }
    return { sink, taken, state }
  }
  const forward = (sinks: readonly CheckpointSink[], node = 'node-1') =>
    new CheckpointForwarder({
      sinks,
      checkpoints: createCheckpointStore(db),
      progress: createSinkProgressStore(db),
      lease: createLeases(db, clock, node).lease('audit-sinks', 60_000),
      clock,
      log: createLog('silent'),
      metrics: createCheckpointMetrics((registry = new Registry())),
    })

  test('a sink that fails is tried again until it has every checkpoint, and holds no other up', async () => {
    const [broken, fine] = [sinkOf(), sinkOf({ name: 's3' })]
    const forwarder = forward([broken.sink, fine.sink])
    await sign(10)
    await forwarder.flush()
    broken.state.isUp = false
    await sign(20)
    forwarder.nudge()
    await forwarder.settled()
    await sign(30)
    forwarder.nudge()
    await forwarder.settled()
    expect(fine.taken).toEqual([10, 20, 30])
    expect(broken.taken).toEqual([10])
    const failingSince = clock.now()
    expect(await forwarder.status()).toEqual([
      { name: 'syslog', treeSize: 10, sentAt: expect.any(Number), fault: 'ECONNREFUSED', failingSince },
      { name: 's3', treeSize: 30, sentAt: expect.any(Number), fault: null, failingSince: null },
    ])
    await clock.advance(1000)
    await forwarder.settled()
    expect(await registry.getSingleMetricAsString('smartym_audit_sink_failures_total')).toContain(
      'smartym_audit_sink_failures_total{sink="syslog"} 2',
    )
    broken.state.isUp = true
    await clock.advance(2000)
    await forwarder.settled()
    expect(broken.taken).toEqual([10, 20, 30])
    expect(await forwarder.status()).toMatchObject([{ treeSize: 30, fault: null, failingSince: null }, {}])
    await forwarder.stop()
  })

  test('after a restart the next node goes on where the one before stopped', async () => {
    const first = sinkOf()
    await sign(10)
    const before = forward([first.sink])
    await before.flush()
    await before.stop()
    await sign(20)
    const second = sinkOf()
    await forward([second.sink], 'node-2').flush()
    expect([first.taken, second.taken]).toEqual([[10], [20]])
  })

  test('one node at a time sends to what all share, while each keeps copies of its own', async () => {
    await sign(10)
    const shared = [sinkOf(), sinkOf()]
    const own = [sinkOf({ name: 'file', isPerNode: true }), sinkOf({ name: 'file', isPerNode: true })]
    for (const i of [0, 1]) {
      const sinks = [shared[i]?.sink, own[i]?.sink].filter((sink) => sink !== undefined)
      await forward(sinks, `node-${i}`).flush()
    }
    expect([shared, own].map((pair) => pair.map(({ taken }) => taken))).toEqual([
      [[10], []],
      [[10], [10]],
    ])
  })

  test('a sink that is new begins with the newest checkpoint, a node’s empty folder with the first', async () => {
    for (const size of [10, 20, 30]) await sign(size)
    const [shared, own] = [sinkOf(), sinkOf({ name: 'file', isPerNode: true, findLastSize: () => undefined })]
    await forward([shared.sink, own.sink]).flush()
    expect([shared.taken, own.taken]).toEqual([[30], [10, 20, 30]])
  })
})
