// @ts-check
/* Installs the npm dependencies when they are missing or older than the lock file. Plain JavaScript for Node 20: it
   runs in a fresh clone, before Node 24 has come as a dependency. `node scripts/install.mjs` or ensureInstalled(). */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const projectRoot = resolve(fileURLToPath(import.meta.url), '../..')
const attempts = 3
const pausesMs = [5_000, 20_000]

/** @param {string} path @returns {Record<string, { version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }>} */
function readLockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes node_modules/.package-lock.json as the last
 * step of an install, so a broken-off one has none. Optional packages depend on the platform and are not compared.
 * @param {string} root
 */
export function isInstalled(root) {
  const wantedPath = join(root, 'package-lock.json')
  const presentPath = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(presentPath) || !existsSync(join(root, 'node_modules/.bin/node'))) return false
  const present = readLockedPackages(presentPath)
  return Object.entries(readLockedPackages(wantedPath)).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.optional || wanted.devOptional) return true
    return present[path] !== undefined && present[path].version === wanted.version
  })
}

/** @param {number} ms */
function pause(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/** @param {string} root */
function installOnce(root) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  // npm tells its scripts where it lies itself; on Windows a bare `npm` could not be spawned without a shell.
  const npm = process.env['npm_execpath']
  const [command, prefix] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  return (
    spawnSync(command, [...prefix, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      .status === 0
  )
}

/**
 * Runs `npm ci` if needed, again after a failure (a registry may be busy). Throws when it keeps failing.
 * @param {string} [root]
 */
export function ensureInstalled(root = projectRoot) {
  if (isInstalled(root)) return
  console.log('Installing dependencies (npm ci) …')
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (installOnce(root)) return
    const pauseMs = pausesMs[attempt - 1]
    if (pauseMs === undefined) break
    console.log(`npm ci failed; trying again in ${pauseMs / 1000} s`)
    pause(pauseMs)
  }
  throw new Error(`npm ci failed ${attempts} times; its messages are above`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    ensureInstalled()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
