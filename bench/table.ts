import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One figure against its rival of the same run. */
export interface Figure {
  readonly what: string
  /** Executions or connections measured. */
  readonly n: number
  readonly value: number
  readonly unit: string
  /** The named rival, measured in the same run. */
  readonly rival: string
  readonly rivalValue: number
  /** value / rivalValue, or its inverse where more is better; always so that the goal reads as it is written. */
  readonly ratio: number
  /** As in the goals: `≥ 8`, `≤ 0.5`. */
  readonly goal: string
}

export interface BenchTable {
  readonly name: string
  readonly figures: readonly Figure[]
  /** Everything that was measured, for who wants to look closer. */
  readonly details: Readonly<Record<string, unknown>>
}

export interface BenchOptions {
  /** Rows of the recordings table. */
  readonly rows: number
  /** Shortest time of one measurement. */
  readonly seconds: number
  readonly phones: number
}

/** Does a ratio meet a goal like `≥ 8` or `≤ 0.5`. */
function isMet(ratio: number, goal: string): boolean {
  const [sign, text] = goal.split(' ')
  return sign === '≥' ? ratio >= Number(text) : ratio <= Number(text)
}

function shortNumber(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return value >= 10 ? value.toFixed(1) : value.toPrecision(2)
}

/** Prints a table and keeps it as `var/bench/<name>.json`. */
export function publish(table: BenchTable): void {
  process.stdout.write(`\n## ${table.name}\n`)
  for (const figure of table.figures) {
    const { what, n, value, unit, rival, rivalValue, ratio, goal } = figure
    const verdict = isMet(ratio, goal) ? 'met' : 'MISSED'
    process.stdout.write(
      `${what}: ${shortNumber(value)} ${unit} | ${rival}: ${shortNumber(rivalValue)} ${unit} | ratio ${shortNumber(ratio)} (goal ${goal}: ${verdict}) | n=${n}\n`,
    )
  }
  const folder = join(import.meta.dirname, '../var/bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, `${table.name}.json`),
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, ...table }, null, 2)}\n`,
  )
}

export interface Timings {
  readonly n: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

/** The middle and the slow end of durations in ms. */
export function timingsOf(durations: readonly number[]): Timings {
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { n: sorted.length, p50: at(0.5), p99: at(0.99) }
}

/** Runs something one after another for at least this long (and three times), and times each run. */
export async function timeRuns(seconds: number, run: () => Promise<unknown>): Promise<Timings> {
  const durations: number[] = []
  const end = performance.now() + seconds * 1000
  while (performance.now() < end || durations.length < 3) {
    const begin = performance.now()
    await run()
    durations.push(performance.now() - begin)
  }
  return timingsOf(durations)
}
