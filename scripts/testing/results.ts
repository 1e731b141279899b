import { existsSync, readFileSync } from 'node:fs'

/** One test that a run knows of. `title` is the whole path of names, `file` as its runner wrote it. */
export interface TestResult {
  title: string
  file: string
  state: 'passed' | 'failed' | 'skipped'
}

interface VitestReport {
  testResults: {
    name: string
    status: string
    assertionResults: { ancestorTitles: string[]; title: string; status: string }[]
  }[]
}

interface PlaywrightSuite {
  title: string
  file: string
  suites?: PlaywrightSuite[]
  specs: { title: string; ok: boolean; tests: { status: string }[] }[]
}

interface PlaywrightReport {
  suites: PlaywrightSuite[]
}

function vitestState(status: string): TestResult['state'] {
  if (status === 'passed' || status === 'failed') return status
  return 'skipped'
}

/** Results of Vitest's JSON reporter. A file that could not even be loaded counts as one failed test. */
export function parseVitestReport(text: string): TestResult[] {
  const report = JSON.parse(text) as VitestReport
  return report.testResults.flatMap((file) => {
    const tests = file.assertionResults.map((test): TestResult => ({
      title: [...test.ancestorTitles, test.title].join(' › '),
      file: file.name,
      state: vitestState(test.status),
    }))
    const hasFailedOutsideTests = file.status === 'failed' && !tests.some((test) => test.state === 'failed')
    if (!hasFailedOutsideTests) return tests
    return [...tests, { title: '(the file itself)', file: file.name, state: 'failed' }]
  })
}

function playwrightState(spec: PlaywrightSuite['specs'][number]): TestResult['state'] {
  if (spec.tests.every((test) => test.status === 'skipped')) return 'skipped'
  return spec.ok ? 'passed' : 'failed'
}

function flattenSuite(suite: PlaywrightSuite, parents: readonly string[]): TestResult[] {
  const own = suite.specs.map((spec): TestResult => ({
    title: [...parents, spec.title].join(' › '),
    file: suite.file,
    state: playwrightState(spec),
  }))
  const nested = (suite.suites ?? []).flatMap((inner) => flattenSuite(inner, [...parents, inner.title]))
  return [...own, ...nested]
}

/** Results of Playwright's JSON reporter. A test that passed only when run again counts as passed. */
export function parsePlaywrightReport(text: string): TestResult[] {
  const report = JSON.parse(text) as PlaywrightReport
  return report.suites.flatMap((file) => flattenSuite(file, []))
}

/** What a runner left in `path`; nothing if it ended before it could write. */
export function readReport(path: string, parse: (text: string) => TestResult[]): TestResult[] {
  return existsSync(path) ? parse(readFileSync(path, 'utf8')) : []
}

/** How many tests of each state. */
export function countResults(results: readonly TestResult[]): Record<TestResult['state'], number> {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const result of results) counts[result.state] += 1
  return counts
}
