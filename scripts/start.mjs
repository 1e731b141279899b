// @ts-check
/* `npm start`: begins on Node 20 in a fresh clone, installs what is missing, builds what is older than its sources, then hands
   over to the project's own Node 24. `npm start -- --help` says what it can be told. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const binaries = join(root, 'node_modules/.bin')
const leastNode = [20, 19]
const defaultPort = 8080

const help = `npm start -- [options]
  --once        one whole call without a browser; prints one line of JSON and ends
  --data DIR    where everything is kept (default var/demo; with --once a temporary folder)
  --port N      port of the server (default 8080; CRM and phones take the next two)
  --reset       begins anew: forgets everything in the data folder
  --quiet       without the 24 agents who work in the background`

/** @param {string} sentence @returns {never} */
function leave(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        data: { type: 'string' },
        port: { type: 'string' },
        reset: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return leave(`${error instanceof Error ? error.message : String(error)}\n${help}`)
  }
}

function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = leastNode
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  leave(`Node ${leastNode.join('.')} or later is needed to begin; this is ${process.versions.node}.`)
}

/** The server takes this port, CRM and phones the next two. @param {string | undefined} text */
function parsePort(text) {
  const port = Number(text ?? defaultPort)
  if (Number.isInteger(port) && port >= 1 && port <= 65_533) return port
  return leave(`--port ${text}: a port is a number from 1 to 65533.`)
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })
}

/** @param {number} first @param {number} count */
async function ensureFree(first, count) {
  for (let port = first; port < first + count; port++) {
    if (await isFree(port)) continue
    const others = count === 1 ? '' : ` (it takes ${count} in a row)`
    leave(
      `Port ${port} is taken by another program: stop it, or choose another with npm start -- --port N${others}.`,
    )
  }
}

/* Its words go to stderr: with --once stdout carries one line of JSON and nothing else. */
function install() {
  const script = join(root, 'scripts/install.mjs')
  const run = spawnSync(process.execPath, [script], { cwd: root, stdio: ['ignore', 2, 2] })
  if (run.status !== 0) leave('The dependencies could not be installed; the messages above say why.')
}

/** What runs in browsers is bundled; each bundle with the folders whose change makes it old. */
const shared = ['packages/contract', 'packages/phrases', 'packages/rules', 'packages/sealed-recording']
const bundles = [
  { folder: 'packages/click-to-call', from: shared, waitsFor: undefined },
  { folder: 'packages/handset-ui', from: [...shared, 'packages/handset-core'], waitsFor: undefined },
  { folder: 'apps/sample-crm', from: ['packages/click-to-call'], waitsFor: 'packages/click-to-call' },
  { folder: 'apps/console', from: [...shared, 'packages/click-to-call'], waitsFor: 'packages/click-to-call' },
]

/* Written by a finished build, with the time when it began: what is changed while it runs makes it old again. */
const stampName = '.built'

/** @param {string} folder @returns {number} */
function changedAt(folder) {
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist'].includes(entry.name) || entry.name.includes('.test.')) continue
    const path = join(folder, entry.name)
    latest = Math.max(latest, entry.isDirectory() ? changedAt(path) : statSync(path).mtimeMs)
  }
  return latest
}

/** @param {{ folder: string, from: string[] }} bundle */
function isOld({ folder, from }) {
  const stamp = join(root, folder, 'dist', stampName)
  if (!existsSync(stamp)) return true
  const builtAt = statSync(stamp).mtimeMs
  return [folder, ...from].some((source) => changedAt(join(root, source)) > builtAt)
}

const environment = {
  ...process.env,
  PATH: `${binaries}${delimiter}${process.env['PATH'] ?? ''}`,
  // A thread that waits for a disk is a thread that serves nobody else.
  UV_THREADPOOL_SIZE: process.env['UV_THREADPOOL_SIZE'] ?? '16',
}

/** @param {string} folder @returns {Promise<void>} */
function build(folder) {
  return new Promise((done) => {
    const cwd = join(root, folder)
    const startedAt = new Date()
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const run = spawn(npm, ['run', '--silent', 'build'], {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    run.stdout.on('data', (piece) => (said += piece))
    run.stderr.on('data', (piece) => (said += piece))
    run.on('error', (error) => leave(`${folder} could not be built: ${error.message}`))
    run.on('exit', (code) => {
      if (code !== 0) leave(`${said}\n${folder} could not be built; the messages above say why.`)
      const stamp = join(cwd, 'dist', stampName)
      writeFileSync(stamp, '')
      utimesSync(stamp, startedAt, startedAt)
      process.stderr.write(`  built ${folder}\n`)
      done()
    })
  })
}

async function buildBundles() {
  const old = bundles.filter(isOld)
  if (old.length === 0) return
  process.stderr.write(`Building ${old.map(({ folder }) => folder).join(', ')} …\n`)
  /** @type {Map<string, Promise<void>>} */
  const running = new Map()
  for (const { folder, waitsFor } of old) {
    const before = (waitsFor && running.get(waitsFor)) || Promise.resolve()
    running.set(
      folder,
      before.then(() => build(folder)),
    )
  }
  await Promise.all(running.values())
}

/** @param {string} script @param {string[]} args */
function handOver(script, args) {
  const run = spawn(join(binaries, 'node'), [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  })
  // It stops what it started; this process only waits for it. A terminal sends Ctrl-C to both.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => run.kill('SIGTERM'))
  run.on('error', (error) => leave(`The project's Node could not be started: ${error.message}`))
  run.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

const options = readOptions()
if (options.help) {
  process.stdout.write(`${help}\n`)
} else {
  ensureNode()
  const port = parsePort(options.port)
  // A single call takes any port that is free, unless it was told one.
  if (!options.once || options.port !== undefined) await ensureFree(port, options.once ? 1 : 3)
  install()
  if (!options.once) await buildBundles()
  const script = options.once ? 'scripts/demo/once.ts' : 'scripts/demo/launch.ts'
  handOver(script, options.once ? process.argv.slice(2) : [...process.argv.slice(2), '--port', String(port)])
}
