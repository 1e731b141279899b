import { type ChildProcess, spawn } from 'node:child_process'

/** Runs programs one after another with this process's terminal. `stop` ends the one that runs now. */
export interface ChildRunner {
  /** Exit code of the program; 1 if it could not be started or was ended by a signal. */
  run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<number>
  stop(signal: NodeJS.Signals): void
}

/** Creates a runner whose programs start in `cwd`. */
export function createChildRunner(cwd: string): ChildRunner {
  let current: ChildProcess | undefined
  return {
    run(command, args, env = {}) {
      const child = spawn(command, args, {
        cwd,
        env: { ...process.env, ...env },
        // Nothing may wait for a keyboard: the suite runs without one on build machines.
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      current = child
      return new Promise((resolve) => {
        child.once('error', (error) => {
          console.error(`${command} could not be started: ${error.message}`)
          resolve(1)
        })
        child.once('exit', (code) => {
          current = undefined
          resolve(code ?? 1)
        })
      })
    },
    stop: (signal) => void current?.kill(signal),
  }
}
