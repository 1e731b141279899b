import type { Role } from '@smartym/contract'
import type { Clock } from '../../../../platform/clock/index.ts'
import { type Db, isDuplicateKey } from '../../../../platform/db/index.ts'
import { createCalendar, type WorkingHours } from '../company-calendar.ts'
import { type CountedEntry, figuresOf } from '../figures.rules.ts'
import type { FigureSums, FiguresStore } from '../figures.store.ts'

export const countFigures = 'count-audit-figures'

/** What slices below know of companies and people. */
export interface FiguresSurroundings {
  readonly timeZoneOf: (companyId: string) => Promise<string>
  readonly workingHoursOf: (companyId: string) => Promise<WorkingHours>
  /** Built-in roles of accounts as they are now; who is no account has none. */
  readonly rolesOf: (accountIds: readonly string[]) => Promise<ReadonlyMap<string, Role>>
}

export interface CountFiguresDeps extends FiguresSurroundings {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: FiguresStore
}

const batch = 2000

/* Each row stands for one entry. */
function addTo<Row extends { entries: number }>(
  sums: Map<string, Row>,
  key: readonly string[],
  row: Row,
): Row {
  const name = key.join('\n')
  const known = sums.get(name)
  if (known === undefined) {
    sums.set(name, row)
    return row
  }
  known.entries += 1
  return known
}

/**
 * Counts what has come into the log since the last time, batch by batch, each entry once over all nodes. Behind the acts by
 * a job's wait: an act pays nothing for it.
 */
export async function runCountFigures({
  db,
  clock,
  store,
  timeZoneOf,
  workingHoursOf,
  rolesOf,
}: CountFiguresDeps): Promise<number> {
  async function calendarsOf(entries: readonly CountedEntry[]) {
    const companies = [...new Set(entries.map((entry) => entry.company_id))]
    const made = companies.map(async (companyId) => {
      const [zone, hours] = await Promise.all([timeZoneOf(companyId), workingHoursOf(companyId)])
      return [companyId, createCalendar(zone, hours)] as const
    })
    return new Map(await Promise.all(made))
  }

  async function sumsOf(found: readonly CountedEntry[]): Promise<FigureSums> {
    const calendars = await calendarsOf(found)
    const people = found.filter((entry) => entry.actor_kind === 'account')
    const roles = await rolesOf([...new Set(people.map((entry) => entry.actor_id))])
    const months = new Map<string, FigureSums['months'][number]>()
    const acts = new Map<string, FigureSums['acts'][number]>()
    const figures = new Map<string, FigureSums['figures'][number]>()
    const entries: FigureSums['entries'][number][] = []
    for (const entry of found) {
      const { company_id, actor_id, actor_kind, kind, action, at } = entry
      const calendar = calendars.get(company_id)
      if (calendar === undefined) throw new Error(`there is no calendar of ${company_id}`)
      const sum = { company_id, month: calendar.monthOf(at), entries: 1 }
      const month = addTo(months, [company_id, sum.month], { ...sum, acts: 0 })
      if (actor_kind !== 'server') month.acts += 1
      const act = { ...sum, actor_id, actor_kind, kind, action }
      addTo(acts, [company_id, sum.month, actor_id, action, kind], act)
      for (const figure of figuresOf(entry, roles.get(actor_id), calendar.isOutsideHours(at))) {
        const part = { ...sum, figure, actor_id, actor_kind }
        addTo(figures, [company_id, sum.month, figure, actor_id], part)
        entries.push({ company_id, figure, at, entry_id: entry.id })
      }
    }
    return { months: [...months.values()], acts: [...acts.values()], figures: [...figures.values()], entries }
  }

  /* Undefined when another node counts, too: it goes on. */
  async function countBatch(): Promise<number | undefined> {
    const from = await store.readProgress()
    const now = clock.now()
    const waiting = (await store.findOldestWaiting()) ?? now
    const found = await store.listEntriesAfter(from.countedTo, batch)
    const sums = await sumsOf(found)
    const isLast = found.length < batch
    const to = {
      countedTo: found.at(-1)?.position ?? from.countedTo,
      completeUntil: isLast ? Math.max(from.completeUntil, Math.min(now, waiting)) : from.completeUntil,
    }
    const isMine = await db.transaction(async (tx) => {
      if (!(await store.advance(tx, from, to))) return false
      await store.addSums(tx, sums)
      return true
    })
    return isMine ? found.length : undefined
  }

  let counted = 0
  try {
    for (;;) {
      const found = await countBatch()
      counted += found ?? 0
      if (found === undefined || found < batch) return counted
      await new Promise((resolve) => setImmediate(resolve))
    }
  } catch (error) {
    if (isDuplicateKey(error)) return counted
    throw error
  }
}
