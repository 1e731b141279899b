/* `npm run types`: TypeScript 7 on every project of the repository, each with the library its runtime really has. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/* `tsc` on PATH is TypeScript 6, which other tools need for its API; 7 is five times as fast. */
const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
const projects = [
  'tsconfig.json',
  'tsconfig.web.json',
  'packages/handset-core/tsconfig.json', // ECMAScript only: no DOM, no Node
  'packages/handset-core/tsconfig.test.json',
  'packages/handset-ui/tsconfig.json',
  'apps/console/dev/tsconfig.json',
  'e2e/tsconfig.json',
]

const failed = projects.filter((project) => {
  if (!existsSync(join(root, project))) throw new Error(`${project} is gone; mend the list in check-types.ts`)
  const startedMs = performance.now()
  const run = spawnSync(process.execPath, [compiler, '-p', project, '--noEmit'], {
    cwd: root,
    stdio: 'inherit',
  })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`${project}: ${run.status === 0 ? 'right' : 'has errors'} (${seconds} s)`)
  return run.status !== 0
})
process.exitCode = failed.length === 0 ? 0 : 1
