import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/index.ts'
import { createSealedRows, createSealedSet, type SealedSet } from '../../platform/keys/index.ts'
import { columnKeyName } from './column-keys.service.ts'
import type { IndexKind, ProtectedTexts } from './protected-texts.ts'

/** What a row knows of the customer, in clear. */
export interface RowCustomer {
  /** E.164; null when the network withheld it. */
  readonly customer_number: string | null
  readonly customer_name: string | null
  readonly customer_reference: string | null
}

/** Column with a blind index. */
export type IndexColumn = `${IndexKind}_index`

/** What a number is found by. */
export const numberIndexes = ['number_index', 'last8_index', 'last4_index'] as const
export type NumberIndex = (typeof numberIndexes)[number]

/** What a row knows as it lies in the table: one encrypted value, null when nothing is known, and the blind indexes that its searches need. */
export type SealedRowCustomer<Index extends IndexColumn = NumberIndex> = {
  customer: Uint8Array | null
} & Record<Index, Uint8Array | null>

interface Owned {
  readonly id: string
  readonly company_id: string
}

interface InClear extends Owned, RowCustomer {}

/** What of a row must be read to open its customer. */
export interface SealedCustomerOf extends Owned, SealedRowCustomer<never> {}

/** A row with its customer opened. */
export type Opened<Row, Index extends IndexColumn> = Omit<Row, keyof SealedRowCustomer<Index>> & RowCustomer

export interface RowCustomersPlace<Index extends IndexColumn> {
  /** Its primary key is `id`. */
  readonly table: string
  /** Column with a row's age, UTC ms. */
  readonly at: string
  readonly indexes: readonly Index[]
  /** Tables out of which the migration took what stood in clear: nothing is moved over, only scrubbed. */
  readonly cleared?: readonly string[]
}

export interface RowCustomersDeps {
  readonly db: Pick<Db, 'read' | 'transaction'>
  readonly keys: { ready(companyId: string): Promise<ProtectedTexts>; of(companyId: string): ProtectedTexts }
}

const movedAtOnce = 200

/** Name of the table with what the rows of a table had in clear before they were encrypted. */
function asideOf(table: string): string {
  return `${table}_in_clear`
}

function kindOf(column: IndexColumn): IndexKind {
  return column.slice(0, -'_index'.length) as IndexKind
}

/* How what one row knows is sealed, opened and found. */
function createCodec<Index extends IndexColumn>(table: string, indexes: readonly Index[]) {
  const placeOf = (rowId: string) => ({ table, column: 'customer', rowId })
  return {
    seal(texts: ProtectedTexts, rowId: string, row: RowCustomer): SealedRowCustomer<Index> {
      const { customer_number: number, customer_name: name, customer_reference: reference } = row
      const known = [number, name, reference]
      const indexOf = (column: IndexColumn): Buffer | null => {
        const kind = kindOf(column)
        const text = kind === 'reference' ? reference : number
        return text === null ? null : texts.indexOf(kind, text)
      }
      const isUnknown = known.every((text) => text === null)
      const found = Object.fromEntries(indexes.map((column) => [column, indexOf(column)]))
      return {
        customer: isUnknown ? null : texts.seal(placeOf(rowId), JSON.stringify(known)),
        ...(found as Record<Index, Buffer | null>),
      }
    },
    open(texts: ProtectedTexts, rowId: string, sealed: Uint8Array): RowCustomer {
      const text = texts.open(placeOf(rowId), sealed)
      const [number = null, name = null, reference = null] = JSON.parse(text) as (string | null)[]
      return { customer_number: number, customer_name: name, customer_reference: reference }
    },
    reseal: (texts: ProtectedTexts, rowId: string, sealed: Uint8Array): Buffer =>
      texts.seal(placeOf(rowId), texts.open(placeOf(rowId), sealed)),
  }
}

const nobody: RowCustomer = { customer_number: null, customer_name: null, customer_reference: null }

/** Customers in the rows of a table that is written and listed often (SEC-6). */
export function createRowCustomers<Index extends IndexColumn>(
  { db, keys }: RowCustomersDeps,
  { table, at, indexes, cleared }: RowCustomersPlace<Index>,
) {
  const codec = createCodec(table, indexes)
  const sealedColumns: ReadonlySet<string> = new Set(['customer', ...indexes])
  const aside = sql.table(asideOf(table))

  const open = ({ id, company_id, customer }: SealedCustomerOf): RowCustomer =>
    customer === null ? nobody : codec.open(keys.of(company_id), id, customer)

  const sealedSet: SealedSet = createSealedSet({
    keyName: columnKeyName,
    db,
    currentKeyId: async ({ companyId }) => (await keys.ready(companyId)).currentKeyId,
    rows: createSealedRows(db, {
      table,
      column: 'customer',
      createdAt: sql.ref(at),
      also: { companyId: 'company_id' },
    }),
    rewrap: async ({ id, companyId, sealed }) => codec.reseal(await keys.ready(companyId), id, sealed),
  })

  async function sealInPlace(tx: Tx, rows: readonly InClear[]): Promise<void> {
    for (const row of rows) {
      const sealed: [string, unknown][] = Object.entries(codec.seal(keys.of(row.company_id), row.id, row))
      const values = sql.join(sealed.map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
      await sql`update ${sql.table(table)} set ${values} where id = ${row.id}`.execute(tx.on<unknown>())
    }
    const ids = sql.join(rows.map(({ id }) => id))
    await sql`delete from ${aside} where id in (${ids})`.execute(tx.on<unknown>())
  }

  return {
    /** Must have been awaited for a company before its rows are sealed, opened or searched. */
    async ready(companyId: string): Promise<void> {
      await keys.ready(companyId)
    },

    /** The row as it is written. */
    seal<Row extends InClear>(row: Row): Omit<Row, keyof RowCustomer> & SealedRowCustomer<Index> {
      const {
        customer_number: _number,
        customer_name: _name,
        customer_reference: _reference,
        ...others
      } = row
      return { ...others, ...codec.seal(keys.of(row.company_id), row.id, row) }
    },

    /** What a row, or a part of one, knows of its customer. */
    open,

    /** The row as it is read. */
    openRow<Row extends Owned & SealedRowCustomer<Index>>(row: Row): Opened<Row, Index> {
      const opened: Record<string, unknown> = {}
      for (const [column, value] of Object.entries(row))
        if (!sealedColumns.has(column)) opened[column] = value
      return Object.assign(opened, open(row)) as Opened<Row, Index>
    },

    /** What the rows with this number, this end of one, or this reference have in the column of that index. */
    indexOf: (companyId: string, column: Index, text: string): Buffer =>
      keys.of(companyId).indexOf(kindOf(column), text),

    sealedSet,

    /** Tables in whose files bytes in clear may be left after a move. */
    scrubbed: cleared ?? [asideOf(table)],

    /** Encrypts what an earlier version left in clear, page by page; what is done stays done when it is cut off. Returns how many. */
    async moveOver(): Promise<number> {
      if (cleared !== undefined) return 0
      for (let moved = 0; ;) {
        const page = sql<InClear>`select * from ${aside} order by id limit ${movedAtOnce}`
        const { rows } = await page.execute(db.read())
        if (rows.length === 0) return moved
        for (const { company_id: companyId } of rows) await keys.ready(companyId)
        await db.transaction((tx) => sealInPlace(tx, rows))
        moved += rows.length
      }
    },
  }
}
export type RowCustomers<Index extends IndexColumn = NumberIndex> = ReturnType<
  typeof createRowCustomers<Index>
>
