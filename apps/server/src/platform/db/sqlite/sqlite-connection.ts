import type { Database, Statement } from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'

const maxCachedStatements = 400

/** What SQLite can bind, of what our queries carry. */
function toSqliteValue(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === undefined) throw new TypeError('undefined cannot be bound: say null')
  if (value instanceof Uint8Array && !Buffer.isBuffer(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return value
}

/**
 * One better-sqlite3 connection as Kysely sees it. Statements are prepared once per text and kept, least recently
 * used out first. `openForStream` gives a connection of its own to a streaming read, since an unfinished one keeps
 * its connection busy.
 */
export class SqliteConnection implements DatabaseConnection {
  readonly raw: Database
  readonly #statements = new Map<string, Statement<unknown[]>>()
  readonly #beforeQuery: () => void
  readonly #openForStream: () => Database

  constructor(raw: Database, beforeQuery: () => void, openForStream: () => Database) {
    this.raw = raw
    this.#beforeQuery = beforeQuery
    this.#openForStream = openForStream
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#beforeQuery()
    const statement = this.prepare(query.sql)
    const values = query.parameters.map(toSqliteValue)
    if (statement.reader) return { rows: statement.all(...values) as R[] }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    this.#beforeQuery()
    const own = this.#openForStream()
    try {
      for (const row of own.prepare(query.sql).iterate(...query.parameters.map(toSqliteValue)))
        yield { rows: [row as R] }
    } finally {
      own.close()
    }
  }

  /** The kept statement of this text, prepared on first use. */
  prepare(sql: string): Statement<unknown[]> {
    const kept = this.#statements.get(sql)
    if (kept !== undefined) {
      if (this.#statements.size > maxCachedStatements / 2) {
        this.#statements.delete(sql)
        this.#statements.set(sql, kept)
      }
      return kept
    }
    const statement = this.raw.prepare<unknown[]>(sql)
    this.#statements.set(sql, statement)
    if (this.#statements.size > maxCachedStatements) {
      const oldest = this.#statements.keys().next().value
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    return statement
  }
}
