import { type RowDataPacket, type Connection, createConnection } from 'mysql2/promise'
import { parseMariadbUrl } from '../mariadb/mariadb-url.ts'

let template: Promise<string> | undefined

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

/**
 * Migrates the first database of a test file for real, and makes the others from what that gave: three times as fast.
 */
export async function migrateLikeFirst(url: string, migrate: () => Promise<void>): Promise<void> {
  if (template === undefined) {
    template = migrate().then(() => describeSchema(url))
    await template
    return
  }
  const statements = await template
  await withConnection(url, (connection) => connection.query(statements))
}
