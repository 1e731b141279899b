import { Cron } from 'croner'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock, Timer } from '../clock/index.ts'
import { type Db, decodeJson, encodeJson, isDuplicateKey, type Tx } from '../db/index.ts'
import type { IdSource } from '../ids/index.ts'
import { type ClaimedJob, createJobStore, type JobStore } from './jobs.store.ts'
import type { LeasesTables } from './leases.ts'

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

/** A job in a worker's hands. It may run twice (a worker died after the work, before the word): make it repeatable. */
export interface RunningJob {
  readonly id: string
  readonly payload: unknown
  /** 1 at the first run. */
  readonly attempt: number
  /** Fires when the lease was lost or the server stops. */
  readonly signal: AbortSignal
  reportProgress(percent: number): Promise<void>
}

export interface JobKind {
  run(job: RunningJob): Promise<void>
  /** Jobs of this kind at a time on this node. Default 1. */
  readonly concurrency?: number
  /** A worker that is not heard of for so long has lost its job. Default 60 s. */
  readonly leaseMs?: number
}

export interface Jobs {
  /** Makes a job in the act's transaction. Undefined when one with the same unique key is there already. */
  enqueue(tx: Tx, job: NewJob): Promise<string | undefined>
  register(kind: string, definition: JobKind): void
  /** Runs `run` as a job at the times of a cron pattern, once over all nodes; a missed time is made up once. */
  schedule(name: string, pattern: string, timeZone: string, run: () => Promise<void>): void
  start(): void
  /** Takes no more jobs, tells those that run, and waits for them. */
  stop(): Promise<void>
  /** Runs everything that is due, and what that makes due, to the end; for tests and commands. */
  runDue(): Promise<void>
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
const scheduleCheckMs = 1000
const firstBackOffMs = 5_000
const longestBackOffMs = 3_600_000
const defaultLeaseMs = 60_000

/** Waiting time after a failed attempt: doubles from 5 s to an hour, with up to a fifth more. */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.round(Math.min(longestBackOffMs, firstBackOffMs * 2 ** (attempt - 1)) * (1 + random / 5))
}

/** The server's queue of work, in the database. */
export function createJobs({ db, clock, ids, log, worker }: JobsOptions): Jobs {
  const store = createJobStore(db)
  const kinds = new Map<string, JobKind>()
  const schedules = new Map<string, Cron>()
  const running = new Set<Promise<void>>()
  const busy = new Map<string, number>()
  const stopping = new AbortController()
  const timers: Timer[] = []
  let isStarted = false

  async function enqueue(tx: Tx, job: NewJob): Promise<string | undefined> {
    const id = ids.next('job')
    const now = clock.now()
    try {
      await store.insert(tx, {
        id,
        kind: job.kind,
        unique_key: job.uniqueKey ?? null,
        payload: encodeJson(job.payload),
        state: 'waiting',
        run_at: job.runAt ?? now,
        attempts: 0,
        max_attempts: job.maxAttempts ?? 10,
        worker: null,
        leased_until: null,
        progress: null,
        last_error: null,
        created_at: now,
        finished_at: null,
      })
    } catch (error) {
      if (job.uniqueKey !== undefined && isDuplicateKey(error)) return undefined
      throw error
    }
    tx.afterCommit(() => {
      if (isStarted) poll()
    })
    return id
  }

  function poll(): void {
    for (const kind of kinds.keys())
      void claimAndRun(kind).catch((error: unknown) =>
        log.error({ err: error, kind }, 'jobs could not be claimed'),
      )
  }

  /* Returns how many were claimed. */
  async function claimAndRun(kind: string): Promise<number> {
    const definition = kinds.get(kind)
    const free = (definition?.concurrency ?? 1) - (busy.get(kind) ?? 0)
    if (definition === undefined || free <= 0 || stopping.signal.aborted) return 0
    busy.set(kind, (busy.get(kind) ?? 0) + free)
    const leaseMs = definition.leaseMs ?? defaultLeaseMs
    let claimed: ClaimedJob[] = []
    try {
      claimed = await store.claim(kind, free, worker, clock.now(), clock.now() + leaseMs)
    } finally {
      busy.set(kind, (busy.get(kind) ?? 0) - free + claimed.length)
    }
    for (const job of claimed) track(runClaimed(job, definition, leaseMs))
    return claimed.length
  }

  function track(work: Promise<void>): void {
    running.add(work)
    void work.finally(() => running.delete(work))
  }

  async function runClaimed(job: ClaimedJob, definition: JobKind, leaseMs: number): Promise<void> {
    const lost = new AbortController()
    const renewal = clock.setRepeatingTimer(leaseMs / 3, () => {
      store.renew(job.id, worker, clock.now() + leaseMs).then(
        (isHeld) => isHeld || lost.abort(),
        () => {},
      )
    })
    try {
      await definition.run({
        id: job.id,
        payload: decodeJson(job.payload),
        attempt: job.attempts,
        signal: AbortSignal.any([lost.signal, stopping.signal]),
        reportProgress: (percent) => store.recordProgress(job.id, worker, percent),
      })
      await store.recordDone(job.id, worker, clock.now())
    } catch (error) {
      await recordFailure(job, error)
    } finally {
      renewal.cancel()
      busy.set(job.kind, (busy.get(job.kind) ?? 1) - 1)
      if (isStarted) poll()
    }
  }

  async function recordFailure(job: ClaimedJob, error: unknown): Promise<void> {
    const isLast = job.attempts >= job.maxAttempts && !stopping.signal.aborted
    const now = clock.now()
    const runAt = stopping.signal.aborted ? now : now + retryDelayMs(job.attempts, Math.random())
    log.warn({ err: error, jobId: job.id, kind: job.kind, attempt: job.attempts, isLast }, 'job failed')
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    try {
      await store.recordFailure(job.id, worker, text.slice(0, 2000), isLast ? null : runAt, now)
    } catch (cause) {
      log.error({ err: cause, jobId: job.id }, 'a failed job could not be recorded; its lease will run out')
    }
  }

  /* The lease table keeps the last time that was made a job of; who moves it on makes the job. */
  async function makeScheduledJob(name: string, cron: Cron): Promise<void> {
    const now = clock.now()
    const row = `schedule:${name}`
    await db.transaction(async (tx) => {
      const leases = tx.on<LeasesTables>()
      const last = await leases
        .selectFrom('leases')
        .select('held_until')
        .where('name', '=', row)
        .executeTakeFirst()
      if (last === undefined) {
        await leases.insertInto('leases').values({ name: row, holder: worker, held_until: now }).execute()
        return
      }
      const next = cron.nextRun(new Date(last.held_until))?.getTime()
      if (next === undefined || next > now) return
      const moved = await leases
        .updateTable('leases')
        .set({ held_until: now, holder: worker })
        .where('name', '=', row)
        .where('held_until', '=', last.held_until)
        .executeTakeFirst()
      if (moved.numUpdatedRows > 0n) await enqueue(tx, { kind: row, payload: null, uniqueKey: 'next' })
    })
  }

  async function checkSchedules(): Promise<void> {
    for (const [name, cron] of schedules) {
      try {
        await makeScheduledJob(name, cron)
      } catch (error) {
        if (!isDuplicateKey(error))
          log.error({ err: error, schedule: name }, 'a schedule could not be checked')
      }
    }
  }

  return {
    store,
    enqueue,
    register(kind, definition) {
      if (kinds.has(kind)) throw new Error(`jobs of kind ${kind} are registered twice`)
      kinds.set(kind, definition)
    },
    schedule(name, pattern, timeZone, run) {
      schedules.set(name, new Cron(pattern, { timezone: timeZone, paused: true }))
      kinds.set(`schedule:${name}`, { run: () => run() })
    },
    start() {
      isStarted = true
      timers.push(clock.setRepeatingTimer(pollMs, poll))
      if (schedules.size > 0)
        timers.push(clock.setRepeatingTimer(scheduleCheckMs, () => void checkSchedules()))
      void checkSchedules()
      poll()
    },
    async stop() {
      isStarted = false
      for (const timer of timers.splice(0)) timer.cancel()
      stopping.abort()
      while (running.size > 0) await Promise.allSettled(running)
    },
    async runDue() {
      await checkSchedules()
      for (let found = 1; found > 0;) {
        found = 0
        for (const kind of kinds.keys()) found += await claimAndRun(kind)
        while (running.size > 0) await Promise.allSettled(running)
      }
    },
  }
}
