import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../../..')

/** A process of this Node that a test may kill. */
export interface TestProcess {
  readonly isRunning: boolean
  /** Calls `listener` with each line of stdout. */
  onLine(listener: (line: string) => void): void
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>
  /** It stands still, as a machine does that has no time for it. */
  freeze(): void
  thaw(): void
  /** Resolves when it is gone, however it went. */
  readonly ended: Promise<void>
  /** Its last words on stderr. */
  stderr(): string
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Puts a command into another, for example one that mounts a small disk first. */
export type WrapCommand = (command: readonly string[]) => readonly string[]

export function startProcess(
  script: string,
  args: readonly string[],
  environment: Record<string, string> = {},
  wrap: WrapCommand = (command) => command,
): TestProcess {
  const [program = '', ...rest] = wrap([process.execPath, join(root, script), ...args])
  const child = spawn(program, rest, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let isRunning = true
  let stderr = ''
  child.stderr.on('data', (piece: Buffer) => (stderr = (stderr + piece.toString()).slice(-4_000)))
  const lines = createInterface({ input: child.stdout })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      isRunning = false
      running.delete(child)
      resolve()
    })
  })
  return {
    get isRunning() {
      return isRunning
    },
    onLine: (listener) => void lines.on('line', listener),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    ended,
    stderr: () => stderr,
  }
}
