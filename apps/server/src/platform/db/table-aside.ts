import { type Kysely, sql } from 'kysely'
import type { SchemaTools } from './migrate.ts'

/** Columns of each index by its name. */
export type TableIndexes = Readonly<Record<string, readonly string[]>>

export interface TableAside {
  readonly table: string
  /** What the table that was there before is called from then on. */
  readonly aside: string
  /** By this column it is known. */
  readonly oldColumn: string
  /** Its indexes; their names are free once it is put aside. */
  readonly indexes: TableIndexes
  /** What must stand in columns of the old table for rows that came meanwhile. */
  readonly needed?: Readonly<Record<string, string>>
}

async function columnsOf(db: Kysely<unknown>, table: string): Promise<string[]> {
  const tables = await db.introspection.getTables()
  return tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? []
}

async function renameTable({ db, dialect }: SchemaTools, from: string, to: string): Promise<void> {
  const names = [sql.table(from), sql.table(to)] as const
  await (
    dialect === 'sqlite'
      ? sql`alter table ${names[0]} rename to ${names[1]}`
      : sql`rename table ${names[0]} to ${names[1]}`
  ).execute(db)
}

/* Rows that the other table lacks, with the columns that both have. */
async function copyRows(
  { db }: SchemaTools,
  from: string,
  to: string,
  needed: Readonly<Record<string, string>> = {},
): Promise<void> {
  const known = await columnsOf(db, to)
  const shared = (await columnsOf(db, from)).filter((column) => known.includes(column))
  const refs = (columns: readonly string[]) => columns.map((column) => sql.ref(column))
  const columns = sql.join(refs([...shared, ...Object.keys(needed)]))
  const values = sql.join([...refs(shared), ...Object.values(needed).map((text) => sql.lit(text))])
  const target = sql.table(to)
  await sql`insert into ${target} (${columns}) select ${values} from ${sql.table(from)}
    where id not in (select id from ${target})`.execute(db)
}

/**
 * Makes room for a table of the same name whose rows the server fills with what only it can make of the old ones: first
 * `put`, then the new table is made, then `copyRows`, then its indexes. Each can be run again after it broke in the middle.
 */
export function tableAside(tools: SchemaTools, { table, aside, oldColumn, indexes, needed }: TableAside) {
  const { db, createIndex, dropIndex, dropTable } = tools
  return {
    async put(): Promise<void> {
      if (!(await columnsOf(db, table)).includes(oldColumn)) return
      for (const name of Object.keys(indexes)) await dropIndex(name, table)
      await renameTable(tools, table, aside)
    },

    copyRows: (): Promise<void> => copyRows(tools, aside, table),

    /** The old table again, with the rows that came meanwhile as far as it has their columns. */
    async back(): Promise<void> {
      if ((await columnsOf(db, aside)).length > 0) {
        await copyRows(tools, table, aside, needed)
        await dropTable(table)
        await renameTable(tools, aside, table)
      }
      for (const [name, columns] of Object.entries(indexes)) await createIndex(name, table, columns)
    },
  }
}
