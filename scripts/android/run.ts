import { spawnSync } from 'node:child_process'

/** A program of the build failed; its words are in the message. */
export class BuildFailure extends Error {
  override readonly name = 'BuildFailure'
}

/** Runs a program and gives what it printed; throws a `BuildFailure` with its words when it fails. */
export function run(command: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status === 0) return stdout
  const words = error?.message ?? `${stdout}${stderr}`
  throw new BuildFailure(`${command} ${args[0] ?? ''} failed:\n${words}`)
}

/** Ends a command line with what went wrong instead of a stack. */
export async function explain(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    console.error(error instanceof BuildFailure ? error.message : (error.stack ?? error.message))
    process.exitCode = 1
  }
}

/** Says how long a step took. */
export function timed<T>(name: string, work: () => T): T {
  const startedMs = performance.now()
  const result = work()
  console.log(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`)
  return result
}
