import { countConformance } from './conformance.ts'
import { countResults, type TestResult } from './results.ts'

/** A stage of a run, such as the build or a test runner. `results` are the tests that it knows of. */
export interface Stage {
  name: string
  isOk: boolean
  results: readonly TestResult[]
}

/** The outcome of a whole run; `lines` are for people, the last one alone is for machines. */
export interface Summary {
  isOk: boolean
  lines: string[]
}

/* A stage can fail without a failed test: a build error, an unhandled rejection, a runner that crashed. */
function failuresOf(stage: Stage): number {
  const { failed } = countResults(stage.results)
  return !stage.isOk && failed === 0 ? 1 : failed
}

function reasonsOf({ reason }: TestResult): string[] {
  return reason === undefined ? [] : reason.split('\n').map((line) => `    │ ${line}`)
}

/** Sums the stages up. A run fails if anything failed or if no test ran. */
export function summarize(stages: readonly Stage[]): Summary {
  const results = stages.flatMap((stage) => stage.results)
  const { passed, skipped } = countResults(results)
  const failed = stages.reduce((sum, stage) => sum + failuresOf(stage), 0)
  const conformance = countConformance(results).map(
    (count) => `${count.suite} ${count.passed} of ${count.total}`,
  )
  const lines = [
    ...(conformance.length > 0 ? [`conformance: ${conformance.join(', ')}`] : []),
    ...stages.filter((stage) => failuresOf(stage) > 0).map((stage) => `failed: ${stage.name}`),
    ...results
      .filter((result) => result.state === 'failed')
      .flatMap((result) => [`  ✗ ${result.title} (${result.file})`, ...reasonsOf(result)]),
    ...(skipped > 0 ? [`${skipped} skipped:`] : []),
    ...results.filter((result) => result.state === 'skipped').map((result) => `  - ${result.title}`),
    `${passed} passed, ${failed} failed`,
  ]
  return { isOk: failed === 0 && passed > 0, lines }
}
