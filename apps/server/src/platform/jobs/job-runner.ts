import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock/index.ts'
import { decodeJson } from '../db/index.ts'
import type { ClaimedJob, JobStore } from './jobs.store.ts'

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

export interface JobRunnerOptions {
  readonly store: JobStore
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  /** Name of this node. */
  readonly worker: string
  /** Called when a job has ended and there is room for another. */
  readonly onEnded: () => void
}

const firstBackOffMs = 5_000
const longestBackOffMs = 3_600_000
const defaultLeaseMs = 60_000

/** Waiting time after a failed attempt: doubles from 5 s to an hour, with up to a fifth more (`random` is 0 to 1). */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.round(Math.min(longestBackOffMs, firstBackOffMs * 2 ** (attempt - 1)) * (1 + random / 5))
}

/** Claims jobs of the kinds it knows and runs them, as many at a time as each kind allows. */
export class JobRunner {
  readonly kinds = new Map<string, JobKind>()
  readonly #options: JobRunnerOptions
  readonly #running = new Set<Promise<void>>()
  readonly #busy = new Map<string, number>()
  readonly #stopping = new AbortController()
  /* One claim of a kind at a time; who asks meanwhile may know of a newer job, so it is asked for again afterwards. */
  readonly #claiming = new Set<string>()
  readonly #claimAgain = new Set<string>()

  constructor(options: JobRunnerOptions) {
    this.#options = options
  }

  /** Claims what is due of this kind, as far as there is room, and begins to run it. Returns how many. */
  async claim(name: string): Promise<number> {
    const kind = this.kinds.get(name)
    if (kind === undefined) return 0
    if (this.#claiming.has(name)) {
      this.#claimAgain.add(name)
      return 0
    }
    this.#claiming.add(name)
    const claiming = this.#claimAll(name, kind)
    this.#track(claiming.then(() => {}))
    return claiming
  }

  async #claimAll(name: string, kind: JobKind): Promise<number> {
    let total = 0
    try {
      do {
        this.#claimAgain.delete(name)
        total += await this.#claimOnce(name, kind)
      } while (this.#claimAgain.has(name))
    } finally {
      this.#claiming.delete(name)
    }
    return total
  }

  async #claimOnce(name: string, kind: JobKind): Promise<number> {
    const free = (kind.concurrency ?? 1) - (this.#busy.get(name) ?? 0)
    if (free <= 0 || this.#stopping.signal.aborted) return 0
    const { store, worker, clock } = this.#options
    const leaseMs = kind.leaseMs ?? defaultLeaseMs
    const claimed = await store.claim(name, free, worker, clock.now(), clock.now() + leaseMs)
    this.#count(name, claimed.length)
    for (const job of claimed) this.#track(this.#run(job, kind, leaseMs))
    return claimed.length
  }

  /** Resolves when no job runs. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running)
  }

  /** Claims no more, tells what runs, and waits for it. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.idle()
  }

  #count(name: string, change: number): void {
    this.#busy.set(name, (this.#busy.get(name) ?? 0) + change)
  }

  #track(work: Promise<void>): void {
    this.#running.add(work)
    const forget = (): void => void this.#running.delete(work)
    work.then(forget, forget)
  }

  async #run(job: ClaimedJob, kind: JobKind, leaseMs: number): Promise<void> {
    const { store, clock, worker } = this.#options
    const lost = new AbortController()
    const renewal = clock.setRepeatingTimer(leaseMs / 3, () => {
      store.renew(job.id, worker, clock.now() + leaseMs).then(
        (isHeld) => isHeld || lost.abort(),
        () => {},
      )
    })
    try {
      await kind.run({
        id: job.id,
        payload: decodeJson(job.payload),
        attempt: job.attempts,
        signal: AbortSignal.any([lost.signal, this.#stopping.signal]),
        reportProgress: (percent) => store.recordProgress(job.id, worker, percent),
      })
      await store.recordDone(job.id, worker, clock.now())
    } catch (error) {
      await this.#recordFailure(job, error)
    } finally {
      renewal.cancel()
      this.#count(job.kind, -1)
      this.#options.onEnded()
    }
  }

  /* A job that failed because the server stops is not at fault: it waits for the next start, however often it was tried. */
  async #recordFailure(job: ClaimedJob, error: unknown): Promise<void> {
    const { store, clock, log, worker } = this.#options
    const isStopping = this.#stopping.signal.aborted
    const isLast = job.attempts >= job.maxAttempts && !isStopping
    const now = clock.now()
    const runAt = isStopping ? now : now + retryDelayMs(job.attempts, Math.random())
    log.warn({ err: error, jobId: job.id, kind: job.kind, attempt: job.attempts, isLast }, 'job failed')
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    try {
      await store.recordFailure(job.id, worker, text.slice(0, 2000), isLast ? null : runAt, now)
    } catch (cause) {
      log.error({ err: cause, jobId: job.id }, 'a failed job could not be recorded; its lease will run out')
    }
  }
}
