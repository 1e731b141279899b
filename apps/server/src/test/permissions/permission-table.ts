import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { operations } from '@smartym/contract'
import { type CallerName, callers } from './permission-world.ts'
import { trials } from './trials.ts'

/** The reviewed table, from the root of the repository. */
const path = join(import.meta.dirname, '../../../../../docs/security/permission-table.md')

/** Cell signs: reached, answered as missing, refused, and not by this way of proving who one is. */
export const signs = { reached: '●', missing: '○', refused: '×', otherProof: '–' } as const
export type Sign = (typeof signs)[keyof typeof signs]

/** Operation to caller to its cell: one sign, or one a place. */
export type PermissionTable = ReadonlyMap<string, ReadonlyMap<CallerName, string>>

const header = `# Who reaches what

Every operation of the API, tried by each built-in role, by a CRM's key (integrator) and by an agent's dial button. A cell has one
sign a place, in this order: the caller's own (for an agent: its own; for the others: an agent of team 1), another agent of team 1,
another team of the branch, another branch, another company. One sign alone: it belongs to the company as a whole.

${signs.reached} reached · ${signs.missing} answered like something that does not exist; not in the list · ${signs.refused} refused, \`auth.forbidden\` · ${signs.otherProof} not with this kind of proof

The agent, the team manager and the agents of “own” are of team 1, the manager is of its branch; administrator, auditor and CRM reach the
company. \`apps/server/src/test/permissions\` tries every cell on the running API, on both databases, and compares it with this file; each
refusal is tried on something that somebody else has just read. What the table does not try stands at its end, with the reason.

`

function rowOf(id: string, cells: ReadonlyMap<CallerName, string>): string {
  return `| ${id} | ${callers.map((caller) => cells.get(caller) ?? '').join(' | ')} |`
}

export function writePermissionTable(table: PermissionTable): void {
  const head = `| operation | ${callers.join(' | ')} |\n|${'---|'.repeat(callers.length + 1)}\n`
  const rows = [...table].map(([id, cells]) => rowOf(id, cells)).join('\n')
  const untried = Object.entries(trials)
    .flatMap(([id, trial]) => (trial.kind === 'not tried' ? [`| ${id} | ${trial.why} |`] : []))
    .join('\n')
  writeFileSync(
    path,
    `${header}${head}${rows}\n\n## Not in the table\n| operation | why |\n|---|---|\n${untried}\n`,
  )
}

export function readPermissionTable(): PermissionTable {
  const table = new Map<string, ReadonlyMap<CallerName, string>>()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [, id = '', ...cells] = line.split('|').map((cell) => cell.trim())
    if (!(id in operations) || cells.length < callers.length) continue
    table.set(id, new Map(callers.map((caller, index) => [caller, cells[index] ?? ''])))
  }
  return table
}
