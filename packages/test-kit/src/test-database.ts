import { createConnection } from 'mysql2/promise'
import { sharedMariadb } from './mariadb.ts'

/** An empty database on the MariaDB server that the tests share. */
export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

let databases = 0

/** Makes one; throws how to install MariaDB when there is none. */
export async function createMariadbDatabase(): Promise<TestDatabase> {
  const server = await sharedMariadb()
  databases += 1
  const name = `kit_${process.pid}_${Date.now().toString(36)}_${databases}`
  const run = async (statement: string): Promise<void> => {
    const url = new URL(server.url('mysql'))
    const socketPath = url.searchParams.get('socketPath')
    const place =
      socketPath === null ? { host: url.hostname, port: Number(url.port || 3306) } : { socketPath }
    const user = decodeURIComponent(url.username)
    const connection = await createConnection({ ...place, user, password: decodeURIComponent(url.password) })
    await connection.query(statement)
    await connection.end()
  }
  await run(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  return { url: server.url(name), drop: () => run(`drop database ${name}`) }
}
