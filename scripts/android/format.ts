import { globSync } from 'node:fs'
import { join } from 'node:path'
import { app, ktfmtJar } from './places.ts'
import { BuildFailure, run } from './run.ts'

/** Formats the app's Kotlin by ktfmt's rules, or throws a `BuildFailure` that names what is not. */
export function ensureFormat({ isMending = false } = {}): void {
  const files = globSync('src/**/*.kt', { cwd: app }).map((name) => join(app, name))
  const mode = isMending ? [] : ['--dry-run', '--set-exit-if-changed']
  try {
    run('java', ['-jar', ktfmtJar, '--google-style', ...mode, ...files])
  } catch (error) {
    if (isMending || !(error instanceof BuildFailure)) throw error
    throw new BuildFailure(`${error.message}\nnpm run android:format formats them`)
  }
}
