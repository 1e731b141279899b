import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrations } from '../../migrations/registry.ts'
import { createMigrator, migrateToLatest } from './migrate.ts'
import type { OpenDb } from './open-database.ts'
import { createTestDatabase, describeOnBothDialects } from './test/describe-on-both-dialects.ts'
import { openDatabase } from './open-database.ts'

const names = Object.keys(migrations)

async function schemaOf(db: OpenDb): Promise<unknown> {
  if (db.dialect === 'sqlite') {
    const rows = await sql<{
      name: string
      sql: string
    }>`select type, name, sql from sqlite_master where name not like 'kysely%' and name not like 'sqlite_%' order by name`.execute(
      db.forMigrations,
    )
    return rows.rows
  }
  const columns =
    await sql`select table_name, column_name, column_type, is_nullable, collation_name from information_schema.columns where table_schema = database() and table_name not like 'kysely%' order by 1, 2`.execute(
      db.forMigrations,
    )
  const indexes =
    await sql`select table_name, index_name, seq_in_index, column_name, non_unique from information_schema.statistics where table_schema = database() and table_name not like 'kysely%' order by 1, 2, 3`.execute(
      db.forMigrations,
    )
  const triggers =
    await sql`select trigger_name, action_statement from information_schema.triggers where trigger_schema = database() order by 1`.execute(
      db.forMigrations,
    )
  return [columns.rows, indexes.rows, triggers.rows]
}

describeOnBothDialects('migrations', (makeDb, dialect) => {
  test('every step applies after every prefix, and its down restores what was before', async () => {
    const db = await makeDb({ migrated: false })
    const migrator = createMigrator(db, migrations)
    let before = await schemaOf(db)
    for (const name of names) {
      expect((await migrator.migrateTo(name)).error).toBeUndefined()
      const after = await schemaOf(db)
      expect(after).not.toEqual(before)
      expect((await migrator.migrateDown()).error).toBeUndefined()
      expect(await schemaOf(db)).toEqual(before)
      expect((await migrator.migrateTo(name)).error).toBeUndefined()
      const again = await schemaOf(db)
      expect(again).toEqual(after)
      before = again
    }
  }, 120_000)

  test('a step that broke in the middle can be run again', async () => {
    const db = await makeDb({ migrated: false })
    const migrator = createMigrator(db, migrations)
    for (const name of names) {
      expect((await migrator.migrateTo(name)).error).toBeUndefined()
      await sql`delete from kysely_migration where name = ${name}`.execute(db.forMigrations)
      expect((await migrator.migrateTo(name)).error).toBeUndefined()
    }
  }, 120_000)

  test('two servers that start at once leave one whole schema', async () => {
    const { url, drop } = await createTestDatabase(dialect)
    const both = [openDatabase({ url, connections: 2 }), openDatabase({ url, connections: 2 })]
    await Promise.all(both.map((db) => migrateToLatest(db, migrations)))
    await Promise.all(both.map((db) => db.close()))
    await drop()
  })

  test('a database of a newer version is refused in a clear sentence', async () => {
    const db = await makeDb()
    const { [names.at(-1) as string]: _newest, ...older } = migrations
    await expect(migrateToLatest(db, older)).rejects.toThrow(
      `The database is newer than this program: it has had the change "${names.at(-1)}"`,
    )
  })
})

test('migrations are numbered in the order of the registry', () => {
  expect(names).toEqual([...names].sort())
  for (const name of names) expect(name).toMatch(/^\d{4}-[a-z0-9-]+$/)
})
