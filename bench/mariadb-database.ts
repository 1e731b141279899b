import mysql from 'mysql2/promise'
import type { MariadbServer } from '../packages/test-kit/src/mariadb.ts'

/** Makes an empty database; returns its address. */
export async function createDatabase(server: MariadbServer, name: string): Promise<string> {
  const connection = await mysql.createConnection({ uri: server.url('') })
  await connection.query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  await connection.end()
  return server.url(name)
}
