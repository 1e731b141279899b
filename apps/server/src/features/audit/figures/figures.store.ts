import type { InsertQueryBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type {
  AuditFigureEntryRow,
  AuditMonthActRow,
  AuditMonthFigureRow,
  AuditMonthRow,
  AuditTables,
} from '../audit.table.ts'
import type { CountedEntry } from './figures.rules.ts'

/** What a batch of entries adds. */
export interface FigureSums {
  readonly months: readonly AuditMonthRow[]
  readonly acts: readonly AuditMonthActRow[]
  readonly figures: readonly AuditMonthFigureRow[]
  readonly entries: readonly AuditFigureEntryRow[]
}

/** How far the counting has come. */
export interface FigureProgress {
  readonly countedTo: number
  readonly completeUntil: number
}

type SumTable = 'audit_months' | 'audit_month_acts' | 'audit_month_figures'
const keys = {
  audit_months: ['company_id', 'month'],
  audit_month_acts: ['company_id', 'month', 'actor_id', 'action', 'kind'],
  audit_month_figures: ['company_id', 'month', 'figure', 'actor_id'],
} as const satisfies Record<SumTable, readonly string[]>
const sums = {
  audit_months: ['entries', 'acts'],
  audit_month_acts: ['entries'],
  audit_month_figures: ['entries'],
} as const satisfies Record<SumTable, readonly string[]>

const progressName = 'log'
const rowsAStatement = 200

function slices<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAStatement) }, (_none, index) =>
    rows.slice(index * rowsAStatement, (index + 1) * rowsAStatement),
  )
}

/** Sums by month, and the entries of each figure. */
export function createFiguresStore(db: Db) {
  const isSqlite = db.dialect === 'sqlite'

  /* What stands there and what comes, column by column; the two engines have their own words for the latter. */
  function sumsOf(table: SumTable) {
    const both = sums[table].map((column) => {
      const coming = isSqlite ? sql`excluded.${sql.ref(column)}` : sql`values(${sql.ref(column)})`
      return [column, sql`${sql.ref(`${table}.${column}`)} + ${coming}`]
    })
    return Object.fromEntries(both) as never
  }

  async function add(tx: Tx, table: SumTable, rows: readonly object[]): Promise<void> {
    for (const some of slices(rows)) {
      const insert = tx
        .on<AuditTables>()
        .insertInto(table)
        .values(some as never) as InsertQueryBuilder<AuditTables, SumTable, unknown>
      await (
        isSqlite
          ? insert.onConflict((conflict) =>
              conflict.columns([...keys[table]] as never).doUpdateSet(sumsOf(table)),
            )
          : insert.onDuplicateKeyUpdate(sumsOf(table))
      ).execute()
    }
  }

  return {
    async readProgress(): Promise<FigureProgress> {
      const row = await db
        .read<AuditTables>()
        .selectFrom('audit_figure_progress')
        .select(['counted_to', 'complete_until'])
        .where('name', '=', progressName)
        .executeTakeFirst()
      return { countedTo: row?.counted_to ?? -1, completeUntil: row?.complete_until ?? 0 }
    },

    /** Entries after a position in the order of the log. */
    listEntriesAfter(
      position: number,
      limit: number,
    ): Promise<(CountedEntry & { position: number | null })[]> {
      return db
        .read<AuditTables>()
        .selectFrom('audit_entries')
        .select(['id', 'company_id', 'at', 'kind', 'action', 'actor_id', 'actor_kind', 'reason', 'position'])
        .where('position', '>', position)
        .orderBy('position')
        .limit(limit)
        .execute()
    },

    /** When the oldest entry was made that the log has not taken yet. */
    async findOldestWaiting(): Promise<number | undefined> {
      const row = await db
        .read<AuditTables>()
        .selectFrom('audit_entries')
        .select((eb) => eb.fn.min('at').as('at'))
        .where('position', 'is', null)
        .executeTakeFirst()
      return row?.at ?? undefined
    },

    /** Moves on from where the batch was read; false when another node has. */
    async advance(tx: Tx, from: FigureProgress, to: FigureProgress): Promise<boolean> {
      const progress = tx.on<AuditTables>()
      const columns = { counted_to: to.countedTo, complete_until: to.completeUntil }
      const moved = await progress
        .updateTable('audit_figure_progress')
        .set(columns)
        .where('name', '=', progressName)
        .where('counted_to', '=', from.countedTo)
        .where('complete_until', '=', from.completeUntil)
        .executeTakeFirst()
      if (moved.numUpdatedRows > 0n) return true
      if (from.countedTo !== -1 || from.completeUntil !== 0) return false
      await progress
        .insertInto('audit_figure_progress')
        .values({ name: progressName, ...columns })
        .execute()
      return true
    },

    async addSums(tx: Tx, { months, acts, figures, entries }: FigureSums): Promise<void> {
      await add(tx, 'audit_months', months)
      await add(tx, 'audit_month_acts', acts)
      await add(tx, 'audit_month_figures', figures)
      for (const some of slices(entries))
        await tx.on<AuditTables>().insertInto('audit_figure_entries').values(some).execute()
    },
  }
}
export type FiguresStore = ReturnType<typeof createFiguresStore>
