import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  MysqlDialect,
  type MysqlDialectConfig,
} from 'kysely'
import { createPool, type Pool, type PoolOptions } from 'mysql2'
import { ensureOutsideTransaction } from '../transaction-scope.ts'

/* Said once a connection: statements agree with SQLite's strictness, and a lock is not waited for longer than a request lives. */
const sessionSettings = [
  'set session transaction isolation level read committed',
  "set session sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO', time_zone = '+00:00', innodb_lock_wait_timeout = 5",
]

/** A pool whose values agree with SQLite's: numbers as numbers, text of JSON as text, no dates. */
export function createMariadbPool(options: PoolOptions, connections: number): Pool {
  return createPool({
    ...options,
    connectionLimit: connections,
    maxIdle: connections,
    charset: 'utf8mb4_bin',
    supportBigNumbers: true,
    decimalNumbers: true,
    dateStrings: true,
    flags: ['FOUND_ROWS'],
    connectTimeout: 5000,
    enableKeepAlive: true,
  })
}

/** Kysely's MySQL dialect that refuses to lend a connection to code inside a transaction (its own is lent already). */
export class GuardedMysqlDialect extends MysqlDialect {
  constructor(config: Omit<MysqlDialectConfig, 'onCreateConnection'>) {
    super({
      ...config,
      onCreateConnection: async (connection) => {
        for (const setting of sessionSettings) await connection.executeQuery(CompiledQuery.raw(setting))
      },
    })
  }

  override createDriver(): Driver {
    const driver = super.createDriver()
    const acquire = driver.acquireConnection.bind(driver)
    driver.acquireConnection = async (options): Promise<DatabaseConnection> => {
      ensureOutsideTransaction('db was read')
      return acquire(options)
    }
    return driver
  }
}
