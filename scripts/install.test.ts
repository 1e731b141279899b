import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isInstalled } from './install.mjs'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'smartym-install-'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function writeLock(path: string, packages: Record<string, object>): void {
  writeFileSync(join(root, path), JSON.stringify({ packages }))
}

function writeNode(): void {
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true })
  writeFileSync(join(root, 'node_modules/.bin/node'), '')
}

const fastify = { 'node_modules/fastify': { version: '5.12.8' } }

describe('installed dependencies', () => {
  test('are missing in a fresh clone', () => {
    writeLock('package-lock.json', fastify)
    expect(isInstalled(root)).toBe(false)
  })

  test('are complete when npm wrote down the locked versions', () => {
    writeNode()
    writeLock('package-lock.json', { '': {}, 'apps/server': {}, ...fastify })
    writeLock('node_modules/.package-lock.json', fastify)
    expect(isInstalled(root)).toBe(true)
  })

  test('are outdated when the lock asks for another version or for more', () => {
    writeNode()
    writeLock('node_modules/.package-lock.json', fastify)
    writeLock('package-lock.json', { 'node_modules/fastify': { version: '5.12.9' } })
    expect(isInstalled(root)).toBe(false)
    writeLock('package-lock.json', { ...fastify, 'apps/server/node_modules/ws': { version: '8.0.0' } })
    expect(isInstalled(root)).toBe(false)
  })

  test('may lack optional packages, which belong to other platforms', () => {
    writeNode()
    writeLock('node_modules/.package-lock.json', fastify)
    writeLock('package-lock.json', {
      ...fastify,
      'node_modules/esbuild-windows': { version: '1.0.0', optional: true },
    })
    expect(isInstalled(root)).toBe(true)
  })

  test('do not count without the Node that runs the project', () => {
    mkdirSync(join(root, 'node_modules'))
    writeLock('package-lock.json', fastify)
    writeLock('node_modules/.package-lock.json', fastify)
    expect(isInstalled(root)).toBe(false)
  })
})
