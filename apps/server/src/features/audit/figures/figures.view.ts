import type { AuditFigure, AuditKind } from '@smartym/contract'
import { monthAfter } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { AuditMonthRow, AuditTables } from '../audit.table.ts'
import { isUnusual } from './figures.rules.ts'
import type { FiguresStore } from './figures.store.ts'

/** One account's part in a figure. */
export interface PersonCount {
  readonly accountId: string
  readonly entries: number
}

/** Somebody who looks at, hears, takes out or reveals, against the own months before. */
export interface Looker extends PersonCount {
  readonly earlierAverage: number | null
  readonly isUnusual: boolean
}

/** What the entries of a month come to. */
export interface MonthFigures {
  readonly entries: number
  readonly people: number
  readonly kinds: readonly { readonly kind: AuditKind; readonly entries: number }[]
  readonly actions: readonly { readonly action: string; readonly kind: AuditKind; readonly entries: number }[]
  readonly figures: readonly { readonly figure: AuditFigure; readonly entries: number }[]
  readonly lookers: readonly Looker[]
  readonly earlierMonths: readonly string[]
  readonly outsideHours: readonly PersonCount[]
  readonly administrators: readonly PersonCount[]
}

const lookKinds = ['view', 'listen', 'download', 'reveal'] as const
const topPeople = 10
const mostUnusual = 20
const earlierMonthsCompared = 3

/** Sums of months as reviews want them (ADM-5). Reads sums only, never the entries. */
export function createFiguresView(db: Pick<Db, 'read'>, store: Pick<FiguresStore, 'readProgress'>) {
  const read = () => db.read<AuditTables>()

  async function actionsOf(companyId: string, month: string) {
    const rows = await read()
      .selectFrom('audit_month_acts')
      .select(['kind', 'action', (eb) => eb.fn.sum<number>('entries').as('entries')])
      .where('company_id', '=', companyId)
      .where('month', '=', month)
      .groupBy(['kind', 'action'])
      .execute()
    return rows
      .map((row) => ({ ...row, entries: Number(row.entries) }))
      .toSorted((one, other) => other.entries - one.entries || (one.action < other.action ? -1 : 1))
  }

  async function countPeople(companyId: string, month: string): Promise<number> {
    const row = await read()
      .selectFrom('audit_month_acts')
      .select((eb) => eb.fn.count<number>('actor_id').distinct().as('people'))
      .where('company_id', '=', companyId)
      .where('month', '=', month)
      .where('actor_kind', '=', 'account')
      .executeTakeFirst()
    return Number(row?.people ?? 0)
  }

  async function looksOf(companyId: string, months: readonly string[]) {
    if (months.length === 0) return []
    const rows = await read()
      .selectFrom('audit_month_acts')
      .select([
        'actor_id',
        (eb) => eb.fn.sum<number>('entries').as('entries'),
        (eb) => eb.fn.count<number>('month').distinct().as('months'),
      ])
      .where('company_id', '=', companyId)
      .where('month', 'in', months)
      .where('actor_kind', '=', 'account')
      .where('kind', 'in', lookKinds)
      .groupBy('actor_id')
      .execute()
    return rows.map((row) => ({
      accountId: row.actor_id,
      entries: Number(row.entries),
      months: Number(row.months),
    }))
  }

  async function lookersOf(companyId: string, month: string, earlierMonths: readonly string[]) {
    const [now, before] = await Promise.all([looksOf(companyId, [month]), looksOf(companyId, earlierMonths)])
    const averages = new Map(before.map((row) => [row.accountId, row.entries / row.months]))
    const all = now
      .map(({ accountId, entries }): Looker => {
        const earlierAverage = averages.get(accountId) ?? null
        return { accountId, entries, earlierAverage, isUnusual: isUnusual(entries, earlierAverage) }
      })
      .toSorted((one, other) => other.entries - one.entries || (one.accountId < other.accountId ? -1 : 1))
    const others = all.slice(topPeople).filter((looker) => looker.isUnusual)
    return [...all.slice(0, topPeople), ...others.slice(0, mostUnusual)]
  }

  async function figureSums(companyId: string, month: string) {
    const rows = await read()
      .selectFrom('audit_month_figures')
      .select(['figure', (eb) => eb.fn.sum<number>('entries').as('entries')])
      .where('company_id', '=', companyId)
      .where('month', '=', month)
      .groupBy('figure')
      .execute()
    return rows.map((row) => ({ ...row, entries: Number(row.entries) }))
  }

  async function topOf(companyId: string, month: string, figure: AuditFigure): Promise<PersonCount[]> {
    const rows = await read()
      .selectFrom('audit_month_figures')
      .select(['actor_id', 'entries'])
      .where('company_id', '=', companyId)
      .where('month', '=', month)
      .where('figure', '=', figure)
      .where('actor_kind', '=', 'account')
      .orderBy('entries', 'desc')
      .orderBy('actor_id')
      .limit(topPeople)
      .execute()
    return rows.map((row) => ({ accountId: row.actor_id, entries: row.entries }))
  }

  async function listMonths(companyId: string): Promise<Omit<AuditMonthRow, 'company_id'>[]> {
    return read()
      .selectFrom('audit_months')
      .select(['month', 'entries', 'acts'])
      .where('company_id', '=', companyId)
      .orderBy('month')
      .execute()
  }

  return {
    /** Months in which the company has any entry, the oldest first. */
    listMonths,

    /** Every entry before this instant (UTC ms) is counted. */
    completeUntil: async (): Promise<number> => (await store.readProgress()).completeUntil,

    async monthFigures(companyId: string, month: string): Promise<MonthFigures> {
      const months = await listMonths(companyId)
      const first = monthAfter(month, -earlierMonthsCompared)
      const earlierMonths = months
        .filter((each) => each.acts > 0 && each.month >= first && each.month < month)
        .map((each) => each.month)
      const [actions, people, figures, lookers, outsideHours, administrators] = await Promise.all([
        actionsOf(companyId, month),
        countPeople(companyId, month),
        figureSums(companyId, month),
        lookersOf(companyId, month, earlierMonths),
        topOf(companyId, month, 'outside_hours'),
        topOf(companyId, month, 'administrator_changes'),
      ])
      const kinds = new Map<AuditKind, number>()
      for (const { kind, entries } of actions) kinds.set(kind, (kinds.get(kind) ?? 0) + entries)
      return {
        entries: months.find((each) => each.month === month)?.entries ?? 0,
        people,
        kinds: [...kinds].map(([kind, entries]) => ({ kind, entries })),
        actions,
        figures,
        lookers,
        earlierMonths,
        outsideHours,
        administrators,
      }
    },

    /** How often these accounts stand in any of these figures of a month; an entry in two of them counts twice. */
    async countOf(
      companyId: string,
      month: string,
      figures: readonly AuditFigure[],
      accountIds: readonly string[],
    ): Promise<number> {
      if (accountIds.length === 0) return 0
      const row = await read()
        .selectFrom('audit_month_figures')
        .select((eb) => eb.fn.sum<number>('entries').as('entries'))
        .where('company_id', '=', companyId)
        .where('month', '=', month)
        .where('figure', 'in', figures)
        .where('actor_id', 'in', accountIds)
        .executeTakeFirst()
      return Number(row?.entries ?? 0)
    },
  }
}
export type FiguresView = ReturnType<typeof createFiguresView>
