import type { PoolOptions } from 'mysql2'

/** Pool options of a `mysql://` or `mariadb://` address; `?socketPath=` reaches a server by its Unix socket. Throws on anything else. */
export function parseMariadbUrl(address: string): PoolOptions {
  const url = new URL(address)
  if (url.protocol !== 'mysql:' && url.protocol !== 'mariadb:')
    throw new TypeError(`not a MariaDB address: ${url.protocol}`)
  const database = decodeURIComponent(url.pathname.slice(1))
  if (database === '') throw new TypeError('the address names no database')
  const socketPath = url.searchParams.get('socketPath')
  const place =
    socketPath === null
      ? { host: url.hostname, port: url.port === '' ? 3306 : Number(url.port) }
      : { socketPath }
  const ssl = url.searchParams.get('ssl') === 'true' ? { ssl: { rejectUnauthorized: true } } : {}
  return {
    ...place,
    ...ssl,
    database,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
}
