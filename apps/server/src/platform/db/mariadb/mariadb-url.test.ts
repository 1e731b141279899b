import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseMariadbUrl } from './mariadb-url.ts'

const plain = 'mariadb://smartym:p%40ss@db.bank/smartym'

test('SEC-11: a MariaDB address may ask for TLS, with the company’s authority and a client certificate', () => {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-db-'))
  const file = (name: string) => {
    writeFileSync(join(dir, name), name)
    return encodeURIComponent(join(dir, name))
  }
  const verified = { rejectUnauthorized: true, minVersion: 'TLSv1.2' }
  expect(parseMariadbUrl(plain)).not.toHaveProperty('ssl')
  expect(parseMariadbUrl(plain)).toMatchObject({ host: 'db.bank', port: 3306, password: 'p@ss' })
  expect(parseMariadbUrl(`${plain}?ssl=true`).ssl).toEqual(verified)
  expect(parseMariadbUrl(`${plain}?sslCa=${file('ca')}`).ssl).toEqual({ ...verified, ca: 'ca' })
  const client = `sslCert=${file('cert')}&sslKey=${file('key')}`
  expect(parseMariadbUrl(`${plain}?${client}`).ssl).toEqual({ ...verified, cert: 'cert', key: 'key' })
  expect(() => parseMariadbUrl(`${plain}?sslCert=${file('cert')}`)).toThrow('belong together')
  rmSync(dir, { recursive: true })
})
