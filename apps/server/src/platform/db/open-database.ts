import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Kysely } from 'kysely'
import { type Clock, systemClock } from '../clock/index.ts'
import type { Db } from './database.ts'
import { openMariadb } from './mariadb/mariadb-database.ts'
import { parseMariadbUrl } from './mariadb/mariadb-url.ts'
import { openSqlite } from './sqlite/sqlite-database.ts'

export interface DatabaseOptions {
  /** `sqlite:<file>`, `mysql://…` or `mariadb://…`. */
  readonly url: string
  /** SQLite: false makes every work commit alone; the baseline of the benchmark, nothing else. Default true. */
  readonly groupedCommits?: boolean
  /** MariaDB: connections in the pool. Default 16. */
  readonly connections?: number
  readonly clock?: Clock
  /** Told what an after-commit hook threw; the commit stands. */
  readonly onHookError?: (error: unknown) => void
}

/** An open database together with the face that only migrations use. */
export type OpenDb = Db & { readonly forMigrations: Kysely<unknown> }

/** The database's address: `DATABASE_URL`, else SQLite in the data folder. */
export function databaseUrl(
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): string {
  const given = environment['DATABASE_URL']
  return given === undefined || given === '' ? `sqlite:${join(dataDir, 'smartym.db')}` : given
}

/** Opens the database. Throws with the scheme's name when it is none of ours. */
export function openDatabase(options: DatabaseOptions): OpenDb {
  const onHookError = options.onHookError ?? ((error) => void process.emitWarning(String(error)))
  if (options.url.startsWith('sqlite:')) {
    const file = options.url.slice('sqlite:'.length)
    mkdirSync(dirname(file), { recursive: true })
    return openSqlite(file, {
      groupedCommits: options.groupedCommits ?? true,
      maxWorksPerCommit: 256,
      maxWaitingWorks: 20_000,
      lockWaitMs: 5000,
      maxWorkMs: 5000,
      onHookError,
    })
  }
  const scheme = options.url.split(':', 1)[0]
  if (scheme !== 'mysql' && scheme !== 'mariadb') {
    throw new TypeError(`DATABASE_URL begins with "${scheme}:"; known are sqlite:, mysql:// and mariadb://`)
  }
  return openMariadb(parseMariadbUrl(options.url), {
    connections: options.connections ?? 16,
    maxAttempts: 6,
    clock: options.clock ?? systemClock,
    onHookError,
  })
}
