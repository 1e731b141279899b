import { readFileSync } from 'node:fs'
import type { PoolOptions } from 'mysql2'

/** `?ssl=true` alone trusts the machine's authorities; `sslCa`, `sslCert` and `sslKey` name PEM files. */
function tlsOptions(parameters: URLSearchParams): Pick<PoolOptions, 'ssl'> {
  const read = (name: string): string | undefined => {
    const file = parameters.get(name)
    return file === null ? undefined : readFileSync(file, 'utf8')
  }
  const [ca, cert, key] = [read('sslCa'), read('sslCert'), read('sslKey')]
  if ((cert === undefined) !== (key === undefined)) throw new TypeError('sslCert and sslKey belong together')
  if (parameters.get('ssl') !== 'true' && ca === undefined && cert === undefined) return {}
  return {
    ssl: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
    },
  }
}

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
  return {
    ...place,
    ...tlsOptions(url.searchParams),
    database,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
}
