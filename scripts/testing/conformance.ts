import type { TestResult } from './results.ts'

/** Passed and all tests of one suite in `conformance/<suite>/`. */
export interface ConformanceCount {
  suite: string
  passed: number
  total: number
}

const suiteInTitle = /conformance\/([\w-]+)/
const packageInFile = /(?:packages|apps)\/([\w-]+)\/.*conformance[^/]*\.test\.ts$/

/**
 * Counts of the language-neutral suites. A test belongs to one if its title names `conformance/<suite>`; without that,
 * a test in a file named after conformance counts for its package.
 */
export function countConformance(results: readonly TestResult[]): ConformanceCount[] {
  const counts = new Map<string, ConformanceCount>()
  for (const result of results) {
    const suite = suiteInTitle.exec(result.title)?.[1] ?? packageInFile.exec(result.file)?.[1]
    if (suite === undefined) continue
    const count = counts.get(suite) ?? { suite, passed: 0, total: 0 }
    count.total += 1
    if (result.state === 'passed') count.passed += 1
    counts.set(suite, count)
  }
  return [...counts.values()].toSorted((a, b) => a.suite.localeCompare(b.suite))
}
