import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeMissing, ensureServices, findProgram, neededServices, type Service } from './services.ts'

const absent: Service = { name: 'Moon phase clock', packages: ['moon', 'phase'], isPresent: () => false }

test('a program is found on PATH only when it can be run', () => {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-path-'))
  try {
    const program = join(dir, 'dial-tone')
    writeFileSync(program, '')
    chmodSync(program, 0o600)
    expect(findProgram(['no-such-program', 'dial-tone'], dir)).toBeUndefined()
    chmodSync(program, 0o700)
    expect(findProgram(['no-such-program', 'dial-tone'], dir)).toBe(program)
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test('what is missing is named together with the command that installs it', () => {
  expect(describeMissing([absent, ...neededServices])).toMatch(
    /Moon phase clock; MariaDB .*\n.*apt-get install -y --no-install-recommends moon phase mariadb-server-core/,
  )
})

test('nothing is installed when every service is there', () => {
  expect(() => ensureServices([{ ...absent, isPresent: () => true }])).not.toThrow()
})
