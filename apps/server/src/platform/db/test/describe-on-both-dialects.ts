import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { sharedMariadb } from '@smartym/test-kit/mariadb'
import { afterAll, describe } from 'vitest'
import type { DialectName } from '../database.ts'
import { migrateLikeFirst } from './schema-template.ts'
import { type DatabaseOptions, type OpenDb, openDatabase } from '../open-database.ts'

export interface TestDbOptions extends Partial<Omit<DatabaseOptions, 'url'>> {
  /** False: leaves the database empty, without the product's tables. Default true. */
  readonly migrated?: boolean
}

/** Makes a fresh database; it is closed and removed after the test file. Share one between tests where you can. */
export type MakeDb = (options?: TestDbOptions) => Promise<OpenDb>

let databases = 0

async function createMariadbDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = await sharedMariadb()
  databases += 1
  const name = `t_${process.pid}_${Date.now().toString(36)}_${databases}`
  const run = async (statement: string): Promise<void> => {
    const url = new URL(server.url('mysql'))
    const socketPath = url.searchParams.get('socketPath')
    const place =
      socketPath === null ? { host: url.hostname, port: Number(url.port || 3306) } : { socketPath }
    const connection = await createConnection({
      ...place,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    })
    await connection.query(statement)
    await connection.end()
  }
  await run(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  return { url: server.url(name), drop: () => run(`drop database ${name}`) }
}

function createSqliteFile(): { url: string; drop: () => Promise<void> } {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-db-'))
  return {
    url: `sqlite:${join(dir, 'test.db')}`,
    drop: async () => rmSync(dir, { recursive: true, force: true }),
  }
}

/** An address of a new, empty database of this dialect, and how to remove it. */
export async function createTestDatabase(
  dialect: DialectName,
): Promise<{ url: string; drop: () => Promise<void> }> {
  return dialect === 'sqlite' ? createSqliteFile() : createMariadbDatabase()
}

/** The same with the product's tables, for a server or a store that finds them there. */
export async function createMigratedDatabase(
  dialect: DialectName,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const made = await createTestDatabase(dialect)
  await migrateLikeFirst(dialect, made.url)
  return made
}

/** Runs a store's suite on SQLite and on MariaDB. Never skipped: without MariaDB it fails and says how to install it. */
export function describeOnBothDialects(
  name: string,
  suite: (makeDb: MakeDb, dialect: DialectName) => void,
): void {
  describe.each(['sqlite', 'mariadb'] as const)(`${name} (%s)`, (dialect) => {
    const cleanups: (() => Promise<void>)[] = []
    afterAll(async () => {
      for (const cleanup of cleanups.reverse()) await cleanup()
    })

    const makeDb: MakeDb = async ({ migrated = true, ...options } = {}) => {
      const { url, drop } = await (migrated ? createMigratedDatabase(dialect) : createTestDatabase(dialect))
      cleanups.push(drop)
      const db = openDatabase({ connections: 8, ...options, url })
      cleanups.push(() => db.close())
      return db
    }
    suite(makeDb, dialect)
  })
}
