import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { isPassing } from './errors.ts'

/**
 * Runs a part of a transaction that may be undone by itself: when `part` throws, its changes and its after-commit hooks
 * are gone, and the transaction goes on as before. Parts do not nest.
 */
export async function withSavepoint<T>(tx: Tx, part: (tx: Tx) => Promise<T>): Promise<T> {
  const db = tx.on<unknown>()
  const hooks: (() => void)[] = []
  const inner: Tx = {
    dialect: tx.dialect,
    on: <Tables>() => tx.on<Tables>(),
    afterCommit: (hook) => void hooks.push(hook),
  }
  await sql`savepoint part`.execute(db)
  let value: T
  try {
    value = await part(inner)
  } catch (error) {
    /* The engine may have undone the whole transaction by itself; then there is no savepoint left to go back to. */
    if (isPassing(error)) throw error
    await sql`rollback to savepoint part`.execute(db)
    await sql`release savepoint part`.execute(db)
    throw error
  }
  await sql`release savepoint part`.execute(db)
  for (const hook of hooks) tx.afterCommit(hook)
  return value
}
