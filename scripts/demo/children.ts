import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A process of the demo. */
export interface Child {
  readonly name: string
  /** First line that it wrote to stdout; rejects when it ends before. */
  firstLine(): Promise<string>
  /** Asks it to end, and makes it after a while. */
  stop(): Promise<void>
}

export interface Children {
  start(name: string, script: string, args?: string[], environment?: Record<string, string>): Child
  /** Stops all, the last started first. */
  stopAll(): Promise<void>
}

const patienceMs = 10_000
const root = join(import.meta.dirname, '../..')
const endWithParent = join(import.meta.dirname, 'end-with-parent.ts')

/** Processes on this Node whose words go to `<logDir>/<name>.log`. `onLost` hears of one that ended by itself. */
export function createChildren(logDir: string, onLost: (name: string, log: string) => void): Children {
  mkdirSync(logDir, { recursive: true })
  const children: Child[] = []
  let isStopping = false

  function start(
    name: string,
    script: string,
    args: string[] = [],
    environment: Record<string, string> = {},
  ): Child {
    const logPath = join(logDir, `${name}.log`)
    const log = createWriteStream(logPath, { flags: 'a', mode: 0o600 })
    const run = spawn(process.execPath, ['--import', endWithParent, join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      // The channel tells a child that its parent is gone.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in a terminal goes to the launcher alone, which stops its children in order.
      detached: true,
    })
    run.stderr?.pipe(log, { end: false })
    run.stdout?.pipe(log, { end: false })
    const ended = new Promise<void>((resolve) => run.once('exit', () => resolve()))
    run.once('exit', () => {
      if (!isStopping) onLost(name, logPath)
    })
    const child = { name, firstLine: () => readFirstLine(run, ended, logPath), stop: () => stop(run, ended) }
    children.push(child)
    return child
  }

  return {
    start,
    async stopAll() {
      isStopping = true
      for (const child of children.toReversed()) await child.stop()
    },
  }
}

async function readFirstLine(run: ChildProcess, ended: Promise<void>, logPath: string): Promise<string> {
  if (!run.stdout) throw new Error('the process has no stdout')
  const lines = createInterface({ input: run.stdout })
  const first = new Promise<string>((resolve) => lines.once('line', resolve))
  const lost = ended.then((): string => {
    throw new Error(`it ended while starting; see ${logPath}`)
  })
  return Promise.race([first, lost])
}

async function stop(run: ChildProcess, ended: Promise<void>): Promise<void> {
  if (run.exitCode !== null || run.signalCode !== null) return
  const force = setTimeout(() => run.kill('SIGKILL'), patienceMs)
  run.kill('SIGTERM')
  await ended
  clearTimeout(force)
}
