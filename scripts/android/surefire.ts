import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './places.ts'

const reports = join(app, 'target/surefire-reports')

/** Takes away what an earlier run said, of whatever tests. */
export function forgetSurefire(): void {
  rmSync(reports, { recursive: true, force: true })
}

/** Tests of Maven's last run; an error counts as a failure, and so does a skipped test, since none may be. */
export function countSurefire(folder = reports): { passed: number; failed: number } {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /^TEST-.*\.xml$/.test(name)) : []
  let passed = 0
  let failed = 0
  for (const name of files) {
    const head = /<testsuite\b[^>]*>/.exec(readFileSync(join(folder, name), 'utf8'))?.[0] ?? ''
    const count = (attribute: string): number =>
      Number(new RegExp(` ${attribute}="(\\d+)"`).exec(head)?.[1] ?? 0)
    const bad = count('errors') + count('failures') + count('skipped')
    passed += count('tests') - bad
    failed += bad
  }
  return { passed, failed }
}
