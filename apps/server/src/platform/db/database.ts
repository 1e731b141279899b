import type { Kysely } from 'kysely'

export type DialectName = 'sqlite' | 'mariadb'

/** What a transaction's work gets. It is dead once the work has ended. */
export interface Tx {
  readonly dialect: DialectName
  /** Query builder bound to this transaction, seen through the tables of one slice. */
  on<Tables>(): Kysely<Tables>
  /** Runs `hook` once, after the commit; never when the work or its transaction fails. */
  afterCommit(hook: () => void): void
}

/**
 * What runs inside a transaction. It awaits nothing but its `tx` (on SQLite others wait for it) and has no effect
 * outside of it, since it can be run again.
 */
export type TransactionWork<T> = (tx: Tx) => Promise<T>

/** One database behind two dialects. */
export interface Db {
  readonly dialect: DialectName
  /**
   * Query builder for reads outside of a transaction: sees only what is committed. Inside a transaction its use throws
   * `InsideTransactionError`, because it would read the past (and on SQLite could wait for itself).
   */
  read<Tables>(): Kysely<Tables>
  /**
   * Runs `work` in a transaction and answers after the commit. SQLite: grouped with others that wait, a savepoint each.
   * MariaDB: READ COMMITTED, run again on deadlock and lock timeout. Throws what the work throws, or `DatabaseBusyError`,
   * `StorageFullError`.
   */
  transaction<T>(work: TransactionWork<T>): Promise<T>
  /** Resolves when every transaction asked for so far has been answered. */
  drain(): Promise<void>
  /** Drains, then closes all connections. */
  close(): Promise<void>
}
