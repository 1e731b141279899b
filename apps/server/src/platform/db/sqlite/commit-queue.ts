import type { Kysely } from 'kysely'
import type { TransactionWork } from '../database.ts'
import { DatabaseBusyError, isLocked, TransactionEndedError, toDatabaseError } from '../errors.ts'
import { TransactionScope } from '../transaction-scope.ts'
import type { SqliteConnection } from './sqlite-connection.ts'

export interface CommitQueueOptions {
  /** False: every work commits alone (the benchmark's baseline). */
  readonly groupedCommits: boolean
  /** Works in one commit at most; bounds how long the event loop is held. */
  readonly maxWorksPerCommit: number
  /** Works that may wait; more are refused with `DatabaseBusyError`. */
  readonly maxWaitingWorks: number
  /** How long to try for the write lock that another process holds. */
  readonly lockWaitMs: number
  /** A work that has not ended after this breaks the rule "awaits nothing but its tx" and fails. */
  readonly maxWorkMs: number
  /** Told what an after-commit hook threw. */
  readonly onHookError: (error: unknown) => void
  /** Told of every commit. */
  readonly onCommit: () => void
}

interface QueuedWork {
  readonly work: TransactionWork<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  attempts: number
}

interface Outcome {
  readonly queued: QueuedWork
  readonly scope: TransactionScope
  readonly settle: () => void
  readonly isKept: boolean
}

const lockRetryMs = 20
const maxAttempts = 3

/**
 * Grouped commits: works run strictly one after another inside one BEGIN IMMEDIATE, a savepoint each, and are answered
 * after the commit. A work that fails loses its savepoint only.
 */
export class CommitQueue {
  readonly #connection: SqliteConnection
  readonly #kysely: Kysely<unknown>
  readonly #options: CommitQueueOptions
  #waiting: QueuedWork[] = []
  #isRunning = false
  #idleListeners: (() => void)[] = []
  /* Works of SQLite end within one turn of the event loop; only one that waits for something else lives to see this called. */
  #giveUpOnCurrent: () => void = () => {}

  constructor(connection: SqliteConnection, kysely: Kysely<unknown>, options: CommitQueueOptions) {
    this.#connection = connection
    this.#kysely = kysely
    this.#options = options
  }

  add<T>(work: TransactionWork<T>): Promise<T> {
    if (this.#waiting.length >= this.#options.maxWaitingWorks) {
      return Promise.reject(new DatabaseBusyError('too many transactions are waiting'))
    }
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject, attempts: 0 })
      this.#wake()
    })
  }

  /** Resolves when nothing waits and nothing runs. */
  drained(): Promise<void> {
    if (!this.#isRunning) return Promise.resolve()
    return new Promise((resolve) => this.#idleListeners.push(resolve))
  }

  /* One turn of the event loop passes before a batch begins, so that requests that arrived together commit together. */
  #wake(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    setImmediate(() => void this.#runAll())
  }

  async #runAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#runBatch()
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#isRunning = false
    for (const listener of this.#idleListeners.splice(0)) listener()
  }

  async #runBatch(): Promise<void> {
    try {
      await this.#begin()
    } catch (error) {
      for (const queued of this.#waiting.splice(0)) queued.reject(toDatabaseError(error))
      return
    }
    const watchdog = setInterval(() => this.#giveUpOnCurrent(), this.#options.maxWorkMs)
    try {
      await this.#runWorks()
    } finally {
      clearInterval(watchdog)
    }
  }

  async #runWorks(): Promise<void> {
    const outcomes: Outcome[] = []
    const limit = this.#options.groupedCommits ? this.#options.maxWorksPerCommit : 1
    while (this.#waiting.length > 0 && outcomes.length < limit) {
      const queued = this.#waiting.shift() as QueuedWork
      const outcome = await this.#runOne(queued)
      outcomes.push(outcome)
      if (!this.#connection.raw.inTransaction) {
        this.#runAgain(outcomes)
        return
      }
    }
    this.#commit(outcomes)
  }

  async #begin(): Promise<void> {
    const deadlineMs = performance.now() + this.#options.lockWaitMs
    for (;;) {
      try {
        this.#connection.prepare('begin immediate').run()
        return
      } catch (error) {
        if (!isLocked(error) || performance.now() >= deadlineMs) throw error
        await new Promise((resolve) => setTimeout(resolve, lockRetryMs))
      }
    }
  }

  async #runOne(queued: QueuedWork): Promise<Outcome> {
    const scope = new TransactionScope('sqlite', this.#kysely)
    queued.attempts += 1
    this.#connection.prepare('savepoint work').run()
    try {
      const value = await this.#inTime(queued, scope)
      this.#connection.prepare('release work').run()
      return { queued, scope, isKept: true, settle: () => queued.resolve(value) }
    } catch (error) {
      if (this.#connection.raw.inTransaction) {
        this.#connection.prepare('rollback to work').run()
        this.#connection.prepare('release work').run()
      }
      return { queued, scope, isKept: false, settle: () => queued.reject(toDatabaseError(error)) }
    }
  }

  /* Ends with the work or, at the watchdog's word, before it. */
  #inTime(queued: QueuedWork, scope: TransactionScope): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#giveUpOnCurrent = () => {
        scope.isOpen = false
        reject(new TransactionEndedError('a transaction waited for something other than its tx'))
      }
      scope.run(queued.work).then(resolve, reject)
    })
  }

  /* The engine undid the whole transaction because of the last work (disk full, I/O error): the others run again, it does not. */
  #runAgain(outcomes: readonly Outcome[]): void {
    outcomes.at(-1)?.settle()
    const others = outcomes.slice(0, -1).map((outcome) => outcome.queued)
    const hopeless = others.filter((queued) => queued.attempts >= maxAttempts)
    for (const queued of hopeless)
      queued.reject(new DatabaseBusyError('the transaction was undone again and again'))
    this.#waiting.unshift(...others.filter((queued) => queued.attempts < maxAttempts))
  }

  #commit(outcomes: readonly Outcome[]): void {
    try {
      this.#connection.prepare('commit').run()
    } catch (error) {
      if (this.#connection.raw.inTransaction) this.#connection.prepare('rollback').run()
      for (const { queued } of outcomes) queued.reject(toDatabaseError(error))
      return
    }
    this.#options.onCommit()
    for (const { scope, isKept } of outcomes) if (isKept) this.#runHooks(scope)
    for (const { settle } of outcomes) settle()
  }

  #runHooks(scope: TransactionScope): void {
    for (const hook of scope.hooks) {
      try {
        hook()
      } catch (error) {
        this.#options.onHookError(error)
      }
    }
  }
}
