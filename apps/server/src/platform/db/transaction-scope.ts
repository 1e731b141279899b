import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'
import type { DialectName, Tx } from './database.ts'
import { InsideTransactionError, TransactionEndedError } from './errors.ts'

const scopes = new AsyncLocalStorage<TransactionScope>()

/** Throws when called from inside a transaction's work, whatever was awaited on the way. */
export function ensureOutsideTransaction(what: string): void {
  if (scopes.getStore()?.isOpen === true) {
    throw new InsideTransactionError(`${what} inside a transaction: use its tx`)
  }
}

/** The life of one work: its `tx`, its hooks, and whether it may still be used. */
export class TransactionScope implements Tx {
  readonly dialect: DialectName
  readonly hooks: (() => void)[] = []
  isOpen = true
  readonly #kysely: Kysely<unknown>

  constructor(dialect: DialectName, kysely: Kysely<unknown>) {
    this.dialect = dialect
    this.#kysely = kysely
  }

  on<Tables>(): Kysely<Tables> {
    this.#ensureOpen()
    return this.#kysely as unknown as Kysely<Tables>
  }

  afterCommit(hook: () => void): void {
    this.#ensureOpen()
    this.hooks.push(hook)
  }

  /** Runs the work with this scope as the current one, and closes it however the work ends. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await scopes.run(this, work, this)
    } finally {
      this.isOpen = false
    }
  }

  #ensureOpen(): void {
    if (!this.isOpen)
      throw new TransactionEndedError('the transaction has ended: its tx may not be used any more')
  }
}

/** The open transaction of the calling code, if any. */
export function currentScope(): TransactionScope | undefined {
  const scope = scopes.getStore()
  return scope?.isOpen === true ? scope : undefined
}
