import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../db/index.ts'

export interface SealedRow {
  /** What the rows are ordered by. */
  readonly id: string
  readonly sealed: Uint8Array
  /** UTC ms. */
  readonly createdAt: number
}

/** Where values lie that carry the id of their key. Names are of the code's own, never of a request. */
export interface SealedPlace<Also extends string = never> {
  readonly table: string
  readonly column: string
  /** The table's primary key; `id` when nothing is said. */
  readonly id?: string
  /** When a value was made, UTC ms; `created_at` when nothing is said. */
  readonly createdAt?: RawBuilder<number>
  /** Which rows of the table; all that have a value when nothing is said. */
  readonly only?: RawBuilder<unknown>
  /** Columns of text that are read with each, by the names that they get. */
  readonly also?: Readonly<Record<Also, string>>
}

/** The rows of a place. */
export interface SealedRows<Row extends SealedRow> {
  /** Table and column. */
  readonly where: string
  /** Rows after this id, in its order. */
  list(after: string, limit: number): Promise<Row[]>
  /** Puts other bytes in the place of the row's if they are still the same. */
  replace(tx: Tx, row: SealedRow, sealed: Uint8Array): Promise<void>
}

/** Reads the rows of a place in the order of their ids, and changes their values: what a sealed set asks of a store. */
export function createSealedRows<Also extends string = never>(
  db: Pick<Db, 'read'>,
  place: SealedPlace<Also>,
): SealedRows<SealedRow & Readonly<Record<Also, string>>> {
  type Row = SealedRow & Readonly<Record<Also, string>>
  const table = sql.table(place.table)
  const id = sql.ref(place.id ?? 'id')
  const column = sql.ref(place.column)
  const createdAt = place.createdAt ?? sql.ref('created_at')
  const also = Object.entries<string>(place.also ?? {}).map(
    ([name, from]) => sql`, ${sql.ref(from)} as ${sql.ref(name)}`,
  )
  const read = sql`${id} as id, ${column} as sealed, ${createdAt} as ${sql.ref('createdAt')}${sql.join(also, sql``)}`
  const only = sql`${column} is not null and ${place.only ?? sql`1 = 1`}`

  return {
    where: `${place.table}.${place.column}`,
    async list(after, limit) {
      const page = sql<Row>`select ${read} from ${table} where ${id} > ${after} and ${only} order by ${id} limit ${limit}`
      return (await page.execute(db.read())).rows
    },

    async replace(tx, row, sealed) {
      const same = sql`${id} = ${row.id} and ${column} = ${row.sealed}`
      await sql`update ${table} set ${column} = ${sealed} where ${same}`.execute(tx.on<unknown>())
    },
  }
}
