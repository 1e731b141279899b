import { spawnSync } from 'node:child_process'
import { app } from './places.ts'

const attempts = 4
const pauseMs = 5_000

/* Registries are not always there; a mistake of ours shows again at once. */
const networkWords = /Could not transfer artifact|Could not resolve dependencies|could not be resolved/

/** Maven on the app; what could not be downloaded is tried again. Its exit code. */
export function runMaven(goals: readonly string[]): number {
  for (let attempt = 1; ; attempt++) {
    const again = attempt > 1 ? ['-U'] : []
    const args = ['-B', '-ntp', '-Daether.connector.http.retryHandler.count=5', ...again, ...goals]
    const { status, stdout } = spawnSync('mvn', args, {
      cwd: app,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const isLast = status === 0 || attempt === attempts || !networkWords.test(stdout)
    if (isLast) {
      process.stdout.write(stdout)
      return status ?? 1
    }
    console.log(`Maven could not download everything (attempt ${attempt} of ${attempts}); trying again`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
  }
}
