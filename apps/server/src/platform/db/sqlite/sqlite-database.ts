import BetterSqlite3, { type Database } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Db } from '../database.ts'
import { TransactionEndedError } from '../errors.ts'
import { currentScope, ensureOutsideTransaction } from '../transaction-scope.ts'
import { BackgroundCheckpoints } from './background-checkpoints.ts'
import { CommitQueue, type CommitQueueOptions } from './commit-queue.ts'
import { SqliteConnection } from './sqlite-connection.ts'
import { kyselyOver } from './sqlite-dialect.ts'

/* The event loop stands still while SQLite waits for a lock; the longer waiting is the commit queue's, which does not block. */
const blockingLockWaitMs = 25

function openConnection(file: string, isReadonly: boolean): Database {
  const raw = new BetterSqlite3(file, { readonly: isReadonly, timeout: blockingLockWaitMs })
  raw.pragma('foreign_keys = on')
  raw.pragma('cache_size = -65536')
  raw.pragma('temp_store = memory')
  if (isReadonly) return raw
  raw.pragma('journal_mode = wal')
  raw.pragma('synchronous = full')
  raw.pragma('wal_autocheckpoint = 16000')
  raw.pragma('journal_size_limit = 67108864')
  /* What is deleted is overwritten: a key or a name that is gone is gone from the file. */
  raw.pragma('secure_delete = on')
  return raw
}

/** Opens (and makes, if need be) the database in `file`: one connection that writes, one that reads what is committed. */
export function openSqlite(
  file: string,
  options: Omit<CommitQueueOptions, 'onCommit'>,
): Db & { readonly forMigrations: Kysely<unknown> } {
  const writer = openConnection(file, false)
  const reader = openConnection(file, true)
  const openForStream = (): Database => openConnection(file, true)
  const ensureInside = (): void => {
    if (currentScope() === undefined)
      throw new TransactionEndedError('the transaction has ended: its tx may not be used any more')
  }
  const ensureOutside = (): void => ensureOutsideTransaction('db was read')

  const writing = new SqliteConnection(writer, ensureInside, openForStream)
  const reading = kyselyOver(new SqliteConnection(reader, ensureOutside, openForStream))
  const checkpoints = new BackgroundCheckpoints(file)
  const queue = new CommitQueue(writing, kyselyOver(writing), {
    ...options,
    onCommit: () => checkpoints.count(),
  })

  return {
    dialect: 'sqlite',
    forMigrations: kyselyOver(new SqliteConnection(writer, () => {}, openForStream)),
    read: <Tables>() => reading as unknown as Kysely<Tables>,
    transaction(work) {
      ensureOutsideTransaction('a second transaction was begun')
      return queue.add(work)
    },
    drain: () => queue.drained(),
    async close() {
      await queue.drained()
      await checkpoints.stop()
      reader.close()
      writer.close()
    },
  }
}
