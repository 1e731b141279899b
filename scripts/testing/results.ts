import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/** One test that a run knows of. `title` is the whole path of names, `file` as its runner wrote it, `reason` the first
    lines of what a failed one said. */
export interface TestResult {
  title: string
  file: string
  state: 'passed' | 'failed' | 'skipped'
  reason?: string
}

interface VitestReport {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: {
      ancestorTitles: string[]
      title: string
      status: string
      failureMessages?: string[]
    }[]
  }[]
}

interface PlaywrightSuite {
  title: string
  file: string
  suites?: PlaywrightSuite[]
  specs: {
    title: string
    ok: boolean
    tests: { status: string; results?: { errors?: { message?: string }[] }[] }[]
  }[]
}

interface PlaywrightReport {
  suites: PlaywrightSuite[]
}

const reasonLines = 12

/* A runner colours its messages, and a difference of two large values has no end. */
function reasonOf(messages: readonly (string | undefined)[]): Pick<TestResult, 'reason'> {
  const text = messages.filter((message) => message !== undefined && message !== '').join('\n')
  if (text === '') return {}
  const lines = stripVTControlCharacters(text).split('\n')
  return {
    reason: lines
      .filter((line) => line.trim() !== '')
      .slice(0, reasonLines)
      .join('\n'),
  }
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
      ...reasonOf(test.failureMessages ?? []),
    }))
    const hasFailedOutsideTests = file.status === 'failed' && !tests.some((test) => test.state === 'failed')
    if (!hasFailedOutsideTests) return tests
    const reason = reasonOf([file.message])
    return [...tests, { title: '(the file itself)', file: file.name, state: 'failed', ...reason }]
  })
}

function playwrightState(spec: PlaywrightSuite['specs'][number]): TestResult['state'] {
  if (spec.tests.every((test) => test.status === 'skipped')) return 'skipped'
  return spec.ok ? 'passed' : 'failed'
}

function errorsOf(spec: PlaywrightSuite['specs'][number]): (string | undefined)[] {
  const attempts = spec.tests.flatMap((test) => test.results ?? [])
  return attempts.flatMap(({ errors }) => errors ?? []).map(({ message }) => message)
}

function flattenSuite(suite: PlaywrightSuite, parents: readonly string[]): TestResult[] {
  const own = suite.specs.map((spec): TestResult => ({
    title: [...parents, spec.title].join(' › '),
    file: suite.file,
    state: playwrightState(spec),
    ...(spec.ok ? {} : reasonOf(errorsOf(spec))),
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
