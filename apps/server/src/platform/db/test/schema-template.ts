import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedFolder } from '@smartym/test-kit/mariadb'
import { type RowDataPacket, type Connection, createConnection } from 'mysql2/promise'
import { migrations } from '../../../migrations/registry.ts'
import type { DialectName } from '../database.ts'
import { parseMariadbUrl } from '../mariadb/mariadb-url.ts'
import { migrateToLatest } from '../migrate.ts'
import { openDatabase } from '../open-database.ts'

const steps = join(import.meta.dirname, '../../../migrations')

/* A run that watches files outlives a change of a migration. */
const templateKey = readdirSync(steps)
  .toSorted()
  .reduce((hash, name) => hash.update(name).update(readFileSync(join(steps, name))), createHash('sha256'))
  .digest('hex')
  .slice(0, 16)

async function migrate(url: string): Promise<void> {
  const db = openDatabase({ url })
  await migrateToLatest(db, migrations)
  await db.close()
}

async function withConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const { host, port, socketPath, user, password, database } = parseMariadbUrl(url)
  const connection = await createConnection({
    host,
    port,
    socketPath,
    user,
    password,
    database,
    multipleStatements: true,
  })
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}

async function rows(connection: Connection, statement: string): Promise<Record<string, string>[]> {
  const [found] = await connection.query<RowDataPacket[]>(statement)
  return found
}

/* Everything that migrating made, as statements. */
function describeSchema(url: string): Promise<string> {
  return withConnection(url, async (connection) => {
    const statements = ['set foreign_key_checks = 0']
    for (const table of await rows(connection, 'show tables')) {
      const [name] = Object.values(table)
      const [made] = await rows(connection, `show create table \`${name}\``)
      statements.push(made?.['Create Table'] ?? '')
    }
    for (const { Trigger } of await rows(connection, 'show triggers')) {
      const [made] = await rows(connection, `show create trigger \`${Trigger}\``)
      statements.push(made?.['SQL Original Statement'] ?? '')
    }
    for (const { name, timestamp } of await rows(
      connection,
      'select name, timestamp from kysely_migration',
    )) {
      statements.push(`insert into kysely_migration values ('${name}', '${timestamp}')`)
    }
    statements.push(`insert into kysely_migration_lock values ('migration_lock', 0)`)
    return `${statements.join(';\n')};`
  })
}

/* Two files of tests may come here at once: both migrate for real, and one template takes the other's place. */
function publish(template: string, write: (aside: string) => void): void {
  const aside = `${template}.${process.pid}`
  write(aside)
  renameSync(aside, template)
}

/**
 * Brings a new, empty database to the latest schema. The first of a run is migrated for real; the others are made from
 * what that gave, many times as fast.
 */
export async function migrateLikeFirst(dialect: DialectName, url: string): Promise<void> {
  const template = join(sharedFolder(), `schema-${templateKey}.${dialect}`)
  const isFirst = !existsSync(template)
  if (isFirst) await migrate(url)
  if (dialect === 'sqlite') {
    const file = url.slice('sqlite:'.length)
    if (isFirst) publish(template, (aside) => copyFileSync(file, aside))
    else copyFileSync(template, file)
    return
  }
  if (isFirst) {
    const statements = await describeSchema(url)
    publish(template, (aside) => writeFileSync(aside, statements))
  } else {
    await withConnection(url, (connection) => connection.query(readFileSync(template, 'utf8')))
  }
}
