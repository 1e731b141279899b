import type { TestResult } from '../testing/results.ts'
import type { FeatureRow } from './feature-table.ts'

/** What `checkFeatures` compares. `readmes` maps a file name to its rows; the first is the one that tests must back. */
export interface FeatureCheckInput {
  ids: readonly string[]
  readmes: ReadonlyMap<string, readonly FeatureRow[]>
  results: readonly TestResult[]
}

/** Feature ids that a test title cites, such as CTC-3 in `CTC-3: an agent in wrap-up is not dialled`. */
function citedIds(title: string, prefixes: ReadonlySet<string>): string[] {
  const found = title.match(/\b[A-Z]{3}-\d+\b/g) ?? []
  return found.filter((id) => prefixes.has(id.slice(0, 3)))
}

function checkRows(file: string, rows: readonly FeatureRow[], ids: readonly string[]): string[] {
  const listed = rows.map((row) => row.id)
  return [
    ...ids.filter((id) => !listed.includes(id)).map((id) => `${file}: ${id} is missing`),
    ...rows.flatMap((row, index) => {
      const place = `${file}:${row.line}: ${row.id}`
      if (!ids.includes(row.id)) return [`${place} is no known feature`]
      if (listed.indexOf(row.id) !== index) return [`${place} is listed twice`]
      return row.mark === undefined ? [`${place} has no mark (works, partly or planned)`] : []
    }),
  ]
}

function checkSameMarks(input: FeatureCheckInput): string[] {
  const [[firstFile, firstRows] = ['', []], ...others] = input.readmes
  const expected = new Map(firstRows.map((row) => [row.id, row.mark]))
  return others.flatMap(([file, rows]) =>
    rows
      .filter((row) => expected.has(row.id) && expected.get(row.id) !== row.mark)
      .map(
        (row) => `${file}:${row.line}: ${row.id} is ${row.mark}, but ${expected.get(row.id)} in ${firstFile}`,
      ),
  )
}

function checkTests(input: FeatureCheckInput): string[] {
  const prefixes = new Set(input.ids.map((id) => id.slice(0, 3)))
  const passed = new Set<string>()
  const problems: string[] = []
  for (const result of input.results) {
    for (const id of citedIds(result.title, prefixes)) {
      if (!input.ids.includes(id))
        problems.push(`a test cites ${id}, which is no known feature: ${result.title}`)
      if (result.state === 'passed') passed.add(id)
    }
  }
  const [rows = []] = input.readmes.values()
  const unproven = rows.filter((row) => row.mark === 'works' && !passed.has(row.id))
  return [
    ...problems,
    ...unproven.map((row) => `${row.id} is marked works, but no passed test of this run cites it`),
  ]
}

/** Every way in which the feature tables, the list of ids and the tests of a run disagree; empty if they agree. */
export function checkFeatures(input: FeatureCheckInput): string[] {
  const rowProblems = [...input.readmes].flatMap(([file, rows]) => checkRows(file, rows, input.ids))
  return [...rowProblems, ...checkSameMarks(input), ...checkTests(input)]
}
