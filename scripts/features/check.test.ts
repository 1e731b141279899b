import { describe, expect, test } from 'vitest'
import type { TestResult } from '../testing/results.ts'
import { checkFeatures, type FeatureCheckInput } from './check.ts'
import { parseFeatureTable } from './feature-table.ts'

const english = [
  '| ID | What | State |',
  '|---|---|---|',
  '| CTC-1 | dials | works |',
  '| CTC-6 + | rules | planned |',
]
const korean = ['| CTC-1 | 발신 | 동작 |', '| CTC-6 + | 규칙 | **planned** |']

function passed(title: string): TestResult {
  return { title, file: 'x.test.ts', state: 'passed' }
}

function check(changes: Partial<FeatureCheckInput> & { en?: string[]; ko?: string[] } = {}): string[] {
  return checkFeatures({
    ids: ['CTC-1', 'CTC-6'],
    readmes: new Map([
      ['README.md', parseFeatureTable((changes.en ?? english).join('\n'))],
      ['README.ko.md', parseFeatureTable((changes.ko ?? korean).join('\n'))],
    ]),
    results: [passed('dialing › CTC-1: the phone dials by itself')],
    ...changes,
  })
}

describe('the feature table', () => {
  test('agrees: listed, marked alike, and proven by a passed test', () => {
    expect(check()).toEqual([])
  })

  test('rows are read with line, mark in English or Korean, and with or without the plus', () => {
    expect(parseFeatureTable([...english, ...korean].join('\n'))).toEqual([
      { id: 'CTC-1', mark: 'works', line: 3 },
      { id: 'CTC-6', mark: 'planned', line: 4 },
      { id: 'CTC-1', mark: 'works', line: 5 },
      { id: 'CTC-6', mark: 'planned', line: 6 },
    ])
  })

  test('a row marked works needs a passed test; a failed or skipped one is not enough', () => {
    const unproven = ['CTC-1 is marked works, but no passed test of this run cites it']
    expect(check({ results: [] })).toEqual(unproven)
    expect(check({ results: [{ ...passed('CTC-1: dials'), state: 'failed' }] })).toEqual(unproven)
    expect(check({ results: [{ ...passed('CTC-1: dials'), state: 'skipped' }] })).toEqual(unproven)
  })

  test('a longer id does not prove a shorter one', () => {
    const results = [passed('CTC-16: something'), passed('CTC-1: dials')]
    expect(check({ ids: ['CTC-1', 'CTC-6', 'CTC-16'], results })).toEqual([
      'README.md: CTC-16 is missing',
      'README.ko.md: CTC-16 is missing',
    ])
    expect(check({ results: [passed('CTC-16: x')] })).toContain(
      'CTC-1 is marked works, but no passed test of this run cites it',
    )
  })

  test('missing, unknown, doubled and unmarked rows are named with their place', () => {
    const en = [
      '| CTC-1 | dials | works |',
      '| CTC-1 | again | works |',
      '| CTC-7 | x | planned |',
      '| CTC-6 | y | soon |',
    ]
    expect(check({ en, ko: en })).toEqual(
      ['README.md', 'README.ko.md'].flatMap((file) => [
        `${file}:2: CTC-1 is listed twice`,
        `${file}:3: CTC-7 is no known feature`,
        `${file}:4: CTC-6 has no mark (works, partly or planned)`,
      ]),
    )
    expect(check({ ko: korean.slice(0, 1) })).toEqual(['README.ko.md: CTC-6 is missing'])
  })

  test('the Korean README promises the same', () => {
    expect(check({ ko: ['| CTC-1 | 발신 | 일부 |', '| CTC-6 | 규칙 | 예정 |'] })).toEqual([
      'README.ko.md:1: CTC-1 is partly, but works in README.md',
    ])
  })

  test('a test that cites an unknown feature is a slip; other abbreviations are not', () => {
    const results = [passed('CTC-1: dials'), passed('CTC-99: x'), passed('UTF-8 and SHA-256 and AMR-12')]
    expect(check({ results })).toEqual(['a test cites CTC-99, which is no known feature: CTC-99: x'])
  })
})
