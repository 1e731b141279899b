// @ts-check
/* `npm start`: begins on Node 20 in a fresh clone, installs what is missing, builds what is older than its sources, then hands
   over to the project's own Node 24. `npm start -- --help` says what it can be told. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const binaries = join(root, 'node_modules/.bin')
const leastNode = [20, 19]

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

/** @param {string} folder @param {(latest: number, changed: number) => number} pick @param {boolean} isOutput */
function changedAt(folder, pick, isOutput) {
  let found = isOutput ? Number.POSITIVE_INFINITY : 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const isLeftOut = entry.name === 'node_modules' || (!isOutput && entry.name === 'dist')
    if (isLeftOut || entry.name.includes('.test.')) continue
    const path = join(folder, entry.name)
    found = pick(found, entry.isDirectory() ? changedAt(path, pick, isOutput) : statSync(path).mtimeMs)
  }
  return found
}

/** @param {{ folder: string, from: string[] }} bundle */
function isOld({ folder, from }) {
  const output = join(root, folder, 'dist')
  if (!existsSync(output) || readdirSync(output).length === 0) return true
  const builtAt = changedAt(output, Math.min, true)
  return [folder, ...from].some((source) => changedAt(join(root, source), Math.max, false) > builtAt)
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
  install()
  if (!options.once) await buildBundles()
  handOver(options.once ? 'scripts/demo/once.ts' : 'scripts/demo/launch.ts', process.argv.slice(2))
}
