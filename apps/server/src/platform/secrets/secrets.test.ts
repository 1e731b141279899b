import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSecrets } from './secrets.ts'

describe('SEC-6: a secret', () => {
  let data: string
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'smartym-secrets-'))
  })
  afterEach(() => rmSync(data, { recursive: true, force: true }))
  const secrets = (environment: Record<string, string> = {}, mayMake = true, made: string[] = []) =>
    createSecrets({ dir: join(data, 'secrets'), environment, mayMake, onMade: (path) => made.push(path) })

  test('is made once, kept, and readable by its owner alone', () => {
    const made: string[] = []
    const first = secrets({}, true, made).get('root-key', () => 'abc')
    expect(first).toBe('abc')
    expect(secrets({}, false).get('root-key', () => 'other')).toBe('abc')
    expect(made).toEqual([join(data, 'secrets/root-key')])
    expect(statSync(join(data, 'secrets/root-key')).mode & 0o777).toBe(0o600)
    expect(statSync(join(data, 'secrets')).mode & 0o777).toBe(0o700)
  })

  test('comes from the environment, or from a file that it names, before the folder', () => {
    secrets().get('root-key', () => 'from folder')
    writeFileSync(join(data, 'elsewhere'), 'from file\n')
    expect(secrets({ SMARTYM_SECRET_ROOT_KEY_FILE: join(data, 'elsewhere') }).get('root-key', () => '')).toBe(
      'from file',
    )
    expect(secrets({ SMARTYM_SECRET_ROOT_KEY: 'given' }).get('root-key', () => '')).toBe('given')
    expect(readFileSync(join(data, 'secrets/root-key'), 'utf8')).toBe('from folder\n')
  })

  test('that others can read is refused', () => {
    secrets().get('root-key', () => 'abc')
    chmodSync(join(data, 'secrets/root-key'), 0o644)
    expect(() => secrets().get('root-key', () => '')).toThrow('can be read by others: run chmod 600')
  })

  test('that is nowhere and may not be made is asked for by its name', () => {
    expect(() => secrets({}, false).get('root-key', () => 'x')).toThrow(
      'The secret "root-key" is missing: set SMARTYM_SECRET_ROOT_KEY or',
    )
    expect(() => secrets({ SMARTYM_SECRET_ROOT_KEY_FILE: '/none' }).get('root-key', () => 'x')).toThrow(
      '/none, which is not there',
    )
  })

  test('has a plain name', () => {
    expect(() => secrets().get('../x', () => '')).toThrow(TypeError)
  })
})
