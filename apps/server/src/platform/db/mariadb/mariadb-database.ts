import { Kysely, type Transaction } from 'kysely'
import type { PoolOptions } from 'mysql2'
import type { Clock } from '../../clock/index.ts'
import type { Db, TransactionWork } from '../database.ts'
import { isRetryable, toDatabaseError } from '../errors.ts'
import { ensureOutsideTransaction, TransactionScope } from '../transaction-scope.ts'
import { createMariadbPool, GuardedMysqlDialect } from './mariadb-dialect.ts'

export interface MariadbOptions {
  readonly connections: number
  /** Runs of one work at most when the engine undoes it for another's sake. */
  readonly maxAttempts: number
  readonly clock: Clock
  readonly onHookError: (error: unknown) => void
}

const firstBackOffMs = 5
const longestBackOffMs = 200

/** Full jitter: anything between nothing and a bound that doubles. */
function backOffMs(attempt: number): number {
  return Math.random() * Math.min(longestBackOffMs, firstBackOffMs * 2 ** attempt)
}

/** One transaction a call, READ COMMITTED; the engine groups the commits itself. */
export function openMariadb(
  place: PoolOptions,
  options: MariadbOptions,
): Db & { readonly forMigrations: Kysely<unknown> } {
  const kysely = new Kysely<unknown>({
    dialect: new GuardedMysqlDialect({ pool: createMariadbPool(place, options.connections) }),
  })
  const running = new Set<Promise<unknown>>()

  async function runOnce<T>(work: TransactionWork<T>): Promise<{ value: T; hooks: readonly (() => void)[] }> {
    return kysely.transaction().execute(async (trx: Transaction<unknown>) => {
      const scope = new TransactionScope('mariadb', trx)
      const value = await scope.run(work)
      return { value, hooks: scope.hooks }
    })
  }

  async function runUntilKept<T>(work: TransactionWork<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { value, hooks } = await runOnce(work)
        for (const hook of hooks) runHook(hook)
        return value
      } catch (error) {
        if (!isRetryable(error) || attempt >= options.maxAttempts) throw toDatabaseError(error)
        await options.clock.wait(backOffMs(attempt))
      }
    }
  }

  function runHook(hook: () => void): void {
    try {
      hook()
    } catch (error) {
      options.onHookError(error)
    }
  }

  async function drain(): Promise<void> {
    while (running.size > 0) await Promise.allSettled(running)
  }

  return {
    dialect: 'mariadb',
    forMigrations: kysely,
    read: <Tables>() => kysely as unknown as Kysely<Tables>,
    transaction(work) {
      ensureOutsideTransaction('a second transaction was begun')
      const answer = runUntilKept(work)
      running.add(answer)
      const forget = (): void => void running.delete(answer)
      answer.then(forget, forget)
      return answer
    },
    drain,
    async close() {
      await drain()
      await kysely.destroy()
    },
  }
}
