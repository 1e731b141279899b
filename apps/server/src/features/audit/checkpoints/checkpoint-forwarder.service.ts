import type { FastifyBaseLogger } from 'fastify'
import type { Clock, Timer } from '../../../platform/clock/index.ts'
import type { Lease } from '../../../platform/jobs/index.ts'
import type { CheckpointSink, SinkStatus } from './checkpoint-sink.port.ts'
import type { CheckpointMetrics } from './checkpoints.metrics.ts'
import type { CheckpointStore } from './checkpoints.store.ts'
import type { SinkProgressStore } from './sink-progress.store.ts'

export interface CheckpointForwarderOptions {
  readonly sinks: readonly CheckpointSink[]
  readonly checkpoints: CheckpointStore
  readonly progress: SinkProgressStore
  /** Held by the node that sends to the sinks which all nodes share. */
  readonly lease: Lease
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  readonly metrics: CheckpointMetrics
}

const batch = 200
const firstRetryMs = 1000
const longestRetryMs = 5 * 60_000

/** Brings one sink up to date, and tries again, ever later, while it fails. */
class SinkFeed {
  readonly sink: CheckpointSink
  readonly #options: CheckpointForwarderOptions
  #current: Promise<void> | undefined
  #hasNews = true
  #retry: Timer | undefined
  #failures = 0
  #reached: number | undefined

  constructor(sink: CheckpointSink, options: CheckpointForwarderOptions) {
    this.sink = sink
    this.#options = options
  }

  /** Sends what is missing; never rejects. `now` does not wait for the time of the next retry. */
  feed(now: boolean): void {
    this.#hasNews = true
    if (this.#retry !== undefined && !now) return
    this.#current ??= this.#sendAll().finally(() => {
      this.#current = undefined
      if (this.#hasNews && this.#retry === undefined) this.feed(false)
    })
  }

  async settled(): Promise<void> {
    while (this.#current !== undefined) await this.#current
  }

  cancelRetry(): void {
    this.#retry?.cancel()
    this.#retry = undefined
  }

  async #sendAll(): Promise<void> {
    this.cancelRetry()
    this.#hasNews = false
    try {
      if (!this.sink.isPerNode && !(await this.#options.lease.ensureHeld())) return
      await this.#sendMissing()
      this.#failures = 0
    } catch (error) {
      await this.#noteFailure(error)
      const delayMs = Math.min(firstRetryMs * 2 ** this.#failures, longestRetryMs)
      this.#failures += 1
      this.#retry = this.#options.clock.setTimer(delayMs, () => {
        this.#retry = undefined
        this.feed(true)
      })
    }
  }

  async #sendMissing(): Promise<void> {
    const { checkpoints, progress, metrics, clock } = this.#options
    this.#reached ??= await this.#firstSize()
    for (;;) {
      const missing = await checkpoints.listAfter(this.#reached, batch)
      for (const checkpoint of missing) {
        await this.sink.append(checkpoint)
        this.#reached = checkpoint.treeSize
        metrics.sent(this.sink.name, clock.now())
      }
      if (missing.length > 0) await progress.saveSent(this.sink.name, this.#reached, clock.now())
      if (missing.length < batch) return
    }
  }

  /* A new shared sink begins with the newest checkpoint, which covers all before it; a node's own copy holds every one. */
  async #firstSize(): Promise<number> {
    const { checkpoints, progress } = this.#options
    if (this.sink.isPerNode) return this.sink.findLastSize?.() ?? 0
    const kept = await progress.find(this.sink.name)
    if (kept?.treeSize != null) return kept.treeSize
    const last = await checkpoints.findLast()
    return last === undefined ? 0 : last.treeSize - 1
  }

  async #noteFailure(error: unknown): Promise<void> {
    const { progress, metrics, clock, log } = this.#options
    const { name } = this.sink
    metrics.failed(name)
    log.error({ err: error, sink: name }, 'a checkpoint of the audit log could not be sent')
    const fault = error instanceof Error ? (codeOf(error) ?? error.name) : 'unknown'
    await progress.saveFault(name, fault, clock.now()).catch(() => {})
  }
}

/* A code says what is wrong without addresses or bodies of answers. */
function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Copies signed checkpoints to every sink, in order, again and again until each has them. */
export class CheckpointForwarder {
  readonly #options: CheckpointForwarderOptions
  readonly #feeds: readonly SinkFeed[]

  constructor(options: CheckpointForwarderOptions) {
    this.#options = options
    this.#feeds = options.sinks.map((sink) => new SinkFeed(sink, options))
  }

  /** Says that there is a new checkpoint. Does not wait: an unreachable sink holds nothing up. */
  nudge(): void {
    for (const feed of this.#feeds) feed.feed(false)
  }

  /** Tries every sink once more and waits for the end of it. */
  async flush(): Promise<void> {
    for (const feed of this.#feeds) feed.feed(true)
    await this.settled()
  }

  async settled(): Promise<void> {
    await Promise.all(this.#feeds.map((feed) => feed.settled()))
  }

  async stop(): Promise<void> {
    await this.flush()
    for (const feed of this.#feeds) feed.cancelRetry()
    await this.#options.lease.release()
  }

  /** How things stand with each sink. */
  async status(): Promise<SinkStatus[]> {
    const kept = await this.#options.progress.list()
    return this.#feeds.map(({ sink }) => {
      const found = kept.find((each) => each.name === sink.name)
      return found ?? { name: sink.name, treeSize: null, sentAt: null, fault: null, failingSince: null }
    })
  }
}
