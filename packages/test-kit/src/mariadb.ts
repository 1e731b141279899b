import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'

/** A MariaDB server of our own, reached by a Unix socket. */
export interface MariadbServer {
  /** Address of a database on it, for `DATABASE_URL`; the database need not exist yet. */
  url(database: string): string
  stop(): Promise<void>
}

const sharedDirKey = 'SMARTYM_TEST_MARIADB_DIR'
const givenUrlKey = 'SMARTYM_TEST_MARIADB_URL'
const folderPrefix = 'smartym-mariadb-'
const startLimitMs = 60_000

function findProgram(name: string): string {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/bin',
    '/usr/local/sbin',
  ]
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  if (found === undefined) {
    throw new Error(
      `${name} was not found: the store tests run on MariaDB too. Install it (Debian, Ubuntu: apt-get install mariadb-server; ` +
        `macOS: brew install mariadb) or name a running server in ${givenUrlKey} (mysql://user:password@host:3306/).`,
    )
  }
  return found
}

/* mariadbd refuses to run as root unless told so. */
function asUser(): string[] {
  return userInfo().uid === 0 ? ['--user=root'] : []
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    socket.once('data', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => {
      resolve(false)
      socket.destroy()
    })
    socket.once('data', () => socket.destroy())
  })
}

async function waitUntil(isDone: () => boolean | Promise<boolean>, what: string, log: string): Promise<void> {
  const deadlineMs = performance.now() + startLimitMs
  while (!(await isDone())) {
    if (performance.now() > deadlineMs)
      throw new Error(`${what} took longer than ${startLimitMs / 1000} s; see ${log}`)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

/* Nothing in a test's database must survive a power cut, so the flushes are left out. */
const quickAndForgetful = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-flush-method=nosync',
  '--innodb-file-per-table=OFF',
  '--sync-frm=OFF',
  '--innodb-log-file-size=64M',
  '--innodb-buffer-pool-size=128M',
  '--skip-log-bin',
  '--skip-name-resolve',
  '--max-connections=500',
  '--performance-schema=OFF',
]

async function startIn(dir: string, isDetached: boolean): Promise<ChildProcess> {
  const data = join(dir, 'data')
  /* A server that starts deletes what looks like temporary tables in this folder, also those of another that runs. */
  const temporary = join(dir, 'tmp')
  mkdirSync(temporary)
  const log = join(dir, 'server.log')
  const installed = spawnSync(
    findProgram('mariadb-install-db'),
    [
      '--no-defaults',
      ...asUser(),
      `--datadir=${data}`,
      `--tmpdir=${temporary}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    { encoding: 'utf8' },
  )
  if (installed.status !== 0)
    throw new Error(`mariadb-install-db failed: ${installed.stderr || installed.stdout}`)
  const server = spawn(
    findProgram('mariadbd'),
    [
      '--no-defaults',
      ...asUser(),
      `--datadir=${data}`,
      `--tmpdir=${temporary}`,
      `--socket=${socketIn(dir)}`,
      '--skip-networking',
      `--log-error=${log}`,
      ...quickAndForgetful,
    ],
    { stdio: 'ignore', detached: isDetached },
  )
  let hasEnded = false
  server.once('exit', () => {
    hasEnded = true
  })
  await waitUntil(
    async () => {
      if (hasEnded)
        throw new Error(`mariadbd ended while starting: ${readFileSync(log, 'utf8').slice(-2000)}`)
      return answers(socketIn(dir))
    },
    'mariadbd',
    log,
  )
  return server
}

function socketIn(dir: string): string {
  return join(dir, 'sock')
}

function urlIn(dir: string, database: string): string {
  return `mysql://root@localhost/${database}?socketPath=${encodeURIComponent(socketIn(dir))}`
}

/** Starts a server in a temporary folder of its own (about a second). `stop` removes both. */
export async function startPrivateMariadb(): Promise<MariadbServer> {
  const dir = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  const server = await startIn(dir, false)
  const killAtExit = (): void => void server.kill('SIGKILL')
  process.once('exit', killAtExit)
  return {
    url: (database) => urlIn(dir, database),
    async stop() {
      process.removeListener('exit', killAtExit)
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGKILL')
      await ended
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function startShared(dir: string): Promise<void> {
  try {
    const server = await startIn(dir, true)
    server.unref()
    writeFileSync(join(dir, 'pid'), String(server.pid))
    writeFileSync(join(dir, 'ready'), '')
  } catch (error) {
    writeFileSync(join(dir, 'failed'), String(error))
  }
}

function takeLock(dir: string): boolean {
  try {
    mkdirSync(join(dir, 'lock'))
    return true
  } catch {
    return false
  }
}

let own: Promise<MariadbServer> | undefined

let ownFolder: string | undefined

/** A folder that all test files of a run share, or this process alone outside of a run; gone with it. */
export function sharedFolder(): string {
  const dir = process.env[sharedDirKey] ?? ownFolder
  if (dir !== undefined) return dir
  const made = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  ownFolder = made
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}

/**
 * The server that all test files of a run share; the first that asks starts it. `SMARTYM_TEST_MARIADB_URL` names one
 * that runs already (its user may create databases). Throws how to install MariaDB when there is none.
 */
export async function sharedMariadb(): Promise<Pick<MariadbServer, 'url'>> {
  const given = process.env[givenUrlKey]
  if (given !== undefined && given !== '') {
    return {
      url: (database) => {
        const url = new URL(given)
        url.pathname = `/${database}`
        return url.href
      },
    }
  }
  const dir = process.env[sharedDirKey]
  if (dir === undefined) {
    own ??= startPrivateMariadb()
    return own
  }
  if (takeLock(dir)) await startShared(dir)
  await waitUntil(() => existsSync(join(dir, 'ready')) || existsSync(join(dir, 'failed')), 'mariadbd', dir)
  if (existsSync(join(dir, 'failed'))) throw new Error(readFileSync(join(dir, 'failed'), 'utf8'))
  return { url: (database) => urlIn(dir, database) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function removeShared(dir: string): void {
  const pidFile = join(dir, 'pid')
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8'))
    if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  }
  rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}

function isOwn(dir: string): boolean {
  return statSync(dir, { throwIfNoEntry: false })?.uid === userInfo().uid
}

/* A run that was killed could not clean up; its folder carries its process id. Those of other users are theirs. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(folderPrefix)
      ? Number(name.slice(folderPrefix.length).split('-', 1)[0])
      : Number.NaN
    const dir = join(tmpdir(), name)
    if (Number.isInteger(owner) && !isAlive(owner) && isOwn(dir)) removeShared(dir)
  }
}

/** Vitest's global set-up: says where the shared server would live. It is started only if a test asks for it. */
export function setup(): void {
  removeLeftovers()
  process.env[sharedDirKey] = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`))
}

/** Vitest's global tear-down. */
export function teardown(): void {
  const dir = process.env[sharedDirKey]
  if (dir !== undefined) removeShared(dir)
}
