import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { registerDirectConnection } from '../direct-connections.ts'
import type { SqliteConnection } from './sqlite-connection.ts'

/* SQLite's DDL is transactional; saying so makes a migration all or nothing, and its BEGIN IMMEDIATE the lock between processes. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  /* Its calls are synchronous, so users of the one connection cannot get between each other's; a queue of them would only
     let one that streams hold up the others. */
  override get supportsMultipleConnections(): boolean {
    return true
  }

  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** Every query goes to the one connection; there is nothing to wait for, since its calls are synchronous. */
function singleConnectionDriver(connection: SqliteConnection): Driver {
  const execute = (sql: string) => async (): Promise<void> => {
    connection.prepare(sql).run()
  }
  return {
    init: async () => {},
    acquireConnection: async (): Promise<DatabaseConnection> => connection,
    releaseConnection: async () => {},
    beginTransaction: execute('begin immediate'),
    commitTransaction: execute('commit'),
    rollbackTransaction: execute('rollback'),
    destroy: async () => {},
  }
}

/** Kysely over one SQLite connection. */
export function kyselyOver(connection: SqliteConnection): Kysely<unknown> {
  const dialect: Dialect = {
    createDriver: () => singleConnectionDriver(connection),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
  const kysely = new Kysely<unknown>({ dialect })
  registerDirectConnection(kysely, (query) => connection.executeQuery(query))
  return kysely
}
