// @ts-check
/* `npm test`: starts on Node 20 in a fresh clone, installs, then hands over to the runner on the project's Node 24. */
import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const binaries = join(root, 'node_modules/.bin')

try {
  ensureInstalled(root)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exit(1)
}

const runner = spawn(
  join(binaries, 'node'),
  [join(root, 'scripts/testing/run-tests.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${binaries}${delimiter}${process.env['PATH'] ?? ''}` },
  },
)
// The runner stops what it started; this process only waits for it. A terminal sends Ctrl-C to both.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => runner.kill('SIGTERM'))
runner.on('error', (error) => {
  console.error(`The project's Node could not be started: ${error.message}`)
  process.exitCode = 1
})
runner.on('exit', (code) => {
  process.exitCode = code ?? 1
})
