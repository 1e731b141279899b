import {
  type ColumnDefinitionBuilder,
  type CreateTableBuilder,
  type Kysely,
  type RawBuilder,
  sql,
} from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { type ColumnTypes, columnTypes } from './column-types.ts'
import type { DialectName } from './database.ts'
import { isLocked } from './errors.ts'
import type { OpenDb } from './open-database.ts'

/** What a migration works with. */
export interface SchemaTools {
  readonly db: Kysely<unknown>
  readonly dialect: DialectName
  readonly types: ColumnTypes
  /** `create table if not exists`, strict on SQLite, InnoDB and utf8mb4 on MariaDB; end with `.execute()`. */
  readonly createTable: (name: string) => CreateTableBuilder<string, never>
  readonly createIndex: (
    name: string,
    table: string,
    columns: readonly string[],
    options?: { unique: boolean },
  ) => Promise<void>
  readonly dropIndex: (name: string, table: string) => Promise<void>
  readonly dropTable: (name: string) => Promise<void>
  /**
   * Adds columns to a table that has rows, one statement each; those that are there already are left as they are. A
   * column is nullable, or has a default for the rows that are there.
   */
  readonly addColumns: (table: string, columns: Readonly<Record<string, AddedColumn>>) => Promise<void>
  readonly dropColumns: (table: string, columns: readonly string[]) => Promise<void>
}

/** A column's type, with what follows it. */
export type AddedColumn =
  | RawBuilder<unknown>
  | readonly [type: RawBuilder<unknown>, build: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder]

/** One step of the schema: `up` can be run again after it broke in the middle, `down` undoes it. */
export interface SchemaMigration {
  readonly up: (tools: SchemaTools) => Promise<void>
  readonly down: (tools: SchemaTools) => Promise<void>
}

/** Migrations by name (`NNNN-what-changes`), in order. */
export type MigrationRegistry = Readonly<Record<string, SchemaMigration>>

async function columnsOf(db: Kysely<unknown>, table: string): Promise<ReadonlySet<string>> {
  const tables = await db.introspection.getTables()
  return new Set(tables.find(({ name }) => name === table)?.columns.map(({ name }) => name))
}

const isPlainType = (column: AddedColumn): column is RawBuilder<unknown> => !Array.isArray(column)

function schemaTools(db: Kysely<unknown>, dialect: DialectName): SchemaTools {
  const ending =
    dialect === 'sqlite' ? sql`strict` : sql`engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin`
  return {
    db,
    dialect,
    types: columnTypes(dialect),
    createTable: (name) => db.schema.createTable(name).ifNotExists().modifyEnd(ending),
    async createIndex(name, table, columns, options) {
      const index = db.schema
        .createIndex(name)
        .ifNotExists()
        .on(table)
        .columns([...columns])
      await (options?.unique === true ? index.unique() : index).execute()
    },
    async dropIndex(name, table) {
      const index = db.schema.dropIndex(name).ifExists()
      await (dialect === 'sqlite' ? index : index.on(table)).execute()
    },
    async dropTable(name) {
      await db.schema.dropTable(name).ifExists().execute()
    },
    async addColumns(table, columns) {
      const present = await columnsOf(db, table)
      for (const [name, column] of Object.entries(columns)) {
        if (present.has(name)) continue
        const [type, build] = isPlainType(column) ? [column, undefined] : column
        await db.schema
          .alterTable(table)
          .addColumn(name, type as RawBuilder<string>, build)
          .execute()
      }
    },
    async dropColumns(table, columns) {
      const present = await columnsOf(db, table)
      for (const name of columns)
        if (present.has(name)) await db.schema.alterTable(table).dropColumn(name).execute()
    },
  }
}

function kyselyMigrations(registry: MigrationRegistry, dialect: DialectName): Record<string, Migration> {
  const entries = Object.entries(registry).map(([name, migration]): [string, Migration] => [
    name,
    {
      up: (db: Kysely<unknown>) => migration.up(schemaTools(db, dialect)),
      down: (db: Kysely<unknown>) => migration.down(schemaTools(db, dialect)),
    },
  ])
  return Object.fromEntries(entries)
}

export function createMigrator(db: OpenDb, registry: MigrationRegistry): Migrator {
  return new Migrator({
    db: db.forMigrations,
    provider: { getMigrations: async () => kyselyMigrations(registry, db.dialect) },
  })
}

/* SQLite: how long another process may hold the database while it migrates. (MariaDB's migrator waits by itself.) */
const migrationWaitMs = 60_000

/** Names of the migrations that this database has had, in order; none when it is new. */
async function appliedMigrations(db: OpenDb): Promise<string[]> {
  const tables = await db.forMigrations.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return []
  const rows = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    db.forMigrations,
  )
  return rows.rows.map((row) => row.name)
}

/**
 * Brings the schema up to date; several processes may try at once, one does it. Throws a sentence for people when the
 * database was made by a newer version, or when a step fails.
 */
export async function migrateToLatest(db: OpenDb, registry: MigrationRegistry): Promise<void> {
  const unknown = (await appliedMigrations(db)).filter((name) => !(name in registry))
  if (unknown.length > 0) {
    throw new Error(
      `The database is newer than this program: it has had the change "${unknown.at(-1)}", which this version does not know. ` +
        'Start the version that made it, or restore a backup from before.',
    )
  }
  const deadlineMs = performance.now() + migrationWaitMs
  for (;;) {
    const { error, results } = await createMigrator(db, registry).migrateToLatest()
    if (error === undefined) return
    if (isLocked(error) && performance.now() < deadlineMs) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    const failed = results?.find((result) => result.status === 'Error')?.migrationName
    throw new Error(
      `The database could not be brought up to date${failed === undefined ? '' : ` (${failed})`}: ${error instanceof Error ? error.message : 'unknown error'}`,
      { cause: error },
    )
  }
}
