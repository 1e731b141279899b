import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureSchemathesis } from './schemathesis.ts'

const run = promisify(execFile)

/** Somebody who sends every generated request. */
export interface Walker {
  readonly name: string
  /** Where to, without a path. */
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
}

export interface WalkPlan {
  readonly document: object
  readonly callers: readonly Walker[]
  /** Valid requests an operation, and as many invalid ones. */
  readonly examples: number
  readonly seed: number
}

/** What one caller heard from one operation. */
export interface WalkedOperation {
  readonly operation: string
  readonly caller: string
  readonly requests: number
  /** Status to how often it came. */
  readonly statuses: Readonly<Record<string, number>>
  /** Answers that break the document, each with the request. */
  readonly faults: readonly string[]
}

/** Runs `walk.py`; throws with its words when it ends badly or takes longer than `timeoutMs`. */
export async function walkApi(plan: WalkPlan, timeoutMs: number): Promise<WalkedOperation[]> {
  const python = await ensureSchemathesis()
  const dir = mkdtempSync(join(tmpdir(), 'smartym-walk-'))
  try {
    const file = join(dir, 'plan.json')
    writeFileSync(file, JSON.stringify(plan))
    const { stdout } = await run(python, [join(import.meta.dirname, 'walk.py'), file], {
      timeout: timeoutMs,
      maxBuffer: 100_000_000,
    })
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as WalkedOperation)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
