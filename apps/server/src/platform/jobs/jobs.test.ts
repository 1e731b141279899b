import { beforeEach, describe, expect, test } from 'vitest'
import { FakeClock } from '../clock/index.ts'
import type { OpenDb } from '../db/index.ts'
import { describeOnBothDialects } from '../db/test/describe-on-both-dialects.ts'
import { createIdSource } from '../ids/index.ts'
import { createLog } from '../log/index.ts'
import { retryDelayMs, type RunningJob } from './job-runner.ts'
import { createJobs, type Jobs } from './jobs.ts'
import type { JobsTables } from './jobs.table.ts'

describeOnBothDialects('jobs', (makeDb) => {
  let db: OpenDb
  let clock: FakeClock
  let jobs: Jobs
  beforeEach(async () => {
    db = await makeDb()
    clock = new FakeClock()
    jobs = node('node-1')
  })
  const node = (worker: string): Jobs =>
    createJobs({ db, clock, ids: createIdSource(clock), log: createLog('silent'), worker })
  const enqueue = (payload: unknown, more: object = {}) =>
    db.transaction((tx) => jobs.enqueue(tx, { kind: 'mail', payload, ...more }))
  const rows = () => db.read<JobsTables>().selectFrom('jobs').selectAll().orderBy('id').execute()

  test('a job runs once with what it was given', async () => {
    const ran: unknown[] = []
    jobs.register('mail', { run: async (job) => void ran.push(job.payload) })
    await enqueue({ to: ['a', 'b'] })
    await jobs.runDue()
    await jobs.runDue()
    expect(ran).toEqual([{ to: ['a', 'b'] }])
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 1, progress: 100 }])
  })

  test('a job of an act that failed does not exist', async () => {
    const act = db.transaction(async (tx) => {
      await jobs.enqueue(tx, { kind: 'mail', payload: 1 })
      throw new Error('act failed')
    })
    await expect(act).rejects.toThrow('act failed')
    expect(await rows()).toEqual([])
  })

  test('a job waits for its time', async () => {
    let runs = 0
    jobs.register('mail', { run: async () => void (runs += 1) })
    await enqueue(1, { runAt: clock.now() + 60_000 })
    await jobs.runDue()
    expect(runs).toBe(0)
    await clock.advance(60_000)
    await jobs.runDue()
    expect(runs).toBe(1)
  })

  test('what fails is tried again later, and is dead after its last attempt', async () => {
    let runs = 0
    jobs.register('mail', {
      run: async () => {
        runs += 1
        throw new Error('no route')
      },
    })
    await enqueue(1, { maxAttempts: 3 })
    for (let i = 0; i < 5; i += 1) {
      await jobs.runDue()
      await clock.advance(3_600_000)
    }
    expect(runs).toBe(3)
    expect(await rows()).toMatchObject([{ state: 'dead', attempts: 3, last_error: 'Error: no route' }])
  })

  test('a job is not made twice while one of its key waits or runs', async () => {
    jobs.register('mail', { run: async () => {} })
    expect(await enqueue(1, { uniqueKey: 'k' })).toBeDefined()
    expect(await enqueue(2, { uniqueKey: 'k' })).toBeUndefined()
    await jobs.runDue()
    expect(await enqueue(3, { uniqueKey: 'k' })).toBeDefined()
  })

  test('four nodes share a thousand jobs, and none runs twice', async () => {
    const ran: number[] = []
    const nodes = [1, 2, 3, 4].map((n) => node(`node-${n}`))
    for (const each of nodes)
      each.register('mail', { concurrency: 50, run: async (job) => void ran.push(Number(job.payload)) })
    const total = 400
    await db.transaction(async (tx) => {
      for (let i = 0; i < total; i += 1) await jobs.enqueue(tx, { kind: 'mail', payload: i })
    })
    await Promise.all(nodes.map((each) => each.runDue()))
    expect(ran.toSorted((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, i) => i))
  })

  test('the job of a worker that died is taken over when its lease has run out', async () => {
    const died = node('node-died')
    died.register('mail', { run: () => new Promise(() => {}) })
    await enqueue('a')
    void died.runDue()
    await expect.poll(async () => (await rows())[0]?.state).toBe('running')
    const ran: RunningJob[] = []
    jobs.register('mail', { run: async (job) => void ran.push(job) })
    await jobs.runDue()
    expect(ran).toHaveLength(0)
    clock.jumpWallClock(clock.now() + 61_000)
    await jobs.runDue()
    expect(ran).toMatchObject([{ payload: 'a', attempt: 2 }])
  })

  test('a job that runs on keeps its lease', async () => {
    const { promise: release, resolve } = Promise.withResolvers<void>()
    jobs.register('mail', { run: () => release })
    await enqueue('a')
    const running = jobs.runDue()
    await expect.poll(async () => (await rows())[0]?.state).toBe('running')
    await clock.advance(20_000)
    await expect.poll(async () => (await rows())[0]?.leased_until).toBe(clock.now() + 60_000)
    resolve()
    await running
  })

  test('a worker that lost its lease is told, and its word counts no more', async () => {
    const { promise: release, resolve } = Promise.withResolvers<void>()
    let signal: AbortSignal | undefined
    jobs.register('mail', {
      run: (job) => {
        signal = job.signal
        return release
      },
    })
    await enqueue('a')
    const running = jobs.runDue()
    await expect.poll(() => signal).toBeDefined()
    await db.transaction((tx) => tx.on<JobsTables>().updateTable('jobs').set({ worker: 'another' }).execute())
    await clock.advance(20_000)
    await expect.poll(() => signal?.aborted).toBe(true)
    resolve()
    await running
    expect(await rows()).toMatchObject([{ state: 'running', worker: 'another' }])
  })

  test('progress can be seen while the job runs', async () => {
    jobs.register('mail', {
      run: async (job) => {
        await job.reportProgress(40)
        expect(await rows()).toMatchObject([{ progress: 40, state: 'running' }])
      },
    })
    await enqueue(1)
    await jobs.runDue()
    expect(await rows()).toMatchObject([{ state: 'done' }])
  })

  test('a started queue runs what is enqueued at once, and a stop waits for it', async () => {
    let isDone = false
    jobs.register('mail', {
      run: async (job) => {
        await new Promise((resolve) => job.signal.addEventListener('abort', resolve))
        isDone = true
      },
    })
    jobs.start()
    await enqueue(1)
    await expect.poll(async () => (await rows())[0]?.state).toBe('running')
    await jobs.stop()
    expect(isDone).toBe(true)
    expect(await rows()).toMatchObject([{ state: 'done' }])
  })

  test('what fails because the server stops waits for the next start', async () => {
    jobs.register('mail', {
      run: (job) =>
        new Promise((_resolve, reject) => {
          job.signal.addEventListener('abort', () => reject(new Error('stopped')))
        }),
    })
    jobs.start()
    await enqueue(1, { maxAttempts: 1 })
    await expect.poll(async () => (await rows())[0]?.state).toBe('running')
    await jobs.stop()
    expect(await rows()).toMatchObject([{ state: 'waiting', run_at: clock.now() }])
  })

  test('finished jobs are forgotten after their time', async () => {
    jobs.register('mail', { run: async () => {} })
    await enqueue(1)
    await jobs.runDue()
    expect(await jobs.prune(clock.now() - 1)).toBe(0)
    expect(await jobs.prune(clock.now())).toBe(1)
    expect(await rows()).toEqual([])
  })

  test('a schedule runs at its time in its time zone, once over all nodes', async () => {
    clock = new FakeClock('2026-11-02T02:59:00+09:00')
    const ran: string[] = []
    const nodes = ['a', 'b'].map((name) => {
      const each = node(name)
      each.schedule(
        'purge-recordings',
        '0 3 * * *',
        'Asia/Seoul',
        async () => void ran.push(new Date(clock.now()).toISOString()),
      )
      return each
    })
    const runAll = () => Promise.all(nodes.map((each) => each.runDue()))
    await runAll()
    expect(ran).toEqual([])
    await clock.advance(60_000)
    await runAll()
    await runAll()
    expect(ran).toEqual(['2026-11-01T18:00:00.000Z'])
    await clock.advance(3 * 24 * 3_600_000)
    await runAll()
    await runAll()
    expect(ran).toHaveLength(2)
  })
})

describe('the waiting time after a failure', () => {
  test('doubles from five seconds to an hour', () => {
    expect([1, 2, 3, 4].map((attempt) => retryDelayMs(attempt, 0))).toEqual([5_000, 10_000, 20_000, 40_000])
    expect(retryDelayMs(40, 0)).toBe(3_600_000)
    expect(retryDelayMs(1, 1)).toBe(6_000)
  })
})
