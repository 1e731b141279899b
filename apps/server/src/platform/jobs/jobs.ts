import type { FastifyBaseLogger } from 'fastify'
import type { Clock, Timer } from '../clock/index.ts'
import { type Db, encodeJson, isDuplicateKey, type Tx } from '../db/index.ts'
import type { IdSource } from '../ids/index.ts'
import { type JobKind, JobRunner } from './job-runner.ts'
import { createJobStore, type JobStore } from './jobs.store.ts'
import { Schedules } from './schedules.ts'

export interface NewJob {
  readonly kind: string
  readonly payload: unknown
  /** UTC milliseconds; now when absent. */
  readonly runAt?: number
  /** While a job of this kind and key waits or runs, another is not made. */
  readonly uniqueKey?: string
  /** Default 10. */
  readonly maxAttempts?: number
}

export interface Jobs {
  /** Makes a job in the act's transaction. Undefined when one with the same unique key is there already. */
  enqueue(tx: Tx, job: NewJob): Promise<string | undefined>
  register(kind: string, definition: JobKind): void
  /** Runs `run` as a job at the times of a cron pattern, once over all nodes; what was missed is made up once. */
  schedule(name: string, pattern: string, timeZone: string, run: () => Promise<void>): void
  start(): void
  /** Takes no more jobs, tells those that run, and waits for them. */
  stop(): Promise<void>
  /** Runs everything that is due, and what that makes due, to the end; for tests and commands. */
  runDue(): Promise<void>
  /** Forgets jobs that finished before (UTC milliseconds); returns how many. */
  prune(finishedBefore: number): Promise<number>
  readonly store: JobStore
}

export interface JobsOptions {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly log: FastifyBaseLogger
  /** Name of this node. */
  readonly worker: string
}

const pollMs = 1000
const defaultMaxAttempts = 10
const pruneBatch = 500

/** The server's queue of work, in the database. */
export function createJobs({ db, clock, ids, log, worker }: JobsOptions): Jobs {
  const store = createJobStore(db)
  const timers: Timer[] = []
  let isStarted = false
  const runner = new JobRunner({ store, clock, log, worker, onEnded: () => poll() })
  const schedules = new Schedules({
    db,
    clock,
    worker,
    enqueue: (tx, kind) => enqueue(tx, { kind, payload: null, uniqueKey: 'next' }),
  })

  function poll(): void {
    if (!isStarted) return
    for (const kind of runner.kinds.keys()) {
      runner
        .claim(kind)
        .catch((error: unknown) => log.error({ err: error, kind }, 'jobs could not be claimed'))
    }
  }

  function checkSchedules(): void {
    schedules.check().catch((error: unknown) => log.error({ err: error }, 'schedules could not be checked'))
  }

  async function enqueue(tx: Tx, job: NewJob): Promise<string | undefined> {
    const id = ids.next('job')
    const now = clock.now()
    const { kind, uniqueKey = null, maxAttempts = defaultMaxAttempts, runAt = now } = job
    try {
      await store.insert(tx, {
        id,
        kind,
        uniqueKey,
        payload: encodeJson(job.payload),
        runAt,
        maxAttempts,
        createdAt: now,
      })
    } catch (error) {
      if (uniqueKey !== null && isDuplicateKey(error)) return undefined
      throw error
    }
    tx.afterCommit(poll)
    return id
  }

  function register(kind: string, definition: JobKind): void {
    if (runner.kinds.has(kind)) throw new Error(`jobs of kind ${kind} are registered twice`)
    runner.kinds.set(kind, definition)
  }

  return {
    store,
    enqueue,
    register,
    schedule(name, pattern, timeZone, run) {
      const kind = `schedule:${name}`
      register(kind, { run })
      schedules.add(kind, pattern, timeZone)
    },
    start() {
      isStarted = true
      timers.push(clock.setRepeatingTimer(pollMs, poll), clock.setRepeatingTimer(pollMs, checkSchedules))
      checkSchedules()
      poll()
    },
    async stop() {
      isStarted = false
      for (const timer of timers.splice(0)) timer.cancel()
      await runner.stop()
    },
    async runDue() {
      await schedules.check()
      for (let found = 1; found > 0;) {
        found = 0
        for (const kind of runner.kinds.keys()) found += await runner.claim(kind)
        await runner.idle()
      }
    },
    async prune(finishedBefore) {
      let total = 0
      for (let deleted = pruneBatch; deleted === pruneBatch; total += deleted) {
        deleted = await store.deleteFinished(finishedBefore, pruneBatch)
      }
      return total
    },
  }
}
