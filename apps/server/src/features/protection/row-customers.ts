import { sql } from 'kysely'
import type { Db } from '../../platform/db/index.ts'
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

/** The same as it lies in the table: one encrypted value a row, and what a number is found by. */
export interface SealedRowCustomer {
  /** Null when nothing is known. */
  customer: Uint8Array | null
  number_index: Uint8Array | null
  last8_index: Uint8Array | null
  last4_index: Uint8Array | null
}

interface Owned {
  readonly id: string
  readonly company_id: string
}

interface InClear extends Owned, RowCustomer {}

/** What of a row must be read to open its customer. */
export interface SealedCustomerOf extends Owned, Pick<SealedRowCustomer, 'customer'> {}

/** A row with its customer opened. */
export type Opened<Row> = Omit<Row, keyof SealedRowCustomer> & RowCustomer

export interface RowCustomersPlace {
  /** Its primary key is `id`. */
  readonly table: string
  /** Column with a row's age, UTC ms. */
  readonly at: string
}

export interface RowCustomersDeps {
  readonly db: Pick<Db, 'read' | 'transaction'>
  readonly keys: { ready(companyId: string): Promise<ProtectedTexts>; of(companyId: string): ProtectedTexts }
}

const movedAtOnce = 200

/** Name of the table with what the rows of a table had in clear before they were encrypted. */
export function asideOf(table: string): string {
  return `${table}_in_clear`
}

/** Customers in the rows of a table that is written and listed often (SEC-6). */
export function createRowCustomers({ db, keys }: RowCustomersDeps, { table, at }: RowCustomersPlace) {
  const placeOf = (rowId: string) => ({ table, column: 'customer', rowId })

  function sealUnder(texts: ProtectedTexts, rowId: string, customer: RowCustomer): SealedRowCustomer {
    const { customer_number: number, customer_name: name, customer_reference: reference } = customer
    const known = [number, name, reference]
    const indexOf = (kind: IndexKind) => (number === null ? null : texts.indexOf(kind, number))
    return {
      customer: known.every((text) => text === null)
        ? null
        : texts.seal(placeOf(rowId), JSON.stringify(known)),
      number_index: indexOf('number'),
      last8_index: indexOf('last8'),
      last4_index: indexOf('last4'),
    }
  }

  function open({ id, company_id, customer }: SealedCustomerOf): RowCustomer {
    if (customer === null) return { customer_number: null, customer_name: null, customer_reference: null }
    const [number = null, name = null, reference = null] = JSON.parse(
      keys.of(company_id).open(placeOf(id), customer),
    ) as (string | null)[]
    return { customer_number: number, customer_name: name, customer_reference: reference }
  }

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
    async rewrap({ id, companyId, sealed }) {
      const texts = await keys.ready(companyId)
      return texts.seal(placeOf(id), texts.open(placeOf(id), sealed))
    },
  })

  async function nextInClear(): Promise<InClear[]> {
    const page = sql<InClear>`select * from ${sql.table(asideOf(table))} order by id limit ${movedAtOnce}`
    return (await page.execute(db.read())).rows
  }

  return {
    /** Must have been awaited for a company before its rows are sealed, opened or searched. */
    async ready(companyId: string): Promise<void> {
      await keys.ready(companyId)
    },

    /** The row as it is written. */
    seal<Row extends InClear>(row: Row): Omit<Row, keyof RowCustomer> & SealedRowCustomer {
      const { customer_number, customer_name, customer_reference, ...others } = row
      const customer = { customer_number, customer_name, customer_reference }
      return { ...others, ...sealUnder(keys.of(row.company_id), row.id, customer) }
    },

    /** What a row, or a part of one, knows of its customer. */
    open,

    /** The row as it is read. */
    openRow<Row extends Owned & SealedRowCustomer>(row: Row): Opened<Row> {
      const {
        customer: _customer,
        number_index: _number,
        last8_index: _last8,
        last4_index: _last4,
        ...others
      } = row
      return { ...others, ...open(row) }
    },

    /** What the rows with this number, or this end of one, have in the column of that index. */
    indexOf: (companyId: string, kind: Exclude<IndexKind, 'reference'>, text: string): Buffer =>
      keys.of(companyId).indexOf(kind, text),

    sealedSet,

    /** Encrypts what an earlier version left in clear, page by page; what is done stays done when it is cut off. Returns how many. */
    async moveOver(): Promise<number> {
      let moved = 0
      for (;;) {
        const page = await nextInClear()
        if (page.length === 0) return moved
        for (const { company_id: companyId } of page) await keys.ready(companyId)
        await db.transaction(async (tx) => {
          for (const row of page) {
            const { customer, ...indexes } = sealUnder(keys.of(row.company_id), row.id, row)
            await sql`update ${sql.table(table)} set customer = ${customer}, number_index = ${indexes.number_index},
              last8_index = ${indexes.last8_index}, last4_index = ${indexes.last4_index} where id = ${row.id}`.execute(
              tx.on<unknown>(),
            )
          }
          const ids = page.map(({ id }) => id)
          await sql`delete from ${sql.table(asideOf(table))} where id in (${sql.join(ids)})`.execute(
            tx.on<unknown>(),
          )
        })
        moved += page.length
      }
    },
  }
}
export type RowCustomers = ReturnType<typeof createRowCustomers>
