import { describe, expect, test } from 'vitest'
import { countConformance } from './conformance.ts'
import { parsePlaywrightReport, parseVitestReport, readReport, type TestResult } from './results.ts'
import { type Stage, summarize } from './summary.ts'

const vitestReport = JSON.stringify({
  testResults: [
    {
      name: '/a.test.ts',
      status: 'failed',
      assertionResults: [
        { ancestorTitles: ['dialing'], title: 'CTC-3: refused', status: 'passed' },
        {
          ancestorTitles: [],
          title: 'late',
          status: 'failed',
          failureMessages: ['\u001B[31mtoo late\u001B[0m\n\n at x'],
        },
        { ancestorTitles: [], title: 'left out', status: 'todo' },
      ],
    },
    { name: '/broken.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
  ],
})

const playwrightReport = JSON.stringify({
  suites: [
    {
      title: 'story.e2e.ts',
      file: 'story.e2e.ts',
      specs: [{ title: 'one', ok: true, tests: [{ status: 'expected' }] }],
      suites: [
        {
          title: 'in Korean',
          file: 'story.e2e.ts',
          specs: [
            {
              title: 'CTC-1: dials',
              ok: false,
              tests: [
                {
                  status: 'unexpected',
                  results: [{ errors: [{ message: 'no tone\n' }, { message: 'a wire' }] }],
                },
              ],
            },
            { title: 'left out', ok: true, tests: [{ status: 'skipped' }] },
            { title: 'second try', ok: true, tests: [{ status: 'flaky' }] },
          ],
        },
      ],
    },
  ],
})

describe('reports of the test runners', () => {
  test('Vitest: a file that cannot be loaded is one failed test', () => {
    expect(parseVitestReport(vitestReport)).toEqual([
      { title: 'dialing › CTC-3: refused', file: '/a.test.ts', state: 'passed' },
      { title: 'late', file: '/a.test.ts', state: 'failed', reason: 'too late\n at x' },
      { title: 'left out', file: '/a.test.ts', state: 'skipped' },
      { title: '(the file itself)', file: '/broken.test.ts', state: 'failed', reason: 'no such module' },
    ])
  })

  test('Playwright: nested groups become one title', () => {
    const file = 'story.e2e.ts'
    expect(parsePlaywrightReport(playwrightReport)).toEqual([
      { title: 'one', file, state: 'passed' },
      { title: 'in Korean › CTC-1: dials', file, state: 'failed', reason: 'no tone\na wire' },
      { title: 'in Korean › left out', file, state: 'skipped' },
      { title: 'in Korean › second try', file, state: 'passed' },
    ])
  })

  test('a runner that wrote no report has no results', () => {
    expect(readReport('/nowhere/report.json', parseVitestReport)).toEqual([])
  })
})

function resultOf(title: string, state: TestResult['state']): TestResult {
  return { title, file: 'x.test.ts', state }
}

function stageOf(isOk: boolean, ...results: TestResult[]): Stage {
  return { name: 'vitest', isOk, results }
}

test('conformance is counted per suite named in the titles', () => {
  const results = [
    resultOf('conformance/sealed-recording › vector 1', 'passed'),
    resultOf('conformance/handset › redial', 'passed'),
    resultOf('conformance/handset › refuse', 'failed'),
    resultOf('something else', 'passed'),
    { ...resultOf('vector 7', 'passed'), file: '/x/packages/rules/src/phone.conformance.test.ts' },
  ]
  expect(countConformance(results)).toEqual([
    { suite: 'handset', passed: 1, total: 2 },
    { suite: 'rules', passed: 1, total: 1 },
    { suite: 'sealed-recording', passed: 1, total: 1 },
  ])
})

describe('the closing line of a run', () => {
  const good = resultOf('CTC-1: dials', 'passed')

  test('stands alone and last', () => {
    const summary = summarize([stageOf(true, good, resultOf('left out', 'skipped'))])
    expect(summary.lines.at(-1)).toBe('1 passed, 0 failed')
    expect(summary.lines).toContain('1 skipped:')
    expect(summary.isOk).toBe(true)
  })

  test('counts failed tests once, even if their runner failed too', () => {
    const summary = summarize([stageOf(false, good, resultOf('bad', 'failed'))])
    expect(summary.lines.at(-1)).toBe('1 passed, 1 failed')
    expect(summary.isOk).toBe(false)
  })

  test('is preceded by each failed test and the first lines of why', () => {
    const long = { ...resultOf('bad', 'failed'), reason: 'expected 1\nreceived 2' }
    const { lines } = summarize([stageOf(false, good, long)])
    expect(lines.slice(-4, -1)).toEqual(['  ✗ bad (x.test.ts)', '    │ expected 1', '    │ received 2'])
  })

  test('counts a stage that failed without a failed test', () => {
    const summary = summarize([stageOf(true, good), { name: 'build', isOk: false, results: [] }])
    expect(summary.lines.at(-1)).toBe('1 passed, 1 failed')
    expect(summary.lines).toContain('failed: build')
  })

  test('is no success when nothing ran', () => {
    expect(summarize([stageOf(true)])).toEqual({ isOk: false, lines: ['0 passed, 0 failed'] })
  })
})
