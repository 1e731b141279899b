import { type RawBuilder, sql } from 'kysely'
import type { DialectName } from './database.ts'

/** A column's type in the words of one dialect. Text compares byte by byte on both. */
export interface ColumnTypes {
  /** Prefixed id, 40 characters at most. */
  readonly id: RawBuilder<unknown>
  /** Short text that may stand in an index: state, kind, number, key. */
  key(length: number): RawBuilder<unknown>
  /** Text of any length; not for indexes. */
  readonly text: RawBuilder<unknown>
  /** JSON as text; read and written with `encodeJson` and `decodeJson`. */
  readonly json: RawBuilder<unknown>
  /** UTC milliseconds. */
  readonly instant: RawBuilder<unknown>
  readonly integer: RawBuilder<unknown>
  /** Floating point. */
  readonly real: RawBuilder<unknown>
  /** 0 or 1. */
  readonly boolean: RawBuilder<unknown>
  /** Bytes of a fixed, short length (digests, keys); may stand in an index. */
  bytes(length: number): RawBuilder<unknown>
  /** Bytes of any length. */
  readonly blob: RawBuilder<unknown>
  /** Primary key that counts up by itself; say nothing more about the column. */
  readonly autoIncrement: RawBuilder<unknown>
}

const sqliteTypes: ColumnTypes = {
  id: sql`text`,
  key: () => sql`text`,
  text: sql`text`,
  json: sql`text`,
  instant: sql`integer`,
  integer: sql`integer`,
  real: sql`real`,
  boolean: sql`integer`,
  bytes: () => sql`blob`,
  blob: sql`blob`,
  autoIncrement: sql`integer primary key autoincrement`,
}

const mariadbTypes: ColumnTypes = {
  id: sql`varchar(40) character set utf8mb4 collate utf8mb4_bin`,
  key: (length) => sql`varchar(${sql.lit(length)}) character set utf8mb4 collate utf8mb4_bin`,
  text: sql`longtext character set utf8mb4 collate utf8mb4_bin`,
  json: sql`longtext character set utf8mb4 collate utf8mb4_bin`,
  instant: sql`bigint`,
  integer: sql`bigint`,
  real: sql`double`,
  boolean: sql`tinyint`,
  bytes: (length) => sql`binary(${sql.lit(length)})`,
  blob: sql`longblob`,
  autoIncrement: sql`bigint not null auto_increment primary key`,
}

export function columnTypes(dialect: DialectName): ColumnTypes {
  return dialect === 'sqlite' ? sqliteTypes : mariadbTypes
}
