/* The runner behind `npm test`. Without arguments: installs and starts what the tests need, builds the browser bundles,
   runs Vitest, then Playwright, then checks the feature table. With arguments: Vitest alone, with these arguments. */
import { globSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type MariadbServer, startPrivateMariadb } from '../../packages/test-kit/src/mariadb.ts'
import { createChildRunner } from './child.ts'
import { parsePlaywrightReport, parseVitestReport, readReport, type TestResult } from './results.ts'
import { ensureServices } from './services.ts'
import { type Stage, summarize } from './summary.ts'

const root = join(import.meta.dirname, '../..')
const reports = join(root, 'var/test')
const children = createChildRunner(root)
let mariadb: MariadbServer | undefined

interface Step {
  name: string
  command: string
  args: readonly string[]
  env?: NodeJS.ProcessEnv
  results?: () => TestResult[]
}

async function runStep(step: Step): Promise<Stage> {
  const startedMs = performance.now()
  const exitCode = await children.run(step.command, step.args, step.env)
  console.log(`${step.name}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`)
  return { name: step.name, isOk: exitCode === 0, results: step.results?.() ?? [] }
}

function vitestStep(reportName: string, args: readonly string[], env: NodeJS.ProcessEnv): Step {
  const report = join(reports, reportName)
  rmSync(report, { force: true })
  return {
    name: 'vitest',
    command: 'vitest',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    env,
    results: () => readReport(report, parseVitestReport),
  }
}

const buildStep: Step = {
  name: 'build',
  command: 'npm',
  args: ['run', 'build', '--workspaces', '--if-present', '--silent'],
}

const playwrightStep: Step = {
  name: 'playwright',
  command: 'playwright',
  args: ['test'],
  results: () => readReport(join(reports, 'playwright.json'), parsePlaywrightReport),
}

const featureStep: Step = { name: 'features', command: 'node', args: ['scripts/check-features.ts'] }

/* One server for the whole run, ours to stop on Ctrl-C; without it each Vitest run would start its own. */
async function startMariadb(): Promise<NodeJS.ProcessEnv> {
  if (process.env['SMARTYM_TEST_MARIADB_URL'] !== undefined) return {}
  mariadb = await startPrivateMariadb()
  return { SMARTYM_TEST_MARIADB_URL: mariadb.url('') }
}

async function runEverything(): Promise<Stage[]> {
  ensureServices()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  // Every test file is a process of its own: what the first have compiled, the others need not.
  const env = { ...(await startMariadb()), NODE_COMPILE_CACHE: join(reports, 'compile-cache') }
  const stages = [await runStep(buildStep), await runStep(vitestStep('vitest.json', [], env))]
  if (globSync('e2e/**/*.e2e.ts', { cwd: root }).length > 0)
    stages.push(await runStep({ ...playwrightStep, env }))
  stages.push(await runStep(featureStep))
  return stages
}

async function stopOn(signal: NodeJS.Signals): Promise<void> {
  children.stop(signal)
  await mariadb?.stop()
  process.exit(130)
}

process.on('SIGINT', () => void stopOn('SIGINT'))
process.on('SIGTERM', () => void stopOn('SIGTERM'))

const filters = process.argv.slice(2)
try {
  const stages =
    filters.length > 0
      ? [await runStep(vitestStep('vitest-filtered.json', filters, {}))]
      : await runEverything()
  const summary = summarize(stages)
  console.log(`\n${summary.lines.join('\n')}`)
  process.exitCode = summary.isOk ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  await mariadb?.stop()
}
